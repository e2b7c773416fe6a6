import { Injectable } from '@nestjs/common';
import type { Batch, Refusal } from '@wellspring/contracts';
import { Database, newId, type Transaction } from '@wellspring/persistence';
import { Clock, idempotently, KeyWrapping } from '@wellspring/platform';
import { printable } from '../domain/printable.js';
import { notReady } from '../domain/refusals.js';
import type { RowVerdict } from '../domain/roster.js';
import { batchSummaries, insertBatch, type BatchRowRow } from '../storage/batches.js';
import { isInstitution } from '../storage/profiles.js';
import { batchMessage } from './batch-message.js';
import { formatsOf, judgeRosterOf, type Roster } from './judge-roster.js';

/** Takes a roster: judges it row by row and stores what can be issued for the background. */
@Injectable()
export class SubmitBatch {
  constructor(
    private readonly database: Database,
    private readonly wrapping: KeyWrapping,
    private readonly clock: Clock,
  ) {}

  async execute(
    organisationId: string,
    roster: Roster,
    idempotencyKey: string | undefined,
  ): Promise<Batch | Refusal> {
    const call = { context: 'issuer', organisationId, key: idempotencyKey, request: roster };
    return this.database.transaction({ organisation: organisationId }, (tx) =>
      idempotently(tx, call, async () =>
        (await isInstitution(tx, organisationId)) ? this.store(tx, organisationId, roster) : notReady(),
      ),
    );
  }

  private async store(tx: Transaction, organisationId: string, roster: Roster): Promise<Batch> {
    const id = newId();
    const at = this.clock.now();
    const verdicts = await judgeRosterOf(tx, organisationId, roster, at);
    const rows = await Promise.all(
      verdicts.map(async (verdict, index) => ({
        ...(await this.judged(`batch:${id}:${index + 1}`, verdict)),
        batch_id: id,
        row_number: index + 1,
        organisation_id: organisationId,
        external_id: printable(roster.rows[index]?.externalId ?? '', 200),
      })),
    );
    await insertBatch(tx, { id, organisationId, formats: formatsOf(roster), at }, rows);
    const [summary] = await batchSummaries(tx, organisationId, { id, limit: 1 });
    if (!summary) throw new Error('A batch that was just stored is not there.');
    return batchMessage(summary);
  }

  /** What waits is sealed; what is refused needs no more than its reason. */
  private async judged(
    sealedAs: string,
    verdict: RowVerdict,
  ): Promise<Pick<BatchRowRow, 'outcome' | 'code' | 'reason' | 'award_id' | 'sealed'>> {
    const { outcome } = verdict;
    if (outcome !== 'pending') return { outcome, ...verdict.problem, award_id: null, sealed: null };
    const sealed = await this.wrapping.wrap(Buffer.from(JSON.stringify(verdict.request)), sealedAs);
    return { outcome, code: null, reason: null, award_id: null, sealed };
  }
}
