import { createHash, randomBytes } from 'node:crypto';
import { scopeNames } from '@wellspring/contracts';

const redirect = 'http://127.0.0.1/callback';

export interface PersonSignIn {
  readonly url: string;
  readonly publicUrl: string;
  readonly email: string;
  readonly password: string;
}

/** Signs a person in as a browser would: authorization code, PKCE, cookies. Answers the access token. */
export async function signInAsPerson({ url, publicUrl, email, password }: PersonSignIn): Promise<string> {
  const cookies = new Map<string, string>();
  const visit = async (address: string, init: RequestInit = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(address.replace(publicUrl, url), {
      ...init,
      redirect: 'manual',
      headers: { ...init.headers, cookie },
    });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s);
      cookies.set(name, value);
    }
    return response;
  };
  const verifier = randomBytes(32).toString('base64url');
  const query = new URLSearchParams({
    client_id: 'wellspring-cli',
    response_type: 'code',
    redirect_uri: redirect,
    scope: ['openid', ...scopeNames].join(' '),
    resource: publicUrl,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  const asked = await visit(`${url}/oidc/auth?${query}`);
  const uid = asked.headers.get('location')?.split('/').at(-1) ?? '';
  const login = await visit(`${url}/identity/interactions/${uid}/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  if (!login.ok) throw new Error(`${email} cannot sign in: ${(await login.text()).slice(0, 300)}`);
  const { redirectTo } = (await login.json()) as { redirectTo: string };
  const resumed = await visit(redirectTo);
  const code = new URL(resumed.headers.get('location') ?? redirect).searchParams.get('code') ?? '';
  const form = {
    grant_type: 'authorization_code',
    code,
    client_id: 'wellspring-cli',
    redirect_uri: redirect,
    code_verifier: verifier,
  };
  const answered = await visit(`${url}/oidc/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(form),
  });
  const token = (await answered.json()) as { access_token?: string; error_description?: string };
  if (!token.access_token)
    throw new Error(`${email} gets no token: ${token.error_description ?? answered.status}`);
  return token.access_token;
}
