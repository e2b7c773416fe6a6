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
  organisationRegistered,
  outcomeRecorded,
  postingClosed,
  postingPublished,
} from '@wellspring/contracts';
import { newId } from '@wellspring/persistence';
import { sentFact as sent, type SentFact } from '@wellspring/testing';

/** Second by second from the first of May 2026. */
export function at(second: number): string {
  return new Date(Date.UTC(2026, 4, 1) + second * 1000).toISOString();
}

export interface World {
  readonly institution: string;
  readonly employer: string;
  readonly learners: readonly { readonly holder: string; readonly credentialId: string }[];
  readonly events: readonly SentFact[];
}

/** An institution whose learners consent and match at one employer: every stage of the funnel once per learner. */
export function worldOf(learners: number): World {
  const institution = newId();
  const employer = newId();
  const achievementId = newId();
  const postingId = newId();
  const people = Array.from({ length: learners }, () => ({
    holder: newId(),
    subject: newId(),
    credentialId: `urn:uuid:${newId()}`,
  }));
  const shared = { institution, employer, achievementId, postingId };
  const before = [
    organisation(institution, 'Rio Bravo', 'institution'),
    organisation(employer, 'Harbor & Pine', 'employer'),
    sent(frameworkPublished, {
      ...frameworkPublished.example,
      frameworkId: newId(),
      organisationId: institution,
      publishedAt: at(0),
    }),
    sent(achievementPublished, {
      ...achievementPublished.example,
      achievementId,
      organisationId: institution,
      publishedAt: at(1),
    }),
    sent(postingPublished, {
      ...postingPublished.example,
      postingId,
      organisationId: employer,
      publishedAt: at(2),
    }),
  ];
  const events = [...before, ...people.flatMap((person, index) => journey(person, index, shared))];
  return { institution, employer, learners: people, events };
}

function organisation(organisationId: string, name: string, kind: 'institution' | 'employer'): SentFact {
  return sent(organisationRegistered, { ...organisationRegistered.example, organisationId, name, kind });
}

interface Person {
  readonly holder: string;
  readonly subject: string;
  readonly credentialId: string;
}

interface Shared {
  readonly institution: string;
  readonly employer: string;
  readonly achievementId: string;
  readonly postingId: string;
}

/** Issued at 10 s, checked at 12 s, delivered at 13 s: three seconds from the signature to the feed. */
function journey({ holder, subject, credentialId }: Person, index: number, shared: Shared): SentFact[] {
  const second = 10 * (index + 1);
  const ofInstitution = { credentialId, subject, organisationId: shared.institution };
  const matchId = newId();
  const ofMatch = { matchId, holder, postingId: shared.postingId, organisationId: shared.employer };
  const checked = sent(credentialVerified, {
    ...credentialVerified.example,
    verificationId: newId(),
    credentialId,
    holder,
    verifiedAt: at(second + 2),
  });
  const cause = { event: checked.event.name, eventId: checked.id, occurredAt: at(second + 2) };
  return [
    sent(credentialIssued, {
      ...credentialIssued.example,
      ...ofInstitution,
      awardId: newId(),
      achievementId: shared.achievementId,
      issuedAt: at(second),
    }),
    sent(credentialClaimed, {
      ...credentialClaimed.example,
      ...ofInstitution,
      holder,
      claimedAt: at(second + 1),
    }),
    checked,
    sent(consentGranted, {
      ...consentGranted.example,
      consentId: newId(),
      holder,
      grantedAt: at(second + 1),
    }),
    sent(matchCreated, { ...matchCreated.example, ...ofMatch, at: at(second + 2), cause }),
    sent(matchUpdated, {
      ...matchUpdated.example,
      ...ofMatch,
      at: at(second + 3),
      cause: { ...cause, occurredAt: at(second + 3) },
    }),
    sent(feedDelivered, {
      ...feedDelivered.example,
      ...ofMatch,
      entryId: newId(),
      transport: index % 2 === 0 ? 'webhook' : 'poll',
      causedAt: cause.occurredAt,
      deliveredAt: at(second + 3),
    }),
  ];
}

/** What is lost again: a revocation, a refused check, a consent and a match withdrawn, a posting closed. */
export function lossesOf({ institution, employer, learners }: World): SentFact[] {
  const [first] = learners;
  if (!first) throw new Error('A world without learners loses nothing.');
  const { holder, credentialId } = first;
  return [
    sent(credentialRevoked, {
      ...credentialRevoked.example,
      credentialId,
      organisationId: institution,
      awardId: newId(),
      revokedAt: at(500),
    }),
    sent(credentialVerified, {
      ...credentialVerified.example,
      verificationId: newId(),
      credentialId,
      holder,
      outcome: 'refused',
      reasons: ['STATUS_REVOKED', 'VALIDITY_EXPIRED'],
      verifiedAt: at(501),
    }),
    sent(consentWithdrawn, { consentId: newId(), holder, withdrawnAt: at(502) }),
    sent(matchWithdrawn, {
      ...matchWithdrawn.example,
      matchId: newId(),
      holder,
      organisationId: employer,
      at: at(503),
    }),
    sent(postingClosed, { ...postingClosed.example, organisationId: employer, closedAt: at(504) }),
  ];
}

export function shareOf({ holder, credentialId }: World['learners'][number]): SentFact {
  return sent(credentialShared, {
    ...credentialShared.example,
    shareId: newId(),
    holder,
    credentialIds: [credentialId],
    sharedAt: at(400),
  });
}

export function hireOf({ employer }: World, matchId: string, holder: string): SentFact {
  return sent(outcomeRecorded, {
    ...outcomeRecorded.example,
    outcomeId: newId(),
    matchId,
    holder,
    organisationId: employer,
    outcome: 'hired',
    recordedAt: at(600),
  });
}

/** The same events in an order that a seed decides. */
export function shuffled<TItem>(items: readonly TItem[], seed: number): TItem[] {
  const result = [...items];
  let state = seed;
  for (let index = result.length - 1; index > 0; index--) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    const other = state % (index + 1);
    [result[index], result[other]] = [result[other] as TItem, result[index] as TItem];
  }
  return result;
}
