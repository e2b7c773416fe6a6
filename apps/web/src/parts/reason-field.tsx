import { TextInput } from '@mantine/core';

/** Why somebody does what cannot be taken back: it is kept with the deed. */
export function ReasonField({ value, onChange }: { value: string; onChange(reason: string): void }) {
  return (
    <TextInput
      label="Reason"
      required
      data-autofocus
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
