import { Injectable } from '@nestjs/common';
import { refuse, type Refusal, type ReleaseIdentityRequest } from '@wellspring/contracts';
import { Outbox, type Fact } from '@wellspring/messaging';
import { Database, newId } from '@wellspring/persistence';
import { Clock } from '@wellspring/platform';
import { entryOf, factOf, type RecordedChange } from '../domain/match-record.js';
import { appendEntries } from '../storage/feed.js';
import { saveIdentity } from '../storage/identities.js';
import { advanceMatch, findMyMatch, lockMyMatch, type MyMatchRow } from '../storage/my-matches.js';
import { EmployerReferenceKey } from './employer-reference-key.js';
import { OpenIdentities } from './open-identities.js';
import { unknownMatch } from './show-matches.js';

/** Shows a learner's name and address to the employer of one match, and to no other. */
@Injectable()
export class ReleaseIdentity {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly identities: OpenIdentities,
    private readonly referenceKey: EmployerReferenceKey,
  ) {}

  async execute(holder: string, id: string, identity: ReleaseIdentityRequest): Promise<true | Refusal> {
    const match = await this.database.transaction({ holder }, (tx) => findMyMatch(tx, holder, id));
    if (!match) return unknownMatch();
    const [known] = await this.identities.of([match]);
    if (known?.displayName === identity.displayName && known.email === identity.email) return true;
    const sealed = await this.identities.seal(match, identity);
    if (!sealed)
      return refuse('MATCHING_PERSON_ERASED', 410, 'This wallet was erased; nothing can be released.');
    const released = await this.release(match, sealed);
    return released === 'overtaken' ? this.execute(holder, id, identity) : released;
  }

  /** Stores what was sealed, unless another release came first since the match was read. */
  private async release(seen: MyMatchRow, sealed: Buffer): Promise<true | 'overtaken' | Refusal> {
    const { holder, id } = seen;
    const references = await this.referenceKey.load();
    const releasedAt = this.clock.now();
    // The learner's act reaches into the employer's feed, which only the worker may do; the holder stays in
    // every condition.
    return this.database.transaction('worker', async (tx) => {
      const match = await lockMyMatch(tx, holder, id);
      if (!match) return unknownMatch();
      if (!isSame(match.sealedIdentity, seen.sealedIdentity)) return 'overtaken';
      await saveIdentity(tx, { holder, organisationId: match.organisationId, sealed, releasedAt });
      const change = releasedChangeOf(match, releasedAt);
      const place = { matchId: id, sequence: await advanceMatch(tx, id, releasedAt) };
      await this.outbox.append(tx, [factOf(change, place, match.candidateReference) as Fact]);
      const of = { id: newId(), postingTitle: match.title, sealedIdentity: sealed, references };
      await appendEntries(tx, [entryOf(change, place, of)]);
      return true as const;
    });
  }
}

/** Sealing the same twice gives different bytes, so equal ones are the same act. */
function isSame(one: Buffer | null, other: Buffer | null): boolean {
  return one === null || other === null ? one === other : one.equals(other);
}

/** The match is the same; what the employer knows of it is not. */
function releasedChangeOf(match: MyMatchRow, at: Date): RecordedChange {
  const { holder, postingId, organisationId, tier, score, explanation } = match;
  const standing = { tier, score, explanation };
  return {
    change: { holder, postingId, organisationId, kind: 'updated', standing, fingerprint: '' },
    cause: { event: 'identity.released', eventId: newId(), occurredAt: at.toISOString() },
    at,
  };
}
