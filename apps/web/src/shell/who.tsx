import { Text } from '@mantine/core';
import type { Session } from '../session/session.js';

/** Whose session this is. */
export function Who({ session: { name, organisationName } }: { session: Session }) {
  return (
    <>
      <Text size="sm" fw={600} lh={1.2}>
        {name}
      </Text>
      {organisationName && (
        <Text size="xs" c="dimmed">
          {organisationName}
        </Text>
      )}
    </>
  );
}
