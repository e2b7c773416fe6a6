import { problemOf } from './problem.js';

export interface CallOptions {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it is, such as a file. */
  readonly body?: Blob | string;
  readonly type?: string;
  readonly accept?: string;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
}

/** Calls the server as the signed-in person. Throws ProblemError on a refusal. */
export type Api = <TResult>(path: string, options?: CallOptions) => Promise<TResult>;

/** The same, with the response as it came: for streams and files. */
export type OpenResponse = (path: string, options?: CallOptions) => Promise<Response>;

/** Makes the caller of the API for a source of access tokens. */
export function createCaller(tokenOf: () => Promise<string | undefined>): { api: Api; open: OpenResponse } {
  const open: OpenResponse = async (path, options = {}) => {
    const response = await fetch(path + queryOf(options.query), {
      method: options.method ?? 'GET',
      headers: headersOf(options, await tokenOf()),
      body: options.json === undefined ? (options.body ?? null) : JSON.stringify(options.json),
      signal: options.signal ?? null,
    }).catch((error: unknown) => {
      if (options.signal?.aborted) throw error;
      throw new Error('The server cannot be reached. Check your connection, then try again.');
    });
    if (!response.ok) throw await problemOf(response);
    return response;
  };
  const api: Api = async <TResult>(path: string, options?: CallOptions) => {
    const response = await open(path, options);
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return (isJson && text ? JSON.parse(text) : text) as TResult;
  };
  return { api, open };
}

function headersOf(options: CallOptions, token: string | undefined): Record<string, string> {
  const type = options.json === undefined ? options.type : 'application/json';
  return {
    accept: options.accept ?? 'application/json',
    ...(token && { authorization: `Bearer ${token}` }),
    ...(type && { 'content-type': type }),
    ...(options.idempotencyKey && { 'idempotency-key': options.idempotencyKey }),
    ...options.headers,
  };
}

function queryOf(query: CallOptions['query']): string {
  const given = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== '');
  return given.length === 0
    ? ''
    : `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}
