import { signInAsPerson } from '../../apps/wellspring/dist/seed/sign-in-as-person.js';

/** The system did not answer, or its edge had nobody to ask: worth trying again. */
export class Outage extends Error {}

/**
 * Calls the system at `url` with a token; a refusal becomes an error that says which, an outage an `Outage`.
 * `call.stream(path)` answers the response itself, for reading as it comes.
 */
export function clientOf(url, token) {
  const ask = async (method, path, { body, headers = {}, signal } = {}) => {
    const response = await fetch(url + path, {
      method,
      headers: { authorization: `Bearer ${token}`, ...headers },
      body,
      signal,
    }).catch((error) => {
      throw new Outage(`${method} ${path}: ${error.cause?.message ?? error.message}`);
    });
    if (response.ok) return response;
    const text = (await response.text()).slice(0, 600);
    const fault = `${method} ${path} answered ${response.status}: ${text}`;
    throw [502, 503, 504].includes(response.status) ? new Outage(fault) : new Error(fault);
  };
  const call = async (method, path, body, { type = 'application/json', headers = {} } = {}) => {
    const sent = body === undefined || typeof body === 'string' || body instanceof Uint8Array;
    const response = await ask(method, path, {
      body: sent ? body : JSON.stringify(body),
      headers: { ...(body !== undefined && { 'content-type': type }), ...headers },
    });
    const text = await response.text();
    return text && /[/+]json\b/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : text;
  };
  call.stream = (path, signal) => ask('GET', path, { headers: { accept: 'text/event-stream' }, signal });
  return call;
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

/** Asks until the answer is not undefined, through outages; throws what was waited for when time is up. */
export async function until(what, ask, timeoutMs = 120_000) {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const answer = await throughOutage(ask);
    if (answer !== undefined) return answer;
    if (Date.now() > deadline) throw new Error(`${what}: not after ${timeoutMs / 1000} s`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function throughOutage(ask) {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Outage) return undefined;
    throw error;
  }
}

/** Every item of a list that is read page by page. */
export async function allItems(call, path) {
  const items = [];
  for (let cursor = ''; ;) {
    const separator = path.includes('?') ? '&' : '?';
    const page = await call('GET', `${path}${separator}limit=200${cursor && `&cursor=${cursor}`}`);
    items.push(...page.items);
    if (!page.next) return items;
    cursor = encodeURIComponent(page.next);
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
