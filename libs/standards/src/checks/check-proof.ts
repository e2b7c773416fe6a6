import { verifyDataIntegrity, type ProofOutcome } from '../integrity/verify-data-integrity.js';
import { verifyVcJwt } from '../jose/vc-jwt.js';
import { verifySdJwt } from '../jose/verify-sd-jwt.js';
import type { ParsedCredential } from '../credentials/parse-credential.js';
import { StandardsError } from '../standards-error.js';
import { fail, pass, type Check, type VerificationPorts } from './check.js';
import { isOfCredential } from '../linked-data/split-nodes.js';
import { typesOf } from '../member-values.js';
import { publicJwkOfMethod, verificationMethodIds } from './verification-method.js';

const name = 'proof';

/**
 * The signature covers every statement and was made by the key that it names. Of several proofs all that assert
 * have to, in a set and in a chain (VC Data Integrity 1.0 §2.1.1, §2.1.2); those of another purpose are not judged.
 */
export const checkProof: Check = async (parsed, ports) => {
  try {
    const fault =
      parsed.format === 'vc+ld+json' ? await embeddedFault(parsed, ports) : await joseFault(parsed, ports);
    if (fault) return fail(name, fault.code ?? 'PROOF_INVALID', fault.reason);
    return pass(name, 'The signature is intact and was made with the key that it names.');
  } catch (error) {
    if (error instanceof StandardsError) return fail(name, error.code, error.message);
    throw error;
  }
};

type Fault = Pick<ProofOutcome, 'code' | 'reason'>;

async function joseFault(parsed: ParsedCredential, ports: VerificationPorts): Promise<Fault | undefined> {
  const [id = ''] = verificationMethodIds(parsed);
  const key = await publicJwkOfMethod(id, ports);
  const { format, text } = parsed;
  if (format === 'vc+jwt' ? verifyVcJwt(text, key) : verifySdJwt(text, key) !== undefined) return undefined;
  return {
    code: 'PROOF_INVALID',
    reason: 'The signature does not fit: the credential was altered or signed with another key.',
  };
}

async function embeddedFault(
  { credential }: ParsedCredential,
  ports: VerificationPorts,
): Promise<Fault | undefined> {
  // Statements do not tell which of the nodes is the document: a subject that refers back could stand for it.
  if (!typesOf(credential).some(isOfCredential))
    return { code: 'PROOF_NOT_CREDENTIAL', reason: 'What the proof is of has no type of a credential.' };
  const outcomes = await verifyDataIntegrity(credential, {
    keyOf: (id) => publicJwkOfMethod(id, ports),
    now: ports.now,
  });
  const asserting = outcomes.filter(({ code }) => code !== 'PROOF_PURPOSE');
  return (asserting.length > 0 ? asserting : outcomes).find(({ verified }) => !verified);
}
