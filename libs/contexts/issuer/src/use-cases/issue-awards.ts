import { Injectable } from '@nestjs/common';
import { credentialIssued, type AwardRequest, type CredentialFormat } from '@wellspring/contracts';
import { fact, Outbox, type Fact } from '@wellspring/messaging';
import { Database, newId, type Transaction } from '@wellspring/persistence';
import { seal } from '@wellspring/platform';
import { contentHash, levelOf, type AwardProblem, type ResultLevel } from '../domain/award.js';
import { statusIndexOf } from '../domain/status-index.js';
import { IssuerKeys, type ActiveKey } from '../signing/issuer-keys.js';
import { achievementsOf, type AchievementRow } from '../storage/achievements.js';
import {
  awardsByExternalId,
  insertAwards,
  insertCredentials,
  type AwardRow,
  type CredentialRow,
} from '../storage/credentials.js';
import { profileOf, recordSignatures, type ProfileRow } from '../storage/profiles.js';
import type { RecipientRow } from '../storage/recipients.js';
import { allocatePlaces } from '../storage/status-lists.js';
import { IssuingSurroundings } from './issuing-surroundings.js';
import { Recipients } from './recipients.js';
import { signCredential, type SignedCredential } from './sign-credentials.js';

/** What became of one request. */
export type AwardOutcome =
  | {
      readonly outcome: 'issued' | 'duplicate';
      readonly awardId: string;
      readonly recipientId: string;
      readonly credentials: readonly { credentialId: string; format: CredentialFormat; digest: string }[];
    }
  | { readonly outcome: 'rejected'; readonly problem: AwardProblem };

/** An award that is ready to be stored. */
interface Draft {
  readonly award: AwardRow;
  readonly credentials: readonly (CredentialRow & { signed: SignedCredential })[];
  readonly achievement: AchievementRow;
}

interface Workshop {
  readonly organisationId: string;
  readonly now: Date;
  readonly profile: ProfileRow;
  readonly keys: ReadonlyMap<CredentialFormat, ActiveKey>;
  readonly achievements: ReadonlyMap<string, AchievementRow>;
}

const algorithms = { 'vc+ld+json': 'Ed25519', 'vc+jwt': 'ES256' } as const;
const notReady = {
  code: 'ISSUER_NOT_READY',
  reason: 'The institution has no signing keys yet; try again in a moment.',
};

/**
 * Records awards and issues their credentials, many at once: one is a batch of one. Signing happens outside
 * the transaction that stores, and that transaction decides: an award that another request stored meanwhile
 * is a duplicate, and what was signed for it is thrown away.
 */
