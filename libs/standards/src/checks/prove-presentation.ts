import type { ParsedPresentation } from '../credentials/parse-presentation.js';
import type { JsonDocument } from '../integrity/data-integrity-proof.js';
import { proofsOf } from '../integrity/proofs-of.js';
import { verifyDataIntegrity, type ProofOutcome } from '../integrity/verify-data-integrity.js';
import { jwtVerificationMethod } from '../jose/vc-jwt.js';
import { verifySdJwt } from '../jose/verify-sd-jwt.js';
import { verifyVpJwt } from '../jose/vp-jwt.js';
import { lists } from '../keys/verification-relationships.js';
import type { PublicJwk } from '../keys/multikey.js';
import { StandardsError } from '../standards-error.js';
import type { VerificationPorts } from './check.js';
import { isObject, type JsonObject } from '../json-values.js';
import { publicJwkOf, publicJwkOfMethod, resolveMethod } from './verification-method.js';

/**
 * What the verifier asked the holder to sign (VC Data Integrity 1.0 §2.1, `challenge` and `domain`), so that nobody can
 * show the presentation a second time or elsewhere.
 *
 * @example
 * const request: PresentationRequest = { challenge: 'of another request' };
 * (await verifyPresentation(presented, ports, request)).outcome // 'refused'
 */
export interface PresentationRequest {
  readonly challenge?: string | undefined;
  readonly domain?: string | undefined;
}

/** Who signed a presentation: the controller of the key. */
export interface Presenter {
  readonly controller: string;
  /** Whether the controller lists the key for authentication (Data Integrity §2.4). */
  readonly authenticates: boolean;
}

/**
 * Verifies the proof of a presentation, embedded (each of several has to hold), as a JWT or as the key binding of an
 * SD-JWT, and what it was made for.
 *
 * @throws StandardsError `PROOF_MISSING`, and what `verifyDataIntegrity` and `verifyVpJwt` find, by its own code
 */
export async function provePresentation(
  parsed: ParsedPresentation,
  ports: VerificationPorts,
  request: PresentationRequest,
): Promise<Presenter> {
  const id =
    parsed.format === 'vp+ld+json' ? methodOf(parsed.presentation) : jwtVerificationMethod(parsed.text);
  const { document, method } = await resolveMethod(id, ports);
  const fault =
    parsed.format === 'vp+ld+json'
      ? await embeddedFault(parsed.presentation, ports, request)
      : joseFault(parsed, publicJwkOf(method), ports.now, request);
  if (fault) throw new StandardsError(fault.code ?? 'PROOF_INVALID', fault.reason);
  return { controller: method.controller, authenticates: lists(document, 'authentication', id) };
}

type Fault = Pick<ProofOutcome, 'code' | 'reason'>;

/** The key of the first proof is who presents; what the others say is judged with it. */
function methodOf(presentation: JsonObject): string {
  const [proof] = proofsOf(presentation);
  const id = isObject(proof) ? proof['verificationMethod'] : undefined;
  if (typeof id === 'string') return id;
  throw new StandardsError('PROOF_MISSING', 'The presentation carries no proof that names its key.');
}

async function embeddedFault(
  presentation: JsonObject,
  ports: VerificationPorts,
  { challenge, domain }: PresentationRequest,
): Promise<Fault | undefined> {
  const outcomes = await verifyDataIntegrity(presentation as JsonDocument, {
    keyOf: (id) => publicJwkOfMethod(id, ports),
    now: ports.now,
    expectedPurpose: 'authentication',
    ...(challenge !== undefined && { challenge }),
    ...(domain !== undefined && { domain }),
  });
  return outcomes.find(({ verified }) => !verified);
}

function joseFault(
  { format, text }: ParsedPresentation,
  key: PublicJwk,
  now: Date,
  { challenge: nonce, domain: audience }: PresentationRequest,
): Fault | undefined {
  const named = { ...(audience !== undefined && { audience }), ...(nonce !== undefined && { nonce }) };
  const intact =
    format === 'vp+jwt'
      ? verifyVpJwt(text, key, { now, ...named })
      : verifySdJwt(text, key, {
          now,
          ...(Object.keys(named).length > 0 && { keyBinding: named }),
        }) !== undefined;
  if (intact) return undefined;
  return {
    code: 'PROOF_INVALID',
    reason: 'The signature does not fit: the presentation was altered or signed with another key.',
  };
}
