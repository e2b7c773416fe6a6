import { Select, type ComboboxData } from '@mantine/core';

export interface FilterProps {
  readonly label: string;
  /** What stands there while nothing is left out. */
  readonly all: string;
  readonly data: ComboboxData;
  readonly value: string | null;
  onChange(value: string | null): void;
}

/** Narrows a list down; nothing chosen shows everything. */
export function Filter({ all, ...select }: FilterProps) {
  return (
    <Select {...select} placeholder={all} clearable clearButtonProps={{ 'aria-label': all }} maw={260} />
  );
}
