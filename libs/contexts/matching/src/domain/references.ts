import { createHmac } from 'node:crypto';
import type { EmployerExplanation } from '@wellspring/contracts';
import type { RequirementExplanation } from '@wellspring/match-engine';

/**
 * The name that one employer alone knows a candidate or a credential by: a UUID (version 8, RFC 9562 §5.8)
 * from an HMAC over employer and subject, under a key of this installation. Two employers cannot compare
 * theirs, and nobody can compute one without the key.
 */
export class EmployerReferences {
  constructor(private readonly key: Uint8Array) {}

  candidate(employer: string, holder: string): string {
    return this.reference('candidate', employer, holder);
  }

  credential(employer: string, credentialId: string): string {
    return this.reference('credential', employer, credentialId);
  }

  /** An explanation as the employer may read it; real credential ids only after the identity was released. */
  explanation(
    employer: string,
    explanation: readonly RequirementExplanation[],
    released: boolean,
  ): EmployerExplanation[] {
    return explanation.map(({ credentialId, path, ...rest }) => ({
      ...rest,
      path: [...path],
      credentialReference: credentialId === null ? null : this.credential(employer, credentialId),
      ...(released && credentialId !== null && { credentialId }),
    }));
  }

  private reference(kind: string, employer: string, subject: string): string {
    const bytes = createHmac('sha256', this.key).update(`${kind}\0${employer}\0${subject}`).digest();
    bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
    bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
    const hex = bytes.toString('hex', 0, 16);
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  }
}
