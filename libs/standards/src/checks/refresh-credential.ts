import { openEnvelope } from '../credentials/open-envelope.js';
import { parseCredential, type ParsedCredential } from '../credentials/parse-credential.js';
import { issuerIdOf } from '../jose/jwt-claims.js';
import { StandardsError } from '../standards-error.js';
import type { VerificationPorts } from './check.js';
import { parseDateTimeStamp } from '../date-time-stamp.js';
import { isUrl, objectsOf, typesOf } from '../member-values.js';

/**
 * The credential as its `1EdTechCredentialRefresh` service now has it (VC Data Model 2.0 §5.4):
 * what is to be verified in the place of the one at hand, which may have expired since. Services of the answer are
 * not asked again.
 *
 * @returns undefined when the credential names no such service; the answer is read and not verified
 * @throws StandardsError `REFRESH_UNREACHABLE`, also without the port; `REFRESH_FOREIGN` when the answer is of another
 * issuer or identifier; `REFRESH_OLDER` when it became valid before the one at hand; and as `parseCredential`
 * @example
 * const fresh = (await refreshCredential(parsed, ports)) ?? parsed;
 * (await verifyParsedCredential(fresh, ports)).outcome // 'verified'
 */
export async function refreshCredential(
  parsed: ParsedCredential,
  ports: Pick<VerificationPorts, 'refreshCredential'>,
): Promise<ParsedCredential | undefined> {
  const service = [...objectsOf(parsed.credential, 'refreshService')]
    .map(([each]) => each)
    .find((each) => typesOf(each).includes('1EdTechCredentialRefresh'));
  if (!service) return undefined;
  const fresh = openEnvelope(parseCredential(await textAt(service['id'], ports)));
  const { id } = parsed.credential;
  // Without an identifier nothing says that the one is the other.
  const isSame =
    typeof id === 'string' &&
    fresh.credential['id'] === id &&
    issuerIdOf(fresh.credential) === issuerIdOf(parsed.credential);
  if (!isSame)
    throw new StandardsError('REFRESH_FOREIGN', 'What the refresh service has is another credential.');
  // Whoever answers could bring back one that the issuer replaced.
  if (beginOf(fresh) < beginOf(parsed))
    throw new StandardsError('REFRESH_OLDER', 'What the refresh service has is older than the credential.');
  return fresh;
}

async function textAt(id: unknown, ports: Pick<VerificationPorts, 'refreshCredential'>): Promise<string> {
  try {
    if (!ports.refreshCredential) throw new Error('no service is asked here.');
    if (!isUrl(id)) throw new Error('the service has no address.');
    return await ports.refreshCredential(id);
  } catch (error) {
    throw new StandardsError(
      'REFRESH_UNREACHABLE',
      `The refreshed credential cannot be had: ${(error as Error).message}`,
    );
  }
}

const beginOf = ({ credential }: ParsedCredential) =>
  parseDateTimeStamp(credential['validFrom'] ?? credential['issuanceDate']) ?? -Infinity;
