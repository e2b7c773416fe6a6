import { verifyDataIntegrity } from '../integrity/eddsa-rdfc-2022.js';
import { verifyVcJwt } from '../jose/vc-jwt.js';
import { verifySdJwt } from '../jose/verify-sd-jwt.js';
import type { ParsedCredential } from '../credentials/parse-credential.js';
import type { PublicJwk } from '../keys/multikey.js';
import { StandardsError } from '../standards-error.js';
import { fail, pass, type Check } from './check.js';
import { publicJwkOf, resolveMethod, verificationMethodId } from './verification-method.js';

const name = 'proof';

/** The signature covers every statement and was made by the key that it names. */
export const checkProof: Check = async (parsed, ports) => {
  try {
    const { method } = await resolveMethod(verificationMethodId(parsed), ports);
    const unsupported =
      parsed.format === 'vc+ld+json' ? unsupportedProof(parsed.credential['proof']) : undefined;
    if (unsupported) return fail(name, 'PROOF_UNSUPPORTED', unsupported);
    if (await isSigned(parsed, publicJwkOf(method)))
      return pass(name, 'The signature is intact and was made with the key that it names.');
    return fail(
      name,
      'PROOF_INVALID',
      'The signature does not fit: the credential was altered or signed with another key.',
    );
  } catch (error) {
    if (error instanceof StandardsError) return fail(name, error.code, error.message);
    throw error;
  }
};

async function isSigned({ format, text, credential }: ParsedCredential, key: PublicJwk): Promise<boolean> {
  if (format === 'vc+jwt') return verifyVcJwt(text, key);
  if (format === 'vc+sd-jwt') return verifySdJwt(text, key) !== undefined;
  return verifyDataIntegrity(credential, key);
}

function unsupportedProof(proof: unknown): string | undefined {
  if (Array.isArray(proof) && proof.length !== 1)
    return 'Several proofs on one credential are not read here.';
  const { type, cryptosuite, proofPurpose, created } = ([proof].flat()[0] ?? {}) as Record<string, unknown>;
  if (type !== 'DataIntegrityProof' || cryptosuite !== 'eddsa-rdfc-2022') {
    return `Proofs of the kind ${String(cryptosuite ?? type)} are not read here.`;
  }
  if (proofPurpose !== 'assertionMethod') return 'The proof was not made to assert anything.';
  if (created !== undefined && Number.isNaN(Date.parse(String(created))))
    return 'The proof has no valid time.';
  return undefined;
}
