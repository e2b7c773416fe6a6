import { scopeNames, type OrganisationKind, type Scope } from '@wellspring/contracts';
import { createContext, useContext } from 'react';
import type { Api, OpenResponse } from '../api/client.js';

/** Who is signed in, by what the access token says. */
export interface Session {
  readonly subject: string;
  readonly name: string;
  readonly organisationId: string | undefined;
  readonly organisationKind: OrganisationKind | undefined;
  readonly organisationName: string | undefined;
  readonly holder: string | undefined;
  readonly scopes: ReadonlySet<Scope>;
}

export interface SessionState {
  readonly session: Session | undefined;
  readonly ready: boolean;
  readonly api: Api;
  readonly open: OpenResponse;
  signIn(options?: { email?: string; returnTo?: string }): Promise<void>;
  signOut(): Promise<void>;
}

export const SessionContext = createContext<SessionState | undefined>(undefined);

export function useSession(): SessionState {
  const state = useContext(SessionContext);
  if (!state) throw new Error('useSession belongs inside SessionProvider');
  return state;
}

/** The signed-in person of a page behind RequireSession. */
export function useSignedIn(): SessionState & { session: Session } {
  const state = useSession();
  if (!state.session) throw new Error('This page is behind RequireSession.');
  return { ...state, session: state.session };
}

/** Reads the claims of an access token; the server checks them, the page only shows what they allow. */
export function sessionOf(accessToken: string, profile: { name?: string | undefined }): Session {
  const [, payload = ''] = accessToken.split('.');
  const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (char) =>
    char.charCodeAt(0),
  );
  const claims = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, string | undefined>;
  const granted = (claims['scope'] ?? '').split(' ');
  return {
    subject: claims['sub'] ?? '',
    name: profile.name ?? 'Signed in',
    organisationId: claims['organisation'],
    organisationKind: claims['organisation_kind'] as OrganisationKind | undefined,
    organisationName: claims['organisation_name'],
    holder: claims['holder'],
    scopes: new Set(scopeNames.filter((scope) => granted.includes(scope))),
  };
}
