import { createHash, randomBytes } from 'node:crypto';

/** The address that the tests' installation is known under; its pages are asked of the test service itself. */
export const origin = 'http://localhost:3999';

export interface SignInOptions {
  readonly email: string;
  readonly password: string;
  readonly scope?: string;
  readonly loginHint?: string;
}

export interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly id_token: string;
  readonly scope: string;
}

export interface JsonAnswer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** Plays a browser with the web client in it: cookies, redirects, authorization code with PKCE. */
export class TestBrowser {
  private readonly cookies = new Map<string, string>();
  private verifier = '';

  constructor(private readonly serviceUrl: string) {}

  /** Signs in from nothing; answers the tokens. */
  async signIn(options: SignInOptions): Promise<Tokens> {
    const uid = await this.begin(options);
    const { body } = await this.logIn(uid, options);
    const code = await this.codeFrom(String(body['redirectTo']));
    const { body: tokens } = await this.exchange(code);
    return tokens as unknown as Tokens;
  }

  /** Asks for a code; answers the sign-in that the page shows. */
  async begin({ scope = 'openid profile', loginHint }: Partial<SignInOptions> = {}): Promise<string> {
    const location = await this.authorize({ scope, loginHint });
    return location.split('/').at(-1) ?? '';
  }

  /** Asks for a code; answers where the browser is sent. */
  async authorize({
    scope = 'openid profile',
    loginHint,
  }: {
    scope?: string;
    loginHint?: string | undefined;
  }): Promise<string> {
    this.verifier = randomBytes(32).toString('base64url');
    const query = new URLSearchParams({
      client_id: 'wellspring-web',
      response_type: 'code',
      redirect_uri: `${origin}/signed-in`,
      scope,
      resource: origin,
      code_challenge: createHash('sha256').update(this.verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...(loginHint && { login_hint: loginHint }),
    });
    const asked = await this.visit(`/oidc/auth?${query}`);
    return asked.headers.get('location') ?? '';
  }

  logIn(uid: string, { email, password }: Pick<SignInOptions, 'email' | 'password'>): Promise<JsonAnswer> {
    return this.post(`/identity/interactions/${uid}/login`, { email, password });
  }

  /** Follows the end of a sign-in, through our own pages, to the client; answers its code. */
  async codeFrom(address: string): Promise<string> {
    const { searchParams } = new URL(await this.follow(address));
    return searchParams.get('code') ?? searchParams.get('error') ?? '';
  }

  /** Follows redirects until they leave the installation's own protocol; answers where to. */
  async follow(address: string): Promise<string> {
    let url = address;
    for (let hop = 0; hop < 5 && new URL(url, origin).pathname.startsWith('/oidc'); hop += 1) {
      url = (await this.visit(url)).headers.get('location') ?? url;
    }
    return url;
  }

  /** Exchanges a code, with members of the request changed. */
  exchange(code: string, change: Record<string, string> = {}): Promise<JsonAnswer> {
    return this.token({
      grant_type: 'authorization_code',
      code,
      redirect_uri: `${origin}/signed-in`,
      code_verifier: this.verifier,
      ...change,
    });
  }

  refresh(token: string, change: Record<string, string> = {}): Promise<JsonAnswer> {
    return this.token({ grant_type: 'refresh_token', refresh_token: token, ...change });
  }

  async post(path: string, body: unknown): Promise<JsonAnswer> {
    const answer = await this.visit(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  }

  /** One request, with the cookies of this browser. */
  async visit(address: string, init: RequestInit = {}): Promise<Response> {
    const url = new URL(address, origin);
    const base = url.origin === origin ? this.serviceUrl : url.origin;
    const response = await fetch(base + url.pathname + url.search, {
      ...init,
      redirect: 'manual',
      headers: {
        ...(init.headers as Record<string, string>),
        cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  }

  private async token(form: Record<string, string>): Promise<JsonAnswer> {
    const body = new URLSearchParams({ client_id: 'wellspring-web', ...form });
    const answer = await this.visit('/oidc/token', { method: 'POST', body });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  }
}

/** Asks for a token as an API client, its secret in the header or in the form. */
export async function clientToken(
  serviceUrl: string,
  client: { id: string; secret: string; scope?: string; inForm?: boolean },
): Promise<JsonAnswer> {
  const { id, secret, scope, inForm = false } = client;
  const basic = Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString('base64');
  const answer = await fetch(`${serviceUrl}/oidc/token`, {
    method: 'POST',
    headers: inForm ? {} : { authorization: `Basic ${basic}` },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      ...(scope && { scope }),
      ...(inForm && { client_id: id, client_secret: secret }),
    }),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}
