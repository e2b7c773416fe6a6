import { createHash, randomUUID } from 'node:crypto';
import {
  consentGranted,
  consentWithdrawn,
  credentialClaimed,
  credentialIssued,
  credentialRevoked,
  credentialVerified,
  organisationRegistered,
  type EventData,
  type NewRequirement,
} from '@wellspring/contracts';
import { newId } from '@wellspring/persistence';
import { sentFact, type SentFact } from '@wellspring/testing';

const required = (itemUri: string, minLevel: number): NewRequirement => ({
  itemUri,
  kind: 'required',
  minLevel,
  weight: 10,
  mandatory: true,
});
const preferred = (itemUri: string): NewRequirement => ({ itemUri, kind: 'preferred', weight: 5 });

/** The junior SOC analyst of Story B, on skills of a test's own, so that tests do not match each other. */
export function socAnalyst(skills: string): NewRequirement[] {
  return [
    required(`${skills}R1`, 3),
    required(`${skills}R2`, 3),
    required(`${skills}R3`, 2),
    preferred(`${skills}P1`),
    preferred(`${skills}P2`),
  ];
}

/** The prefix of a test's own skills. */
export function ownSkills(): string {
  return `urn:soc:${randomUUID().slice(0, 8)}:`;
}

export interface CandidateOptions {
  readonly holder?: string;
  readonly credentialId?: string;
  readonly validUntil?: string;
  readonly consent?: 'none' | Partial<EventData<typeof consentGranted>>;
  readonly revoked?: boolean;
  readonly outcome?: 'verified' | 'refused';
  /** False for a credential of an issuer elsewhere, which only the verifier knows. */
  readonly ours?: boolean;
  /** True for bytes that the holder brought without their institution. */
  readonly imported?: boolean;
  readonly warnings?: string[];
}

/** The facts of a candidate who holds one credential with these items and levels. */
export function candidate(
  skills: string,
  levels: Record<string, number | null>,
  options: CandidateOptions = {},
) {
  const holder = options.holder ?? newId();
  const credentialId = options.credentialId ?? `urn:uuid:${newId()}`;
  const consentId = newId();
  const subject = newId();
  const organisationId = newId();
  const digest = `sha256-${createHash('sha256').update(credentialId).digest('base64url')}`;
  const items = Object.entries(levels).map(([uri, level]) => ({
    uri: uri.includes(':') ? uri : skills + uri,
    level,
  }));
  const at = new Date().toISOString();
  const validUntil = options.validUntil ?? null;
  const { ours = true, imported = !ours } = options;
  const facts = {
    issued: sentFact(credentialIssued, {
      ...credentialIssued.example,
      credentialId,
      organisationId,
      subject,
      digest,
      items,
      validUntil,
      awardId: newId(),
    }),
    claimed: sentFact(credentialClaimed, {
      credentialId,
      digest,
      holder,
      claimedAt: at,
      ...(!imported && { subject, organisationId }),
    }),
    verified: sentFact(credentialVerified, {
      ...credentialVerified.example,
      verificationId: newId(),
      credentialId,
      digest,
      holder,
      items,
      validUntil,
      verifiedAt: at,
      outcome: options.outcome ?? 'verified',
      reasons: options.outcome === 'refused' ? ['PROOF_INVALID'] : [],
      ...(options.warnings && { warnings: options.warnings }),
    }),
    consented: sentFact(consentGranted, {
      ...consentGranted.example,
      consentId,
      holder,
      until: new Date(Date.now() + 86_400_000).toISOString(),
      ...(options.consent !== 'none' && options.consent),
    }),
    withdrawn: sentFact(consentWithdrawn, { consentId, holder, withdrawnAt: at }),
    revoked: sentFact(credentialRevoked, {
      credentialId,
      awardId: newId(),
      organisationId,
      subject,
      reason: 'misconduct',
      revokedAt: at,
    }),
  };
  const all = [
    ...(ours ? [facts.issued] : []),
    facts.claimed,
    facts.verified,
    ...(options.consent === 'none' ? [] : [facts.consented]),
    ...(options.revoked ? [facts.revoked] : []),
  ];
  return { holder, credentialId, facts, all };
}

export function registered(organisationId: string, name: string): SentFact {
  return sentFact(organisationRegistered, {
    organisationId,
    slug: `org-${randomUUID().slice(0, 8)}`,
    name,
    kind: 'employer',
    registeredAt: new Date().toISOString(),
  });
}
