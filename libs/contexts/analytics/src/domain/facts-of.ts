import type { Envelope } from '@wellspring/contracts';
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
  type EventData,
  type EventDeclaration,
} from '@wellspring/contracts';

/** What is counted of an event: what kind of fact, when, of which organisation, about what and whom. */
export interface CountedFact {
  readonly kind: string;
  readonly at: string;
  readonly organisationId?: string | undefined;
  /** The thing that it is about: a credential, a match, a posting, a framework. */
  readonly subject?: string;
  /** The person, by the pseudonym of the event; stored under one of our own. */
  readonly person?: string;
  readonly detail?: string;
  readonly value?: number;
}

type Counter = (data: never) => CountedFact[];

/** Which facts each event is; an event that is none says so. */
const counters: Readonly<Record<string, Counter>> = Object.fromEntries([
  count(frameworkPublished, (data) => [
    {
      kind: 'framework',
      at: data.publishedAt,
      organisationId: data.organisationId,
      subject: data.frameworkId,
      detail: data.adoptionStatus ?? 'unknown',
      value: data.itemCount,
    },
  ]),
  count(achievementPublished, (data) => [
    {
      kind: 'achievement',
      at: data.publishedAt,
      organisationId: data.organisationId,
      subject: data.achievementId,
      detail: data.alignments.some(({ resolved }) => resolved) ? 'aligned' : 'unaligned',
    },
  ]),
  count(credentialIssued, (data) => [
    {
      kind: data.supersedes ? 'reissued' : 'issued',
      at: data.issuedAt,
      organisationId: data.organisationId,
      subject: data.credentialId,
      person: data.subject,
      detail: data.awardId,
    },
  ]),
  count(credentialRevoked, (data) => [
    { kind: 'revoked', at: data.revokedAt, organisationId: data.organisationId, subject: data.credentialId },
  ]),
  count(credentialClaimed, (data) => [
    {
      kind: 'claimed',
      at: data.claimedAt,
      organisationId: data.organisationId,
      subject: data.credentialId,
      person: data.holder,
    },
  ]),
  count(credentialShared, (data) =>
    data.credentialIds.map((subject) => ({
      kind: 'shared',
      at: data.sharedAt,
      subject,
      person: data.holder,
    })),
  ),
  count(credentialVerified, (data) => [
    {
      kind: data.outcome === 'verified' ? 'verified' : 'refused',
      at: data.verifiedAt,
      subject: data.credentialId,
      detail: data.reasons.join(',') || data.requestedBy,
    },
  ]),
  count(consentGranted, (data) => [
    { kind: 'consented', at: data.grantedAt, subject: data.consentId, person: data.holder },
  ]),
  count(consentWithdrawn, (data) => [
    { kind: 'consent-withdrawn', at: data.withdrawnAt, subject: data.consentId, person: data.holder },
  ]),
  count(postingPublished, (data) => [
    {
      kind: 'posting',
      at: data.publishedAt,
      organisationId: data.organisationId,
      subject: data.postingId,
      value: data.openings,
    },
  ]),
  count(postingClosed, (data) => [
    {
      kind: 'posting-closed',
      at: data.closedAt,
      organisationId: data.organisationId,
      subject: data.postingId,
      detail: data.reason,
    },
  ]),
  count(matchCreated, (data) => [
    {
      kind: 'matched',
      at: data.at,
      organisationId: data.organisationId,
      subject: data.matchId,
      person: data.holder,
      detail: data.tier,
    },
  ]),
  count(matchUpdated, () => []),
  count(matchWithdrawn, (data) => [
    {
      kind: 'match-withdrawn',
      at: data.at,
      organisationId: data.organisationId,
      subject: data.matchId,
      person: data.holder,
      detail: data.reason,
    },
  ]),
  count(feedDelivered, (data) => [
    {
      kind: 'delivered',
      at: data.deliveredAt,
      organisationId: data.organisationId,
      subject: data.matchId,
      person: data.holder,
      detail: data.transport,
      value: new Date(data.deliveredAt).getTime() - new Date(data.causedAt).getTime(),
    },
  ]),
  count(outcomeRecorded, (data) => [
    {
      kind: 'outcome',
      at: data.recordedAt,
      organisationId: data.organisationId,
      subject: data.matchId,
      person: data.holder,
      detail: data.outcome,
    },
  ]),
]);

/** The facts that an event is counted as. */
export function factsOf(envelope: Envelope): CountedFact[] {
  return counters[envelope.type]?.(envelope.data as never) ?? [];
}

function count<TDeclaration extends EventDeclaration>(
  event: TDeclaration,
  counter: (data: EventData<TDeclaration>) => CountedFact[],
): [string, Counter] {
  return [event.name, counter as Counter];
}
