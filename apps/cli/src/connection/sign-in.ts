import { createHash, randomBytes } from 'node:crypto';
import { loginAnswer, scopeNames } from '@wellspring/contracts';
import { ProblemError, UsageError } from './errors.js';
import { ask, problemOf } from './http.js';
import type { ProfileAccount, ProfileClient } from './profile.js';

const clientId = 'wellspring-cli';
/** A loopback redirect that nothing listens at: the code is read from the last redirect (RFC 8252 §7.3). */
const redirectUri = 'http://127.0.0.1/callback';

/** The access token of an API client. */
export async function clientToken(base: URL, { id, secret }: ProfileClient): Promise<string> {
  const credentials = `${encodeURIComponent(id)}:${encodeURIComponent(secret)}`;
  return tokenOf(base, new URLSearchParams({ grant_type: 'client_credentials' }), {
    authorization: `Basic ${Buffer.from(credentials).toString('base64')}`,
  });
}

/** The access token of a person: the sign-in that a browser does, by authorization code with PKCE. */
export async function accountToken(base: URL, account: ProfileAccount): Promise<string> {
  const visitor = new Visitor(base);
  const verifier = randomBytes(32).toString('base64url');
  const state = randomBytes(16).toString('base64url');
  const query = new URLSearchParams({
    client_id: clientId,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: ['openid', ...scopeNames].join(' '),
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    state,
  });
  const page = await visitor.follow(`/oidc/auth?${query}`);
  const uid = /^\/sign-in\/([\w-]+)$/.exec(page.pathname)?.[1];
  if (!uid) throw new UsageError(`The sign-in ended at ${page.origin}${page.pathname}.`);
  const { email, password } = account;
  const { redirectTo } = await visitor.logIn(uid, { email, password });
  const end = await visitor.follow(redirectTo);
  const code = end.searchParams.get('code');
  if (!code || end.searchParams.get('state') !== state) {
    throw new UsageError(end.searchParams.get('error_description') ?? 'The sign-in brought no code.');
  }
  const form = { grant_type: 'authorization_code', code, redirect_uri: redirectUri, client_id: clientId };
  return tokenOf(base, new URLSearchParams({ ...form, code_verifier: verifier }), {});
}

async function tokenOf(base: URL, body: URLSearchParams, headers: Record<string, string>): Promise<string> {
  const answer = await ask(new URL('/oidc/token', base), { method: 'POST', headers, body });
  if (!answer.ok) throw await problemOf(answer);
  const { access_token: token } = (await answer.json()) as { access_token: string };
  return token;
}

/** Keeps the cookies of one sign-in, and asks the address that it was given whatever the redirects name. */
class Visitor {
  private readonly cookies = new Map<string, string>();

  constructor(private readonly base: URL) {}

  /** Follows redirects within the protocol; answers the first address outside it. */
  async follow(address: string): Promise<URL> {
    let url = new URL(address, this.base);
    for (let hop = 0; hop < 10 && url.pathname.startsWith('/oidc/'); hop += 1) {
      const answer = await this.visit(url, {});
      const location = answer.headers.get('location');
      if (!location)
        throw answer.ok ? new UsageError('The sign-in ended on a page.') : await problemOf(answer);
      url = new URL(location, url);
    }
    return url;
  }

  async logIn(uid: string, login: { email: string; password: string }) {
    const answer = await this.visit(new URL(`/identity/interactions/${uid}/login`, this.base), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(login),
    });
    if (answer.ok) return loginAnswer.parse(await answer.json());
    const error = await problemOf(answer);
    const detail = `${login.email} could not sign in: ${error.message}`;
    throw new ProblemError({ ...error.problem, detail });
  }

  private async visit(url: URL, init: RequestInit): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await ask(new URL(url.pathname + url.search, this.base), {
      ...init,
      redirect: 'manual',
      headers: { accept: 'application/json', ...(init.headers as Record<string, string>), cookie },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      this.cookies.set(pair.slice(0, at).trim(), pair.slice(at + 1).trim());
    }
    return answer;
  }
}
