import { Select } from '@mantine/core';

const day = 24 * 3600 * 1000;

/** The moment so many days from now. */
export function inDays(days: string): Date {
  return new Date(Date.now() + Number(days) * day);
}

export interface DaysProps {
  readonly label: string;
  /** A number of days and what people call it. */
  readonly choices: readonly (readonly [days: string, label: string])[];
  readonly value: string;
  onChange(days: string): void;
}

/** For how long something holds. */
export function Days({ label, choices, value, onChange }: DaysProps) {
  return (
    <Select
      label={label}
      allowDeselect={false}
      data={choices.map(([days, words]) => ({ value: days, label: words }))}
      value={value}
      onChange={(days) => onChange(days ?? value)}
    />
  );
}
