import { Injectable } from '@nestjs/common';
import {
  jwtVerificationMethod,
  publicJwkOf,
  resolveMethod,
  StandardsError,
  verifyDataIntegrity,
  verifyVpJwt,
  type CheckResult,
  type JsonDocument,
  type ParsedPresentation,
  type VerificationPorts,
} from '@wellspring/standards';
import { holderOf } from '../domain/read-presentation.js';
import { OutsideWorld } from '../outside/outside-world.js';

/** What a verifier asked its holder to answer. */
export interface PresentationRequest {
  readonly challenge?: string | undefined;
  readonly domain?: string | undefined;
}

/** Checks the proof of a presentation itself: by whom, for whom, and in answer to what. */
@Injectable()
export class CheckPresentation {
  constructor(private readonly world: OutsideWorld) {}

  async execute(parsed: ParsedPresentation, request: PresentationRequest): Promise<CheckResult[]> {
    const ports = this.world.ports();
    try {
      return [await proofOf(parsed, request, ports), await holderBinding(parsed, ports)];
    } catch (error) {
      if (!(error instanceof StandardsError)) throw error;
      return [{ check: 'proof', outcome: 'fail', code: error.code, reason: error.message }];
    }
  }
}

/** What secures it authenticates whoever presents, for this request. */
async function proofOf(
  parsed: ParsedPresentation,
  request: PresentationRequest,
  ports: VerificationPorts,
): Promise<CheckResult> {
  const fault =
    parsed.format === 'vp+ld+json'
      ? await embeddedFault(parsed, request, ports)
      : await jwtFault(parsed, request, ports);
  if (!fault)
    return { check: 'proof', outcome: 'pass', reason: 'Whoever presents signed it, for this request.' };
  return { check: 'proof', outcome: 'fail', code: fault.code ?? 'PROOF_INVALID', reason: fault.reason };
}

type Fault = { readonly code?: string; readonly reason: string };

/** VC Data Integrity 1.0 §4.4, of every proof. */
async function embeddedFault(
  { presentation }: ParsedPresentation,
  { challenge, domain }: PresentationRequest,
  ports: VerificationPorts,
): Promise<Fault | undefined> {
  const outcomes = await verifyDataIntegrity(presentation as JsonDocument, {
    keyOf: async (id) => publicJwkOf((await resolveMethod(id, ports)).method),
    now: ports.now,
    expectedPurpose: 'authentication',
    ...(challenge !== undefined && { challenge }),
    ...(domain !== undefined && { domain }),
  });
  return outcomes.find(({ verified }) => !verified);
}

/** VC-JOSE-COSE §3.1.2: the challenge is the `nonce`, the domain the `aud`. */
async function jwtFault(
  { format, text }: ParsedPresentation,
  { challenge, domain }: PresentationRequest,
  ports: VerificationPorts,
): Promise<Fault | undefined> {
  if (format === 'vp+sd-jwt') {
    return { code: 'PROOF_UNSUPPORTED', reason: 'Presentations secured as SD-JWT are not verified here.' };
  }
  const { method } = await resolveMethod(jwtVerificationMethod(text), ports);
  const isIntact = verifyVpJwt(text, publicJwkOf(method), {
    now: ports.now,
    ...(challenge !== undefined && { nonce: challenge }),
    ...(domain !== undefined && { audience: domain }),
  });
  return isIntact ? undefined : { reason: 'The signature does not fit.' };
}

/** The key is the holder's own, who lists it for authentication (Controlled Identifiers 1.0 §2.3.1). */
async function holderBinding(
  { presentation, format, text }: ParsedPresentation,
  ports: VerificationPorts,
): Promise<CheckResult> {
  const check = 'holder-binding';
  const holder = holderOf(presentation);
  const ids =
    format === 'vp+ld+json'
      ? [presentation['proof']]
          .flat()
          .map((proof) => String((proof as { verificationMethod?: unknown } | null)?.verificationMethod))
      : [jwtVerificationMethod(text)];
  for (const id of ids) {
    const { document, method } = await resolveMethod(id, ports);
    const listed: unknown[] = [document.authentication].flat();
    if (!listed.some((each) => each === id || (each as { id?: unknown } | null | undefined)?.id === id)) {
      const reason = 'Its controller does not list the key for authentication.';
      return { check, outcome: 'fail', code: 'KEY_NOT_FOR_AUTHENTICATION', reason };
    }
    if (holder !== undefined && method.controller !== holder) {
      const reason = `The key belongs to ${method.controller}, the presentation names ${holder}.`;
      return { check, outcome: 'fail', code: 'HOLDER_MISMATCH', reason };
    }
  }
  return { check, outcome: 'pass', reason: 'The key that signed is listed for authentication.' };
}
