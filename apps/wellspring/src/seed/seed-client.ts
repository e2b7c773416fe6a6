/** Calls the running system as an API client does; a refusal ends the seed with its reason. */
export class SeedClient {
  private constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  static async signIn(url: string, clientId: string, secret: string, scope: string): Promise<SeedClient> {
    const response = await fetch(`${url}/oidc/token`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({ grant_type: 'client_credentials', scope }),
    });
    const answer = (await response.json()) as { access_token?: string; error_description?: string };
    if (!answer.access_token)
      throw new Error(`${clientId} gets no token: ${answer.error_description ?? response.status}`);
    return new SeedClient(url, answer.access_token);
  }

  /** Answers the body; a status in `allowed` answers undefined instead of ending the seed. */
  async call<TAnswer>(
    method: string,
    path: string,
    body?: unknown,
    allowed: readonly number[] = [],
  ): Promise<TAnswer | undefined> {
    const response = await fetch(this.url + path, {
      method,
      headers: { authorization: `Bearer ${this.token}`, 'content-type': 'application/json' },
      body: body === undefined ? null : JSON.stringify(body),
    });
    const text = await response.text();
    if (response.ok) return (text ? JSON.parse(text) : undefined) as TAnswer;
    if (allowed.includes(response.status)) return undefined;
    throw new Error(`${method} ${path} answered ${response.status}: ${text.slice(0, 500)}`);
  }
}
