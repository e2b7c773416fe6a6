import { Button, CopyButton, Group, TextInput } from '@mantine/core';

/** Something to take away: a link or a secret, readable whole and copied with one press. */
export function CopyField({ label, value }: { label: string; value: string }) {
  return (
    <Group align="flex-end" gap="xs">
      <TextInput
        label={label}
        value={value}
        readOnly
        miw={180}
        style={{ flex: 1 }}
        onFocus={(event) => event.currentTarget.select()}
      />
      <CopyValue value={value} name={`Copy: ${label}`} />
    </Group>
  );
}

/** The button alone. */
export function CopyValue({ value, name, size = 'sm' }: { value: string; name: string; size?: 'xs' | 'sm' }) {
  return (
    <CopyButton value={value} timeout={3000}>
      {({ copied, copy }) => (
        <Button size={size} variant="default" onClick={copy} aria-label={copied ? `${name}: copied` : name}>
          {copied ? 'Copied' : 'Copy'}
        </Button>
      )}
    </CopyButton>
  );
}
