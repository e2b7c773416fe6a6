import { isLater } from '../awaitable.js';
import { issuerIdOf } from '../jose/jwt-claims.js';
import { textOf } from '../text-of.js';
import { StandardsError } from '../standards-error.js';
import { fail, pass, type Check, type CheckResult, type VerificationPorts } from './check.js';
import { assertsWith, resolveMethod, verificationMethodIds } from './verification-method.js';

const name = 'issuer-binding';

/** A key that signed belongs to the issuer, who lists it for assertions; of several proofs one is enough. */
export const checkIssuerBinding: Check = async (parsed, ports) => {
  try {
    const issuer = issuerIdOf(parsed.credential);
    let first: CheckResult | undefined;
    for (const id of verificationMethodIds(parsed)) {
      const result = await bindingOf(id, issuer, ports);
      if (result.outcome === 'pass') return result;
      first ??= result;
    }
    return first ?? fail(name, 'PROOF_MISSING', 'The credential carries no proof that asserts it.');
  } catch (error) {
    if (error instanceof StandardsError) return fail(name, error.code, error.message);
    throw error;
  }
};

async function bindingOf(id: string, issuer: string, ports: VerificationPorts): Promise<CheckResult> {
  try {
    const resolved = resolveMethod(id, ports);
    const { document, method } = isLater(resolved) ? await resolved : resolved;
    // Both: a document may claim another's name for its own key (Controlled Identifiers 1.0 §3.3).
    const stranger = document.id === issuer ? method.controller : document.id;
    if (stranger !== issuer) {
      return fail(
        name,
        'ISSUER_MISMATCH',
        `The key belongs to ${textOf(stranger)}, the credential names ${issuer || 'nobody'}.`,
      );
    }
    if (!assertsWith(document, id))
      return fail(name, 'KEY_NOT_FOR_ASSERTION', 'The issuer does not list this key for assertions.');
    return pass(name, 'The issuer lists the key that signed.');
  } catch (error) {
    if (error instanceof StandardsError) return fail(name, error.code, error.message);
    throw error;
  }
}
