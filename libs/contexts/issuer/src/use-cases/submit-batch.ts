import { Injectable } from '@nestjs/common';
import type { Batch, BatchPreview, BatchRequest, BatchRow, Refusal, RosterRow } from '@wellspring/contracts';
import { Database, newId, type Transaction } from '@wellspring/persistence';
import { Clock, idempotently, KeyWrapping } from '@wellspring/platform';
import { contentHash } from '../domain/award.js';
import { judgeRoster, type RowVerdict } from '../domain/roster.js';
import { achievementsOf } from '../storage/achievements.js';
import { batchSummaries, insertBatch, type BatchRowRow } from '../storage/batches.js';
import { awardsByExternalId } from '../storage/credentials.js';
import { batchMessage } from './batch-message.js';

/** Takes a roster: judges it row by row, stores what can be issued for the background, or only previews it. */
@Injectable()
export class SubmitBatch {
  constructor(
    private readonly database: Database,
    private readonly wrapping: KeyWrapping,
    private readonly clock: Clock,
  ) {}

  async execute(
    organisationId: string,
    request: BatchRequest,
    idempotencyKey: string | undefined,
  ): Promise<Batch | Refusal> {
    const call = { context: 'issuer', organisationId, key: idempotencyKey, request };
    return this.database.transaction({ organisation: organisationId }, (tx) =>
      idempotently(tx, call, async () => {
        const verdicts = await this.judge(tx, organisationId, request);
        const id = newId();
        const rows = await Promise.all(
          verdicts.map((verdict, index) =>
            this.rowOf(id, organisationId, request.rows[index] as RosterRow, { verdict, index }),
          ),
        );
        await insertBatch(
          tx,
          { id, organisationId, formats: request.formats ?? ['vc+ld+json'], at: this.clock.now() },
          rows,
        );
        const [summary] = await batchSummaries(tx, organisationId, { id, limit: 1 });
        if (!summary) throw new Error('A batch that was just stored is not there.');
        return batchMessage(summary);
      }),
    );
  }

  /** What would become of the rows, storing nothing. */
  async preview(organisationId: string, request: BatchRequest): Promise<BatchPreview> {
    return this.database.transaction({ organisation: organisationId }, async (tx) => {
      const verdicts = await this.judge(tx, organisationId, request);
      const rows = await previewRows(tx, organisationId, request.rows, verdicts);
      const count = (outcome: BatchRow['outcome']) => rows.filter((row) => row.outcome === outcome).length;
      return {
        preview: true,
        counts: {
          total: rows.length,
          pending: count('pending'),
          issued: 0,
          duplicate: count('duplicate'),
          rejected: count('rejected'),
          held: count('held'),
        },
        notable: rows.filter(({ outcome }) => outcome !== 'pending').slice(0, 500),
      };
    });
  }

  private async judge(tx: Transaction, organisationId: string, request: BatchRequest): Promise<RowVerdict[]> {
    const achievements = await achievementsOf(tx, organisationId);
    const ids = new Map(achievements.flatMap(({ id, name }) => [[name, id] as const, [id, id] as const]));
    return judgeRoster(request.rows, request.formats ?? ['vc+ld+json'], (text) => ids.get(text));
  }

  private async rowOf(
    batchId: string,
    organisationId: string,
    row: RosterRow,
    { verdict, index }: { verdict: RowVerdict; index: number },
  ): Promise<BatchRowRow> {
    const number = index + 1;
    const isPending = verdict.outcome === 'pending';
    const sealed = isPending
      ? await this.wrapping.wrap(Buffer.from(JSON.stringify(verdict.request)), `batch:${batchId}:${number}`)
      : null;
    return {
      batch_id: batchId,
      row_number: number,
      organisation_id: organisationId,
      external_id: row.externalId.slice(0, 200),
      outcome: verdict.outcome,
      code: isPending ? null : verdict.problem.code,
      reason: isPending ? null : verdict.problem.reason,
      award_id: null,
      sealed,
    };
  }
}

async function previewRows(
  tx: Transaction,
  organisationId: string,
  rows: readonly RosterRow[],
  verdicts: readonly RowVerdict[],
): Promise<BatchRow[]> {
  const awards = await awardsByExternalId(
    tx,
    organisationId,
    rows.map(({ externalId }) => externalId),
  );
  const known = new Map(awards.map((award) => [award.external_id, award.content_hash]));
  return verdicts.map((verdict, index) => {
    const row = {
      row: index + 1,
      externalId: rows[index]?.externalId ?? '',
      credentialIds: [],
      claimUrl: null,
    };
    if (verdict.outcome !== 'pending') {
      return { ...row, outcome: verdict.outcome, code: verdict.problem.code, reason: verdict.problem.reason };
    }
    const hash = contentHash(verdict.request);
    const earlier = known.get(verdict.request.externalId);
    known.set(verdict.request.externalId, earlier ?? hash);
    if (earlier === undefined) return { ...row, outcome: 'pending', code: null, reason: null };
    if (earlier === hash)
      return { ...row, outcome: 'duplicate', code: null, reason: 'It was issued already.' };
    return {
      ...row,
      outcome: 'rejected',
      code: 'ISSUER_AWARD_CONFLICT',
      reason: 'The externalId belongs to another award.',
    };
  });
}
