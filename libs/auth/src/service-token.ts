import { contextNames, type ContextName } from '@wellspring/contracts';
import { errors, jwtVerify, SignJWT } from 'jose';
import { unauthorised } from './token-verifier.js';

const lifetimeSeconds = 60;

/** Tokens that contexts show each other on internal ports: short-lived, signed with the installation's secret. */
export class ServiceTokens {
  constructor(private readonly secret: Uint8Array) {}

  /** A token of `from` for the internal ports of `to`, valid for a minute. */
  async sign(from: ContextName, to: ContextName): Promise<string> {
    return new SignJWT()
      .setProtectedHeader({ alg: 'HS256', typ: 'wellspring-service+jwt' })
      .setIssuer(from)
      .setAudience(to)
      .setIssuedAt()
      .setExpirationTime(`${lifetimeSeconds}s`)
      .sign(this.secret);
  }

  /** The calling context of a token for `to`; refuses everything else with 401. */
  async verify(token: string, to: ContextName): Promise<ContextName> {
    try {
      const options = {
        audience: to,
        typ: 'wellspring-service+jwt',
        algorithms: ['HS256'],
        requiredClaims: ['exp'],
        clockTolerance: 5,
      };
      const { payload } = await jwtVerify(token, this.secret, options);
      const caller = contextNames.find((name) => name === payload.iss);
      if (caller) return caller;
    } catch (error) {
      if (!(error instanceof errors.JOSEError)) throw error;
    }
    throw unauthorised(
      'AUTH_SERVICE_TOKEN_INVALID',
      'Internal ports answer the contexts of this installation alone.',
    );
  }
}
