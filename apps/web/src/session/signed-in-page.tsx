import { Center, Loader, Stack, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { ProblemAlert } from '../shell/problem-alert.js';
import { userManager } from './user-manager.js';

/** Where identity sends people back to; goes on to where they were. */
export function SignedInPage() {
  const navigate = useNavigate();
  const [error, setError] = useState<unknown>();
  const started = useRef(false);

  useEffect(() => {
    // A code is good once; React may run an effect twice in development.
    if (started.current) return;
    started.current = true;
    userManager.signinRedirectCallback().then(
      (user) =>
        void navigate(typeof user.state === 'string' && user.state !== '/signed-in' ? user.state : '/', {
          replace: true,
        }),
      setError,
    );
  }, [navigate]);

  if (error) return <ProblemAlert error={error} title="The sign-in did not complete" />;
  return (
    <Center mih="40vh">
      <Stack align="center">
        <Loader />
        <Text role="status">Signing you in …</Text>
      </Stack>
    </Center>
  );
}
