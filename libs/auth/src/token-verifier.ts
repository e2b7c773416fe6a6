import { HttpException } from '@nestjs/common';
import { refuse, scopeNames, type OrganisationKind, type Scope } from '@wellspring/contracts';
import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import type { Caller } from './caller.js';

/** Turns an access token into a caller, or throws a 401 refusal; 503 when it cannot tell. */
export abstract class TokenVerifier {
  abstract verify(token: string): Promise<Caller>;
}

export interface JwtTokenVerifierOptions {
  readonly issuer: string;
  readonly audience: string;
  /** Where identity's keys are, or the keys themselves. */
  readonly keys: URL | JWTVerifyGetKey;
  readonly now: () => Date;
}

/** Verifies identity's JWT access tokens (RFC 9068) against its published keys. */
export class JwtTokenVerifier extends TokenVerifier {
  private readonly keys: JWTVerifyGetKey;

  constructor(private readonly options: JwtTokenVerifierOptions) {
    super();
    this.keys = options.keys instanceof URL ? createRemoteJWKSet(options.keys) : options.keys;
  }

  async verify(token: string): Promise<Caller> {
    const { issuer, audience, now } = this.options;
    try {
      const { payload } = await jwtVerify(token, this.keys, {
        issuer,
        audience,
        typ: 'at+jwt',
        algorithms: ['ES256', 'EdDSA'],
        requiredClaims: ['exp', 'sub', 'client_id'],
        currentDate: now(),
        clockTolerance: 5,
      });
      return callerOf(payload);
    } catch (error) {
      throw refusalOf(error);
    }
  }
}

function callerOf(payload: JWTPayload): Caller {
  const granted = String(payload['scope'] ?? '').split(' ');
  const text = (name: string) => (typeof payload[name] === 'string' ? payload[name] : undefined);
  const subject = payload.sub ?? '';
  const organisationId = text('organisation');
  const organisationKind = text('organisation_kind') as OrganisationKind | undefined;
  const holder = text('holder');
  return {
    subject,
    kind: subject === text('client_id') ? 'client' : 'member',
    ...(organisationId && { organisationId }),
    ...(organisationKind && { organisationKind }),
    ...(holder && { holder }),
    ...(payload.exp !== undefined && { expiresAt: new Date(payload.exp * 1000) }),
    scopes: new Set(scopeNames.filter((scope): scope is Scope => granted.includes(scope))),
  };
}

/** What jose throws when the published keys cannot be had: no fault of the token. */
const outages = new Set(['ERR_JOSE_GENERIC', 'ERR_JWKS_INVALID', 'ERR_JWKS_TIMEOUT']);

function refusalOf(error: unknown): HttpException {
  if (error instanceof errors.JWTExpired) {
    return unauthorised('AUTH_TOKEN_EXPIRED', 'The access token has expired; ask for a new one.');
  }
  if (error instanceof errors.JOSEError && !outages.has(error.code)) {
    return unauthorised('AUTH_TOKEN_INVALID', 'The access token is not one of this installation.');
  }
  const detail = 'Access tokens cannot be checked, for identity does not answer; try again.';
  return new HttpException(refuse('AUTH_UNAVAILABLE', 503, detail), 503, { cause: error });
}

export function unauthorised(code: string, detail: string): HttpException {
  return new HttpException(refuse(code, 401, detail), 401);
}