@Injectable()
export class IssueAwards {
  private readonly indexKey: Buffer;

  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly recipients: Recipients,
    private readonly keys: IssuerKeys,
    private readonly surroundings: IssuingSurroundings,
  ) {
    this.indexKey = surroundings.installationKeys.of('issuer:status-index');
  }

  /**
   * @param afterwards runs in the storing transaction, with the outcomes, as batches mark their rows
   * @returns an outcome for each request, in order
   */
  async execute(
    organisationId: string,
    requests: readonly AwardRequest[],
    afterwards: (tx: Transaction, outcomes: readonly AwardOutcome[]) => Promise<void> = async () => undefined,
  ): Promise<AwardOutcome[]> {
    const workshop = await this.open(organisationId, requests);
    const verdicts = workshop
      ? await this.judge(workshop, requests)
      : requests.map((): AwardOutcome => ({ outcome: 'rejected', problem: notReady }));
    const fresh = requests.flatMap((request, index) => (verdicts[index] === undefined ? [request] : []));
    const drafts = workshop ? await this.sign(workshop, unique(fresh)) : [];
    return this.database.transaction({ organisation: organisationId }, async (tx) => {
      const stored = workshop ? await this.store(tx, workshop, drafts) : new Set<string>();
      const known = await this.known(tx, organisationId, fresh);
      const outcomes = settle(requests, verdicts, known, stored);
      await afterwards(tx, outcomes);
      return outcomes;
    });
  }

  private async open(
    organisationId: string,
    requests: readonly AwardRequest[],
  ): Promise<Workshop | undefined> {
    const now = this.surroundings.clock.now();
    const formats = [...new Set(requests.flatMap((request) => request.formats))];
    const ids = [...new Set(requests.map(({ achievementId }) => achievementId))];
    return this.database.transaction({ organisation: organisationId }, async (tx) => {
      const profile = await profileOf(tx, organisationId);
      if (!profile) return undefined;
      const keys = new Map<CredentialFormat, ActiveKey>();
      for (const format of formats) {
        const key = await this.keys.of(tx, organisationId, algorithms[format], now);
        if (!key) return undefined;
        keys.set(format, key);
      }
      const achievements = new Map(
        (await achievementsOf(tx, organisationId, ids)).map((row) => [row.id, row]),
      );
      return { organisationId, now, profile, keys, achievements };
    });
  }

  /** Settles what needs no signature: awards that exist, contradictions, what is wrong. */
  private async judge(
    workshop: Workshop,
    requests: readonly AwardRequest[],
  ): Promise<(AwardOutcome | undefined)[]> {
    const known = await this.database.transaction({ organisation: workshop.organisationId }, (tx) =>
      this.known(tx, workshop.organisationId, requests),
    );
    return requests.map((request) => {
      const existing = known.get(request.externalId);
      if (existing) return duplicateOf(existing, request);
      const achievement = workshop.achievements.get(request.achievementId);
      if (!achievement) {
        const reason =
          'The institution has no achievement with this id; list yours at GET /issuer/achievements.';
        return { outcome: 'rejected', problem: { code: 'ISSUER_UNKNOWN_ACHIEVEMENT', reason } };
      }
      const level = levelOf(achievement.result_levels, request.level);
      return level && 'code' in level ? { outcome: 'rejected', problem: level } : undefined;
    });
  }

  private async sign(workshop: Workshop, requests: readonly AwardRequest[]): Promise<Draft[]> {
    if (requests.length === 0) return [];
    const { organisationId, now } = workshop;
    const people = await this.recipients.ensure(
      organisationId,
      requests.map(({ recipient }) => recipient),
    );
    const personKeys = await this.surroundings.personKeys.of(
      'recipient',
      people.map(({ id }) => id),
    );
    const forms = requests.reduce((sum, { formats }) => sum + formats.length, 0);
    const places = await this.database.transaction({ organisation: organisationId }, (tx) =>
      allocatePlaces(tx, organisationId, forms, now),
    );
    const drafts: Draft[] = [];
    for (const [index, request] of requests.entries()) {
      const recipient = people[index] as RecipientRow;
      const key = personKeys.get(recipient.id);
      if (!key) continue;
      const taken = places.splice(0, request.formats.length);
      drafts.push(await this.draft(workshop, request, recipient, { key, places: taken }));
    }
    return drafts;
  }

  private async draft(
    workshop: Workshop,
    request: AwardRequest,
    recipient: RecipientRow,
    { key: personKey, places }: { key: Buffer; places: readonly { listId: string; n: number }[] },
  ): Promise<Draft> {
    const { organisationId, now, profile } = workshop;
    const achievement = workshop.achievements.get(request.achievementId) as AchievementRow;
    const level = levelOf(achievement.result_levels, request.level) as ResultLevel | undefined;
    const award: AwardRow = {
      id: newId(),
      organisation_id: organisationId,
      external_id: request.externalId,
      content_hash: contentHash(request),
      recipient_id: recipient.id,
      achievement_id: achievement.id,
      level: level?.rank ?? null,
      awarded_at: now,
    };
    const credentials: (CredentialRow & { signed: SignedCredential })[] = [];
    for (const [index, format] of request.formats.entries()) {
      const { listId, n } = places[index] as { listId: string; n: number };
      const key = workshop.keys.get(format) as ActiveKey;
      const statusIndex = statusIndexOf(this.indexKey, listId, n);
      const statusListUrl = this.surroundings.address.urlOf(`/issuer/status-lists/${listId}`);
      const signed = await signCredential({
        request,
        format,
        achievement,
        level,
        profile,
        key,
        statusListUrl,
        statusIndex,
        now,
      });
      credentials.push({
        id: signed.id,
        award_id: award.id,
        organisation_id: organisationId,
        recipient_id: recipient.id,
        achievement_id: achievement.id,
        format,
        digest: signed.digest,
        sealed: seal(personKey, Buffer.from(signed.text), signed.id),
        key_id: key.keyId,
        list_id: listId,
        list_index: statusIndex,
        issued_at: now,
        signed,
      });
    }
    return { award, credentials, achievement };
  }

  /** Stores what nobody stored meanwhile, with its facts; answers the ids of the awards that are new. */
  private async store(tx: Transaction, workshop: Workshop, drafts: readonly Draft[]): Promise<Set<string>> {
    const stored = await insertAwards(
      tx,
      drafts.map(({ award }) => award),
    );
    const kept = drafts.filter(({ award }) => stored.has(award.id));
    await insertCredentials(
      tx,
      kept.flatMap(({ credentials }) => credentials),
    );
    await this.outbox.append(tx, kept.flatMap(factsOf));
    for (const [format, key] of workshop.keys) {
      const signatures = drafts
        .flatMap(({ credentials }) => credentials)
        .filter((each) => each.format === format).length;
      const audit = {
        organisationId: workshop.organisationId,
        keyId: key.keyId,
        purpose: 'credential',
        signatures,
        at: workshop.now,
      };
      if (signatures > 0) await recordSignatures(tx, audit);
    }
    return stored;
  }

  private async known(tx: Transaction, organisationId: string, requests: readonly AwardRequest[]) {
    const rows = await awardsByExternalId(
      tx,
      organisationId,
      requests.map(({ externalId }) => externalId),
    );
    return new Map(rows.map((row) => [row.external_id, row]));
  }
}

