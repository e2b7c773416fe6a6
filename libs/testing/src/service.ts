import { randomUUID } from 'node:crypto';
import { HttpException } from '@nestjs/common';
import { TokenVerifier, type Caller } from '@wellspring/auth';
import {
  contextNames,
  refuse,
  type ContextName,
  type OrganisationKind,
  type Scope,
} from '@wellspring/contracts';
import { embeddedLogTables } from '@wellspring/messaging';
import { migrate, provision, urlOfContext, urlOfDatabase } from '@wellspring/persistence';
import {
  createLogger,
  deriveKey,
  environmentSchema,
  readEnvironment,
  startService,
  type ContextDefinition,
  type Service,
} from '@wellspring/platform';
import { createTestDatabase } from './environment/index.js';

export const testSecret = 'a secret that only tests know, 48 characters long';

export interface TestServiceOptions {
  readonly contexts: readonly ContextDefinition[];
  /** Environment variables beside the defaults: random port, silent log, no rate limit, loopback open. */
  readonly variables?: Readonly<Record<string, string>>;
}

export interface TestService extends Service {
  /** Superuser URL of the test's own database, to look past row-level security. */
  readonly adminUrl: string;
  /** A bearer token that the service accepts for this caller. */
  tokenOf(caller: TestCaller): string;
  /** Calls the service: JSON in, JSON out, any status. */
  call(method: string, path: string, options?: CallOptions): Promise<Answer>;
}

export interface TestCaller {
  readonly subject?: string;
  readonly organisationId?: string;
  readonly organisationKind?: OrganisationKind;
  readonly holder?: string;
  readonly scopes: readonly Scope[];
  /** ISO 8601; absent: never. */
  readonly expiresAt?: string;
}

export interface CallOptions {
  readonly as?: TestCaller;
  readonly token?: string;
  readonly body?: unknown;
  /** Sent as it is, with its own media type. */
  readonly raw?: { readonly type: string; readonly body: string | Uint8Array };
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // The test states what it expects of the body.
  readonly body: never;
}

/** Runs contexts in this process on a database of their own, real PostgreSQL, on a free port. */
export async function startTestService(options: TestServiceOptions): Promise<TestService> {
  const database = await createTestDatabase();
  const service = await startService({
    name: 'test',
    contexts: options.contexts,
    environment: readEnvironment(environmentSchema, {
      PORT: '0',
      LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'silent',
      WELLSPRING_PUBLIC_URL: 'http://localhost:3999',
      WELLSPRING_RATE_LIMIT: '0',
      WELLSPRING_ALLOW_HOSTS: '127.0.0.1,localhost',
      ...options.variables,
    }),
    variables: options.variables ?? {},
    secret: testSecret,
    tokens: new TestTokens(),
    logger: createLogger('test', process.env['TEST_LOG_LEVEL'] ?? 'silent'),
    databaseUrlOf: await prepareDatabase(database.url, options.contexts),
  });
  const tokenOf = (caller: TestCaller) => Buffer.from(JSON.stringify(caller)).toString('base64url');
  return {
    ...service,
    adminUrl: database.url,
    tokenOf,
    call: (method, path, call = {}) => callService(service.url, method, path, call, tokenOf),
    close: async () => {
      await service.close();
      await database.drop();
    },
  };
}

/** Provisions roles and schemas and runs every migration; answers each context's own URL. */
export async function prepareDatabase(
  adminUrl: string,
  contexts: readonly Pick<ContextDefinition, 'name' | 'migrations'>[],
): Promise<(context: ContextName) => string> {
  const name = new URL(adminUrl).pathname.slice(1);
  const passwordOf = (context: string) => deriveKey(testSecret, `database:${context}`).toString('base64url');
  await provision({
    adminUrl: urlOfDatabase(adminUrl, 'postgres'),
    database: name,
    contexts: [...contextNames, 'messaging'],
    passwordOf,
  });
  await migrate(adminUrl, 'messaging', [embeddedLogTables]);
  for (const context of contexts) await migrate(adminUrl, context.name, context.migrations);
  return (context) => urlOfContext(adminUrl, name, context, passwordOf(context));
}

async function callService(
  url: string,
  method: string,
  path: string,
  options: CallOptions,
  tokenOf: (caller: TestCaller) => string,
): Promise<Answer> {
  const token = options.token ?? (options.as && tokenOf(options.as));
  const body = options.raw?.body ?? (options.body === undefined ? undefined : JSON.stringify(options.body));
  const type = options.raw?.type ?? (options.body === undefined ? undefined : 'application/json');
  const response = await fetch(url + path, {
    method,
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(type && { 'content-type': type }),
      ...options.headers,
    },
    body: (body as string | undefined) ?? null,
  });
  const text = await response.text();
  const json = /\bjson\b/.test(response.headers.get('content-type') ?? '')
    ? (JSON.parse(text) as never)
    : (undefined as never);
  return { status: response.status, headers: response.headers, text, body: json };
}

/** Takes a caller at its word: the tokens themselves are identity's own tests. */
class TestTokens extends TokenVerifier {
  async verify(token: string): Promise<Caller> {
    try {
      const { expiresAt, ...caller } = JSON.parse(Buffer.from(token, 'base64url').toString()) as TestCaller;
      return {
        kind: 'member',
        ...caller,
        subject: caller.subject ?? randomUUID(),
        scopes: new Set(caller.scopes),
        ...(expiresAt && { expiresAt: new Date(expiresAt) }),
      };
    } catch {
      throw new HttpException(refuse('AUTH_TOKEN_INVALID', 401, 'Not a token of this test.'), 401);
    }
  }
}
