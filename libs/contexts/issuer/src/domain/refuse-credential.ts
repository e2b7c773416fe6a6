import { refuse, type Refusal } from '@wellspring/contracts';
import {
  canonicalize,
  credentialFindings,
  credentialsV2,
  issuerIdOf,
  StandardsError,
  type JsonDocument,
} from '@wellspring/standards';

/** Why a credential that a caller wrote is not signed in the name of one of `issuers`; undefined when it is. */
export function refuseCredential(
  credential: Readonly<Record<string, unknown>>,
  issuers: readonly string[],
): Refusal | undefined {
  const broken = credentialFindings(credential).filter(({ severity }) => severity === 'error');
  const errors = broken.map(({ pointer, code, reason }) => ({
    path: ['credential', ...pointer.split('/').slice(1)].join('.').slice(0, 200),
    message: `${code}: ${reason}`,
  }));
  // Credentials of data model 1.1 are read, and no longer made.
  if ([credential['@context']].flat()[0] !== credentialsV2)
    errors.unshift({ path: 'credential.@context', message: `CONTEXT_ORDER: begins with ${credentialsV2}` });
  if (errors.length > 0) {
    const detail = 'This is no credential of the VC Data Model 2.0; errors says where.';
    return refuse('ISSUER_NOT_A_CREDENTIAL', 400, detail, errors.slice(0, 50));
  }
  if (issuers.includes(issuerIdOf(credential))) return undefined;
  const own = issuers.join(' or ');
  const detail = `Here the institution signs as ${own}, which the credential does not name as its issuer.`;
  return refuse('ISSUER_FOREIGN_ISSUER', 400, detail, [{ path: 'credential.issuer', message: `is ${own}` }]);
}

/**
 * Why a credential is not signed for its contexts: one that nobody pinned, or a term that none defines. An `-rdfc-`
 * suite finds that itself; a JCS suite and a JWT would sign it as it stands, and verifiers would refuse what they sign.
 */
export async function refuseContexts(document: JsonDocument): Promise<Refusal | undefined> {
  try {
    await canonicalize(document);
    return undefined;
  } catch (error) {
    if (error instanceof StandardsError) return refuseSecuring('The credential cannot be signed', error);
    throw error;
  }
}

/** What a standard does not let us sign or derive. */
export function refuseSecuring(
  what: string,
  { code, message, pointer }: { code: string; message: string; pointer?: string | undefined },
): Refusal {
  return refuse('ISSUER_CANNOT_SIGN', 400, `${what}: ${message}`, [{ path: pointer ?? '', message: code }]);
}
