import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { ProblemAlert } from '../parts/problem-alert.js';
import { Waiting } from '../parts/waiting.js';
import { Page } from '../shell/page.js';
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

  return (
    <Page title={error ? 'You are not signed in' : 'Signing you in'}>
      {error ? (
        <ProblemAlert
          error={error}
          title="The sign-in did not complete; start it again from the start page"
        />
      ) : (
        <Waiting label="One moment" />
      )}
    </Page>
  );
}
