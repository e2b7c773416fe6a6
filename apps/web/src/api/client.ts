import { problemOf } from './problem.js';

export interface CallOptions {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it is, such as a file. */
  readonly body?: Blob | string;
  readonly type?: string;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly idempotencyKey?: string;
}

/** Calls the server as the signed-in person. Throws ProblemError on a refusal. */
export type Api = <TResult>(path: string, options?: CallOptions) => Promise<TResult>;

/** Makes the caller of the API for a source of access tokens. */
export function createApi(tokenOf: () => Promise<string | undefined>): Api {
  return async <TResult>(path: string, options: CallOptions = {}) => {
    const token = await tokenOf();
    const type = options.json === undefined ? options.type : 'application/json';
    const response = await fetch(path + queryOf(options.query), {
      method: options.method ?? 'GET',
      headers: {
        accept: 'application/json',
        ...(token && { authorization: `Bearer ${token}` }),
        ...(type && { 'content-type': type }),
        ...(options.idempotencyKey && { 'idempotency-key': options.idempotencyKey }),
      },
      body: options.json === undefined ? (options.body ?? null) : JSON.stringify(options.json),
    });
    if (!response.ok) throw await problemOf(response);
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return (isJson && text ? JSON.parse(text) : text) as TResult;
  };
}

function queryOf(query: CallOptions['query']): string {
  const given = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== '');
  return given.length === 0
    ? ''
    : `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}
