import { Box, Button, Group } from '@mantine/core';
import { useSession } from '../session/session.js';
import { Who } from './who.js';

/** Who is signed in, and the way out. */
export function Account() {
  const { session, ready, signIn, signOut } = useSession();
  if (!ready) return null;
  if (!session) return <Button onClick={() => void signIn()}>Sign in</Button>;
  return (
    <Group gap="sm" wrap="nowrap">
      <Box ta="right" visibleFrom="xs">
        <Who session={session} />
      </Box>
      <Button variant="default" size="xs" onClick={() => void signOut()}>
        Sign out
      </Button>
    </Group>
  );
}
