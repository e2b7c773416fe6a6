import { verifyForHolder, type VerificationResult } from '@wellspring/contracts';
import type { InternalPorts } from '@wellspring/platform';

/**
 * What the verifier finds of one credential of a holder.
 *
 * @throws Error when the verifier answers nothing
 * @example const result = await verifyOne(this.ports, holder, text);
 */
export async function verifyOne(
  ports: InternalPorts,
  holder: string,
  text: string,
): Promise<VerificationResult> {
  const { results } = await ports.call(verifyForHolder, { credentials: [{ holder, text }] });
  const [result] = results;
  if (!result) throw new Error('Verifying one credential answered nothing.');
  return result;
}
