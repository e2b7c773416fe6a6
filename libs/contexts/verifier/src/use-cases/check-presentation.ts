import { Injectable } from '@nestjs/common';
import type { CheckResult, JsonDocument, VerificationPorts } from '@wellspring/standards';
import { publicJwkOf, resolveMethod, StandardsError, verifyDataIntegrity } from '@wellspring/standards';
import { holderOf } from '../domain/presented-credentials.js';
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

  async execute(
    presentation: Readonly<Record<string, unknown>>,
    request: PresentationRequest,
  ): Promise<CheckResult[]> {
    const ports = this.world.ports();
    try {
      return [await proofOf(presentation, request, ports), await holderBinding(presentation, ports)];
    } catch (error) {
      if (!(error instanceof StandardsError)) throw error;
      return [{ check: 'proof', outcome: 'fail', code: error.code, reason: error.message }];
    }
  }
}

/** Every proof authenticates whoever presents (VC Data Integrity 1.0 §4.4; Controlled Identifiers 1.0 §2.3.1). */
async function proofOf(
  presentation: Readonly<Record<string, unknown>>,
  { challenge, domain }: PresentationRequest,
  ports: VerificationPorts,
): Promise<CheckResult> {
  const outcomes = await verifyDataIntegrity(presentation as JsonDocument, {
    keyOf: async (id) => publicJwkOf((await resolveMethod(id, ports)).method),
    now: ports.now,
    expectedPurpose: 'authentication',
    ...(challenge !== undefined && { challenge }),
    ...(domain !== undefined && { domain }),
  });
  const fault = outcomes.find(({ verified }) => !verified);
  if (!fault)
    return { check: 'proof', outcome: 'pass', reason: 'Whoever presents signed it, for this request.' };
  return { check: 'proof', outcome: 'fail', code: fault.code ?? 'PROOF_INVALID', reason: fault.reason };
}

/** The key is the holder's own, who lists it for authentication. */
async function holderBinding(
  presentation: Readonly<Record<string, unknown>>,
  ports: VerificationPorts,
): Promise<CheckResult> {
  const check = 'holder-binding';
  const holder = holderOf(presentation);
  for (const proof of [presentation['proof']].flat()) {
    const id = String((proof as { verificationMethod?: unknown } | null)?.verificationMethod);
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
