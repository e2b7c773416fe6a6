import { parsePresentation } from '../credentials/parse-presentation.js';
import type { JsonObject } from '../credentials/read-json-object.js';
import { StandardsError } from '../standards-error.js';
import type { JoseJwk } from './jose-key.js';
import { jwtVerificationMethod, verifyVcJwt } from './vc-jwt.js';
import { verifySdJwt } from './verify-sd-jwt.js';
import { verifyVpJwt, type VpJwtExpectations } from './vp-jwt.js';

/** What was found of a presentation: its own signature, and that of each credential, in order. */
export interface JosePresentationOutcome {
  readonly presentation: boolean;
  readonly credentials: readonly boolean[];
}

/**
 * Verifies a presentation that JOSE secures, and the credentials in it that JOSE secures.
 *
 * @param keyOf resolves a verification method's URL to its public key; called once for every signature
 * @throws StandardsError `STANDARDS_FORMAT_UNSUPPORTED` for a presentation or a credential whose proof is embedded
 * (`verifyDataIntegrity` has those), and as `parsePresentation`, `verifyVpJwt`, `verifyVcJwt`, `verifySdJwt`
 * @example const { presentation, credentials } = await verifyJosePresentation(text, keyOf, { now, nonce });
 */
export async function verifyJosePresentation(
  text: string,
  keyOf: (verificationMethod: string, claims: JsonObject) => Promise<JoseJwk>,
  expected: VpJwtExpectations = {},
): Promise<JosePresentationOutcome> {
  const parsed = parsePresentation(text);
  if (parsed.format === 'vp+ld+json') throw embedded('presentation');
  const key = await keyOf(jwtVerificationMethod(parsed.text), parsed.presentation);
  const { audience, nonce, now } = expected;
  const credentials: boolean[] = [];
  for (const credential of parsed.credentials) {
    if (credential.format === 'vc+ld+json') throw embedded('credential');
    const issuerKey = await keyOf(jwtVerificationMethod(credential.text), credential.credential);
    credentials.push(
      credential.format === 'vc+jwt'
        ? verifyVcJwt(credential.text, issuerKey)
        : verifySdJwt(credential.text, issuerKey) !== undefined,
    );
  }
  const presentation =
    parsed.format === 'vp+jwt'
      ? verifyVpJwt(parsed.text, key, expected)
      : verifySdJwt(parsed.text, key, {
          ...(now && { now }),
          ...(audience !== undefined && nonce !== undefined && { keyBinding: { audience, nonce } }),
        }) !== undefined;
  return { presentation, credentials };
}

const embedded = (what: string) =>
  new StandardsError('STANDARDS_FORMAT_UNSUPPORTED', `The ${what} is not secured with JOSE.`);
