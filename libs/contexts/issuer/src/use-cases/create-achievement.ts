import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  achievementPublished,
  refuse,
  resolveItems,
  type AchievementMessage,
  type CreateAchievementRequest,
  type Refusal,
} from '@wellspring/contracts';
import { fact, Outbox } from '@wellspring/messaging';
import { Database, newId } from '@wellspring/persistence';
import { Clock, idempotently, InternalPorts, PublicAddress } from '@wellspring/platform';
import { achievementDocument, alignmentFact } from '../domain/achievement-document.js';
import type { AlignmentFact, ResultLevel } from '../domain/award.js';
import { insertAchievement } from '../storage/achievements.js';
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
    const alignments = await this.align(request);
    if (!Array.isArray(alignments)) return alignments;
    const levels = (request.resultLevels ?? [])
      .toSorted((a, b) => a.rank - b.rank)
      .map((level) => ({ id: `urn:uuid:${randomUUID()}`, ...level }));
    const call = { context: 'issuer', organisationId, key: idempotencyKey, request };
    return this.database.transaction({ organisation: organisationId }, (tx) =>
      idempotently(tx, call, async () => {
        const row = this.rowOf(organisationId, request, alignments, levels);
        await insertAchievement(tx, row);
        await this.outbox.append(tx, [
          fact(achievementPublished, {
            achievementId: row.id,
            organisationId,
            achievementType: request.achievementType,
            name: request.name,
            alignments: alignments.map(({ uri, frameworkUri, revision }) => ({
              uri,
              frameworkUri,
              revision,
              resolved: true,
            })),
            publishedAt: row.published_at.toISOString(),
          }),
        ]);
        return achievementMessage(row, new Map());
      }),
    );
  }

  private rowOf(
    organisationId: string,
    request: CreateAchievementRequest,
    alignments: AlignmentFact[],
    levels: ResultLevel[],
  ) {
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
    return found.flatMap((item) => (item ? [alignmentFact(item)] : []));
  }
}
