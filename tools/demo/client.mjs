import { signInAsPerson } from '../../apps/wellspring/dist/seed/sign-in-as-person.js';

/** Calls the system at `url` with a token; a refusal becomes an error that says which. */
export function clientOf(url, token) {
  return async (method, path, body, { type = 'application/json', headers = {} } = {}) => {
    const response = await fetch(url + path, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body !== undefined && { 'content-type': type }),
        ...headers,
      },
      body:
        body === undefined || typeof body === 'string' || body instanceof Uint8Array
          ? body
          : JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text.slice(0, 600)}`);
    return text && /[/+]json\b/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : text;
  };
}

/** A client with the rights of an API client. */
export async function asClient(url, { id, secret }, scope) {
  const response = await fetch(`${url}/oidc/token`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope }),
  });
  const { access_token: token, error_description: why } = await response.json();
  if (!token) throw new Error(`${id} gets no token: ${why}`);
  return clientOf(url, token);
}

/** A client with the rights of a person. */
export async function asPerson(url, publicUrl, email, password) {
  return clientOf(url, await signInAsPerson({ url, publicUrl, email, password }));
}

/** Asks until the answer is not undefined; throws with what was waited for when time is up. */
export async function until(what, ask, timeoutMs = 120_000) {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > deadline) throw new Error(`${what}: not after ${timeoutMs / 1000} s`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Works off a list, some at a time, in order of results. */
export async function inParallel(items, width, work) {
  const results = new Array(items.length);
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const index = next++;
      results[index] = await work(items[index], index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
  return results;
}
