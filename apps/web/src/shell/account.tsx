import { Box, Button, Group, Text } from '@mantine/core';
import { useSession } from '../session/session.js';

/** Who is signed in, and the way out. */
export function Account() {
  const { session, ready, signIn, signOut } = useSession();
  if (!ready) return null;
  if (!session) return <Button onClick={() => void signIn()}>Sign in</Button>;
  return (
    <Group gap="sm" wrap="nowrap">
      <Box ta="right" visibleFrom="xs">
        <Text size="sm" fw={600} lh={1.2}>
          {session.name}
        </Text>
        {session.organisationName && (
          <Text size="xs" c="dimmed">
            {session.organisationName}
          </Text>
        )}
      </Box>
      <Button variant="default" size="xs" onClick={() => void signOut()}>
        Sign out
      </Button>
    </Group>
  );
}
