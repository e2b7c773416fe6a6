import { issuerIdOf } from '../jose/jwt-claims.js';
import { StandardsError } from '../standards-error.js';
import { fail, pass, type Check } from './check.js';
import { assertsWith, resolveMethod, verificationMethodId } from './verification-method.js';

const name = 'issuer-binding';

/** The key belongs to the issuer, who lists it for assertions. */
export const checkIssuerBinding: Check = async (parsed, ports) => {
  try {
    const issuer = issuerIdOf(parsed.credential);
    const id = verificationMethodId(parsed);
    const { document, method } = await resolveMethod(id, ports);
    if (method.controller !== issuer) {
      return fail(
        name,
        'ISSUER_MISMATCH',
        `The key belongs to ${method.controller}, the credential names ${issuer || 'nobody'}.`,
      );
    }
    if (!assertsWith(document, id))
      return fail(name, 'KEY_NOT_FOR_ASSERTION', 'The issuer does not list this key for assertions.');
    return pass(name, 'The issuer lists the key that signed.');
  } catch (error) {
    if (error instanceof StandardsError) return fail(name, error.code, error.message);
    throw error;
  }
};
