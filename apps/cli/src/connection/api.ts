import type { ReadableStream } from 'node:stream/web';
import type { Command } from 'commander';
import { ask, problemOf } from './http.js';
import { addressOf, identityOf, identityOfRole, readProfile, type Identity } from './profile.js';
import { accountToken, clientToken } from './sign-in.js';

export interface CallOptions {
  readonly method?: 'GET' | 'POST';
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it is, with its media type. */
  readonly body?: string | ReadableStream<Uint8Array>;
  readonly type?: string;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly headers?: Readonly<Record<string, string>>;
}

interface GlobalOptions {
  readonly as?: string;
  readonly json?: boolean;
}

/** What every command may say. */
export function globalOptionsOf(command: Command): GlobalOptions {
  return command.optsWithGlobals<GlobalOptions>();
}

/** The running system, as somebody. Signs in when the first call that needs a token is made. */
export class Api {
  private token: Promise<string> | undefined;

  private constructor(
    private readonly base: URL,
    private readonly identify: () => Identity,
  ) {}

  /** The system that the environment names, as the person or client of `--as`, else of the first of `roles`. */
  static of(command: Command, roles: readonly string[]): Api {
    const profile = readProfile(process.env);
    const { as } = globalOptionsOf(command);
    const who = as ?? process.env['WELLSPRING_AS'];
    return new Api(addressOf(profile, process.env), () =>
      who ? identityOf(profile, who) : identityOfRole(profile, roles),
    );
  }

  /** A bearer token. */
  bearer(): Promise<string> {
    this.token ??= this.signIn();
    return this.token;
  }

  /** Calls as somebody and answers the JSON. @throws ProblemError when the server refuses */
  async call<TAnswer>(path: string, options: CallOptions = {}): Promise<TAnswer> {
    const response = await this.request(path, options, await this.bearer());
    return (await response.json()) as TAnswer;
  }

  /** Calls as somebody and answers the response, to be streamed. */
  async open(path: string, options: CallOptions = {}): Promise<Response> {
    return this.request(path, options, await this.bearer());
  }

  /** Calls what is public. */
  async openPublic(path: string, options: CallOptions = {}): Promise<Response> {
    return this.request(path, options);
  }

  private async signIn(): Promise<string> {
    const identity = this.identify();
    return identity.kind === 'client'
      ? clientToken(this.base, identity.client)
      : accountToken(this.base, identity.account);
  }

  private async request(path: string, options: CallOptions, token?: string): Promise<Response> {
    const { json, body, query = {} } = options;
    const url = new URL(path, this.base);
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) url.searchParams.set(name, String(value));
    }
    const type = json === undefined ? options.type : 'application/json';
    const sent = json === undefined ? body : JSON.stringify(json);
    const response = await ask(url, {
      method: options.method ?? (sent === undefined ? 'GET' : 'POST'),
      headers: {
        accept: 'application/json',
        ...(token && { authorization: `Bearer ${token}` }),
        ...(type && { 'content-type': type }),
        ...options.headers,
      },
      ...(sent !== undefined && { body: sent as string, duplex: 'half' as const }),
    });
    if (!response.ok) throw await problemOf(response);
    return response;
  }
}
