import type { Scope } from '@wellspring/contracts';
import type { Institution, Scenario } from './scenario.js';

export interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly scope: Scope;
  /** A body that the route would take of somebody who may. */
  readonly body?: object;
}

/** What strangers are told: without a token, with one of nobody, without the scope, of an employer, of no organisation. */
export const strangersAreTold = [
  'AUTH_TOKEN_MISSING',
  'AUTH_TOKEN_INVALID',
  'AUTH_SCOPE_MISSING',
  'ISSUER_NOT_AN_INSTITUTION',
  'AUTH_NO_ORGANISATION',
];

/** Calls a route as each kind of stranger; answers the codes of the refusals. */
export async function askAsStrangers(
  { service }: Scenario,
  { caller }: Institution,
  { method, path, scope, body }: Route,
): Promise<string[]> {
  const scopes = caller.scopes.filter((each) => each !== scope);
  const callers = [
    {},
    { token: 'nobody' },
    { as: { ...caller, scopes } },
    { as: { ...caller, organisationKind: 'employer' as const } },
    { as: { scopes: caller.scopes } },
  ];
  const codes: string[] = [];
  for (const each of callers) {
    const answer = await service.call(method, path, { ...each, ...(body && { body }) });
    codes.push((answer.body as { code: string }).code);
  }
  return codes;
}

/** What senders of no request are told: broken JSON, none, a member that would poison it, too much of it, another media type. */
export const garbageIsTold = [
  '400 BODY_MALFORMED',
  '400 BODY_MALFORMED',
  '400 BODY_MALFORMED',
  '413 BODY_TOO_LARGE',
  '415 MEDIA_TYPE_UNSUPPORTED',
];

/** Sends what is no request to a route that takes so many bytes of JSON; answers the refusals. */
export async function sendGarbage({ call }: Institution, path: string, limit = 1_048_576): Promise<string[]> {
  const bodies = [
    ['application/json', '{"name":'],
    ['application/json', ''],
    ['application/json', '{"__proto__":{"name":"x"}}'],
    ['application/json', `"${'x'.repeat(limit)}"`],
    ['application/xml', '<name/>'],
  ] as const;
  const told: string[] = [];
  for (const [type, body] of bodies) {
    const answer = (await call('POST', path, { raw: { type, body } })).body as {
      status: number;
      code: string;
    };
    told.push(`${answer.status} ${answer.code}`);
  }
  return told;
}
