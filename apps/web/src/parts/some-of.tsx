import { MultiSelect, type ComboboxData } from '@mantine/core';

export interface SomeOfProps {
  readonly label: string;
  /** What it means to choose none. */
  readonly all: string;
  readonly none: string;
  readonly data: ComboboxData;
  readonly value: string[];
  onChange(value: string[]): void;
}

/** Some of many; none chosen is all. */
export function SomeOf({ all, none, value, ...select }: SomeOfProps) {
  return (
    <MultiSelect
      {...select}
      value={value}
      placeholder={value.length === 0 ? all : ''}
      nothingFoundMessage={none}
      searchable
    />
  );
}
