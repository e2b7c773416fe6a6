import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  achievementPublished,
  isRefusal,
  refuse,
  resolveItems,
  type AchievementMessage,
  type CreateAchievementRequest,
  type Refusal,
} from '@wellspring/contracts';
import { fact, Outbox, type Fact } from '@wellspring/messaging';
import { Database, newId } from '@wellspring/persistence';
import { Clock, idempotently, InternalPorts, PublicAddress, rememberedAnswer } from '@wellspring/platform';
import { achievementDocument, alignmentFact, faultsOf } from '../domain/achievement-document.js';
import type { AlignmentFact } from '../domain/award.js';
import { notReady } from '../domain/refusals.js';
import { insertAchievement, type AchievementRow } from '../storage/achievements.js';
import { isInstitution } from '../storage/profiles.js';
import { achievementMessage } from './achievement-message.js';

/** An institution defines what it awards, aligned to items that the registry knows. */
@Injectable()
export class CreateAchievement {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly ports: InternalPorts,
    private readonly clock: Clock,
    private readonly address: PublicAddress,
  ) {}

  async execute(
    organisationId: string,
    request: CreateAchievementRequest,
    idempotencyKey: string | undefined,
  ): Promise<AchievementMessage | Refusal> {
    const call = { context: 'issuer', organisationId, key: idempotencyKey, request };
    const scope = { organisation: organisationId };
    const remembered = await this.database.transaction(scope, async (tx) =>
      (await isInstitution(tx, organisationId)) ? rememberedAnswer<AchievementMessage>(tx, call) : notReady(),
    );
    if (remembered) return remembered;
    const alignments = await this.align(request);
    if (isRefusal(alignments)) return alignments;
    const row = this.rowOf(organisationId, request, alignments);
    const faults = await faultsOf(row.document);
    if (faults.length > 0) return unusable(faults);
    return this.database.transaction(scope, (tx) =>
      idempotently(tx, call, async () => {
        await insertAchievement(tx, row);
        await this.outbox.append(tx, [publishedFact(row, request.achievementType)]);
        return achievementMessage(row, new Map());
      }),
    );
  }

  private rowOf(
    organisationId: string,
    request: CreateAchievementRequest,
    alignments: AlignmentFact[],
  ): AchievementRow {
    const levels = (request.resultLevels ?? [])
      .toSorted((a, b) => a.rank - b.rank)
      .map((level) => ({ id: `urn:uuid:${randomUUID()}`, ...level }));
    const id = newId();
    const url = this.address.urlOf(`/issuer/public/achievements/${id}`);
    return {
      id,
      organisation_id: organisationId,
      name: request.name,
      document: achievementDocument({ url, request, alignments, levels }),
      alignments,
      result_levels: levels,
      published_at: this.clock.now(),
    };
  }

  private async align(request: CreateAchievementRequest): Promise<AlignmentFact[] | Refusal> {
    const uris = request.alignments.map(({ itemUri }) => itemUri);
    if (uris.length === 0) return [];
    const { items } = await this.ports.call(resolveItems, { uris });
    const found = uris.map((asked) =>
      items.find(({ uri, identifier }) => uri === asked || identifier === asked),
    );
    const errors = uris.flatMap((uri, index) =>
      found[index]
        ? []
        : [{ path: `alignments.${index}.itemUri`, message: `No framework here has an item ${uri}.` }],
    );
    if (errors.length > 0) {
      return refuse(
        'ISSUER_UNKNOWN_ITEM',
        422,
        'Some alignments point to no CFItem of the registry; see errors.',
        errors,
      );
    }
    // An item that was named twice, by URI and by identifier perhaps, is one alignment.
    const distinct = new Map(found.flatMap((item) => (item ? [[item.uri, item] as const] : [])));
    return [...distinct.values()].map(alignmentFact);
  }
}

function publishedFact(row: AchievementRow, achievementType: string): Fact {
  return fact(achievementPublished, {
    achievementId: row.id,
    organisationId: row.organisation_id,
    achievementType,
    name: row.name,
    alignments: row.alignments.map(({ uri, frameworkUri, revision }) => ({
      uri,
      frameworkUri,
      revision,
      resolved: true,
    })),
    publishedAt: row.published_at.toISOString(),
  });
}

function unusable(faults: readonly { path: string; message: string }[]): Refusal {
  return refuse(
    'ISSUER_ACHIEVEMENT_UNUSABLE',
    422,
    'Credentials of this achievement would not verify; see errors.',
    faults.slice(0, 100),
  );
}
