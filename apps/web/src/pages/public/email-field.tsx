import { TextInput, type TextInputProps } from '@mantine/core';

/** The address that names an account. */
export function EmailField(input: TextInputProps) {
  return <TextInput label="E-mail" type="email" autoComplete="username" required {...input} />;
}