type KnownAward = Awaited<ReturnType<typeof awardsByExternalId>>[number];

function unique(requests: readonly AwardRequest[]): AwardRequest[] {
  return [
    ...new Map(requests.toReversed().map((request) => [request.externalId, request])).values(),
  ].toReversed();
}

function duplicateOf(existing: KnownAward, request: AwardRequest): AwardOutcome {
  if (existing.content_hash === contentHash(request)) return outcomeOf(existing, 'duplicate');
  const reason = `The externalId ${request.externalId} belongs to an award with other content; give this one another.`;
  return { outcome: 'rejected', problem: { code: 'ISSUER_AWARD_CONFLICT', reason } };
}

function outcomeOf(award: KnownAward, outcome: 'issued' | 'duplicate'): AwardOutcome {
  const credentials = award.credentials.map(({ id, format, digest }) => ({
    credentialId: id,
    format,
    digest,
  }));
  return { outcome, awardId: award.id, recipientId: award.recipient_id, credentials };
}

/** The first request of a new award issued it; the same again in one batch is a duplicate. */
function settle(
  requests: readonly AwardRequest[],
  verdicts: readonly (AwardOutcome | undefined)[],
  known: ReadonlyMap<string, KnownAward>,
  stored: ReadonlySet<string>,
): AwardOutcome[] {
  const issued = new Set<string>();
  return requests.map((request, index) => {
    const verdict = verdicts[index];
    if (verdict) return verdict;
    const award = known.get(request.externalId);
    if (!award)
      return {
        outcome: 'rejected',
        problem: { code: 'ISSUER_RECIPIENT_ERASED', reason: 'The recipient was erased.' },
      };
    if (!stored.has(award.id) || issued.has(award.id)) return duplicateOf(award, request);
    issued.add(award.id);
    return outcomeOf(award, 'issued');
  });
}

function factsOf({ award, credentials, achievement }: Draft): Fact[] {
  const items = achievement.alignments.map(({ uri, frameworkUri, revision }) => ({
    uri,
    frameworkUri,
    revision,
    level: award.level,
  }));
  return credentials.map(({ id, format, digest, signed }) =>
    fact(credentialIssued, {
      credentialId: id,
      awardId: award.id,
      achievementId: award.achievement_id,
      organisationId: award.organisation_id,
      subject: award.recipient_id,
      format,
      digest,
      items,
      validFrom: signed.validFrom.toISOString(),
      validUntil: signed.validUntil?.toISOString() ?? null,
      issuedAt: award.awarded_at.toISOString(),
    }),
  );
}
