import {
  achievementPublished,
  consentGranted,
  consentWithdrawn,
  credentialClaimed,
  credentialIssued,
  credentialRevoked,
  credentialShared,
  credentialVerified,
  feedDelivered,
  frameworkPublished,
  matchCreated,
  matchUpdated,
  matchWithdrawn,
  outcomeRecorded,
  postingClosed,
  postingPublished,
  type Envelope,
  type EventData,
  type EventDeclaration,
} from '@wellspring/contracts';
import type { CountedFact, FactStage } from './counted-fact.js';

interface Counted {
  readonly event: EventDeclaration;
  readonly facts: (data: never) => CountedFact[];
}

const table: readonly Counted[] = [
  counted(frameworkPublished, (data) => [
    {
      stage: 'framework',
      at: data.publishedAt,
      organisationId: data.organisationId,
      thing: data.frameworkId,
      detail: data.itemCount === 0 ? 'empty' : statusOf(data.adoptionStatus),
    },
  ]),
  counted(achievementPublished, achievementFacts),
  counted(credentialIssued, (data) => [
    {
      stage: data.supersedes === undefined ? 'issued' : 'reissued',
      at: data.issuedAt,
      organisationId: data.organisationId,
      thing: data.awardId,
      person: data.subject,
      credential: data.credentialId,
      achievementId: data.achievementId,
    },
  ]),
  counted(credentialRevoked, (data) => [
    {
      stage: 'revoked',
      at: data.revokedAt,
      organisationId: data.organisationId,
      thing: data.awardId,
      person: data.subject,
      credential: data.credentialId,
    },
  ]),
  counted(credentialClaimed, (data) => [
    {
      stage: 'claimed',
      at: data.claimedAt,
      organisationId: data.organisationId,
      thing: data.credentialId,
      person: data.holder,
      credential: data.credentialId,
    },
  ]),
  counted(credentialShared, (data) =>
    data.credentialIds.map((credential) => ({
      stage: 'shared',
      at: data.sharedAt,
      thing: credential,
      person: data.holder,
      credential,
      detail: data.party === null ? 'link' : 'organisation',
    })),
  ),
  counted(credentialVerified, verificationFacts),
  counted(consentGranted, (data) => [
    { stage: 'consented', at: data.grantedAt, thing: data.consentId, person: data.holder },
  ]),
  counted(consentWithdrawn, (data) => [
    { stage: 'consent-withdrawn', at: data.withdrawnAt, thing: data.consentId, person: data.holder },
  ]),
  counted(postingPublished, (data) => [
    { ...ofPosting(data), stage: 'posting', at: data.publishedAt, thing: data.postingId },
  ]),
  counted(postingClosed, (data) => [
    {
      ...ofPosting(data),
      stage: 'posting-closed',
      at: data.closedAt,
      thing: data.postingId,
      detail: data.reason,
    },
  ]),
  counted(matchCreated, (data) => [standingFact('matched', data)]),
  counted(matchUpdated, (data) => [standingFact('rematched', data)]),
  counted(matchWithdrawn, (data) => [
    { ...ofMatch(data), stage: 'match-withdrawn', at: data.at, detail: data.reason },
  ]),
  counted(feedDelivered, (data) => [
    {
      ...ofMatch(data),
      stage: 'delivered',
      at: data.deliveredAt,
      detail: data.transport,
      cause: { at: data.causedAt },
    },
  ]),
  counted(outcomeRecorded, (data) => [
    { ...ofMatch(data), stage: 'outcome', at: data.recordedAt, detail: data.outcome },
  ]),
];

/** The events that adoption is counted from. */
export const countedEvents: readonly EventDeclaration[] = table.map(({ event }) => event);

const byName = new Map(table.map((each) => [each.event.name, each]));

/** The declaration of a counted event; other events are not counted. */
export function countedEventOf(type: string): EventDeclaration | undefined {
  return byName.get(type)?.event;
}

/** The facts that an event is counted as; its payload is of the version that `countedEventOf` answers. */
export function factsOf(envelope: Envelope): CountedFact[] {
  return byName.get(envelope.type)?.facts(envelope.data as never) ?? [];
}

function counted<TDeclaration extends EventDeclaration>(
  event: TDeclaration,
  facts: (data: EventData<TDeclaration>) => CountedFact[],
): Counted {
  return { event, facts };
}

function achievementFacts(data: EventData<typeof achievementPublished>): CountedFact[] {
  const { achievementId, organisationId, publishedAt: at, alignments } = data;
  const resolved = alignments.filter((alignment) => alignment.resolved).length;
  const reach = resolved === 0 ? 'unaligned' : resolved === alignments.length ? 'aligned' : 'partly-aligned';
  const of = { at, organisationId, achievementId };
  return [
    { ...of, stage: 'achievement', thing: achievementId, detail: reach },
    ...alignments.map((alignment): CountedFact => ({
      ...of,
      stage: 'alignment',
      item: alignment,
      detail: alignment.resolved ? 'resolved' : 'dangling',
    })),
  ];
}

function verificationFacts(data: EventData<typeof credentialVerified>): CountedFact[] {
  const of = { at: data.verifiedAt, person: data.holder, credential: data.credentialId };
  const reasons = data.outcome === 'refused' ? new Set(data.reasons) : [];
  return [
    { ...of, stage: data.outcome, detail: data.requestedBy },
    ...[...reasons].map((detail): CountedFact => ({ ...of, stage: 'refusal-reason', detail })),
  ];
}

function ofPosting(data: { organisationId: string; postingId: string }) {
  return { organisationId: data.organisationId, postingId: data.postingId };
}

function ofMatch(data: { organisationId: string; postingId: string; matchId: string; holder: string }) {
  return { ...ofPosting(data), thing: data.matchId, person: data.holder };
}

function standingFact(stage: FactStage, data: EventData<typeof matchCreated>): CountedFact {
  const cause = { eventId: data.cause.eventId, at: data.cause.occurredAt };
  return { ...ofMatch(data), stage, at: data.at, detail: data.tier, cause };
}

/** CASE 1.1 says Implemented for what CASE 1.0 packages call Adopted. */
function statusOf(adoptionStatus: string | null): string {
  const status = adoptionStatus?.toLowerCase() ?? '';
  if (status === 'implemented' || status === 'adopted') return 'active';
  if (status === 'deprecated') return 'deprecated';
  return status.includes('draft') ? 'draft' : 'unknown';
}
