import { useEffect, useMemo, useState, type ReactNode } from 'react';
import type { User } from 'oidc-client-ts';
import { createCaller } from '../api/client.js';
import { SessionContext, sessionOf, type SessionState } from './session.js';
import { userManager } from './user-manager.js';

const caller = createCaller(async () => (await userManager.getUser())?.access_token);

/** Keeps the session of the tab and gives every page the API as that person. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const [user, setUser] = useState<User | null>();

  useEffect(() => {
    void userManager.getUser().then((known) => setUser(known && !known.expired ? known : null));
    const loaded = (fresh: User) => setUser(fresh);
    const unloaded = () => setUser(null);
    userManager.events.addUserLoaded(loaded);
    userManager.events.addUserUnloaded(unloaded);
    userManager.events.addAccessTokenExpired(unloaded);
    return () => {
      userManager.events.removeUserLoaded(loaded);
      userManager.events.removeUserUnloaded(unloaded);
      userManager.events.removeAccessTokenExpired(unloaded);
    };
  }, []);

  const state = useMemo<SessionState>(
    () => ({
      ...caller,
      ready: user !== undefined,
      session: user ? sessionOf(user.access_token, user.profile) : undefined,
      signIn: ({ email, returnTo } = {}) =>
        userManager.signinRedirect({
          ...(email && { login_hint: email }),
          // Who chooses a person, or another than themselves, is not taken for who was here before.
          ...((email || user) && { prompt: 'login' }),
          state: returnTo ?? window.location.pathname + window.location.search + window.location.hash,
        }),
      signOut: () => userManager.signoutRedirect(),
    }),
    [user],
  );
  return <SessionContext value={state}>{children}</SessionContext>;
}
