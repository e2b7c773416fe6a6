import { Injectable } from '@nestjs/common';
import { awardRequest, isRefusal, type AwardRequest } from '@wellspring/contracts';
import { Database } from '@wellspring/persistence';
import { Clock, KeyWrapping, UnreadableBox } from '@wellspring/platform';
import type { AwardProblem } from '../domain/award.js';
import type { AwardOutcome } from '../domain/award-outcome.js';
import { IssuerKeys } from '../signing/issuer-keys.js';
import {
  finishBatch,
  finishRows,
  lockRows,
  takeTurn,
  type WaitingBatch,
  type WaitingRow,
} from '../storage/batch-queue.js';
import { IssueAwards } from './issue-awards.js';

const chunkSize = 50;
const unreadable: AwardProblem = {
  code: 'ISSUER_ROW_UNREADABLE',
  reason: 'The row was damaged after it was taken in; send it again.',
};

interface OpenedRow {
  readonly row: number;
  readonly request: AwardRequest | undefined;
}

/**
 * Issues some rows of the batch whose turn it is. Rows and credentials are stored together, so a killed process
 * goes on where it was and issues nothing twice. A row that can never be read is rejected; an outage is thrown
 * and changes nothing, and the other batches have their turns meanwhile.
 */
@Injectable()
export class IssueBatchRows {
  constructor(
    private readonly database: Database,
    private readonly issue: IssueAwards,
    private readonly keys: IssuerKeys,
    private readonly wrapping: KeyWrapping,
    private readonly clock: Clock,
  ) {}

  /** Answers whether there may be more to do. */
  async execute(): Promise<boolean> {
    const batch = await this.database.transaction('worker', takeTurn);
    if (!batch) return false;
    const isIssued = await this.database.transaction('worker', async (tx) => {
      const rows = await lockRows(tx, batch.id, chunkSize);
      if (rows.length > 0) await this.issueRows(batch, rows);
      return rows.length > 0;
    });
    const isFinished = await this.database.transaction('worker', (tx) =>
      finishBatch(tx, batch.id, this.clock.now()),
    );
    return isIssued || isFinished;
  }

  private async issueRows({ id, organisationId }: WaitingBatch, rows: readonly WaitingRow[]): Promise<void> {
    const opened = await Promise.all(rows.map((row) => this.open(id, row)));
    const damaged = opened.filter(({ request }) => request === undefined);
    if (damaged.length > 0) await this.proveRootKey(organisationId);
    const sound = opened.flatMap(({ row, request }) => (request ? [{ row, request }] : []));
    const requests = sound.map(({ request }) => request);
    const result = await this.issue.execute(organisationId, requests, (tx, outcomes) =>
      finishRows(tx, id, [
        ...outcomes.map((outcome, index) => finished(sound[index]?.row ?? 0, outcome)),
        ...damaged.map(({ row }) => finished(row, { outcome: 'rejected', problem: unreadable })),
      ]),
    );
    if (isRefusal(result)) throw new Error(result.detail);
  }

  private async open(batchId: string, { row_number: row, sealed }: WaitingRow): Promise<OpenedRow> {
    try {
      const text = await this.wrapping.unwrap(sealed, `batch:${batchId}:${row}`);
      const parsed = awardRequest.safeParse(JSON.parse(text.toString()));
      return { row, request: parsed.data };
    } catch (error) {
      if (error instanceof UnreadableBox || error instanceof SyntaxError) return { row, request: undefined };
      throw error;
    }
  }

  /** With a wrong root key every row looks damaged, but then the institution's own key does not open either. */
  private async proveRootKey(organisationId: string): Promise<void> {
    const now = this.clock.now();
    await this.database.transaction('worker', (tx) => this.keys.of(tx, organisationId, 'vc+ld+json', now));
  }
}

function finished(row: number, outcome: AwardOutcome) {
  if (outcome.outcome !== 'rejected') {
    const reason = outcome.outcome === 'duplicate' ? 'It was issued before.' : null;
    return { row, outcome: outcome.outcome, code: null, reason, awardId: outcome.awardId };
  }
  const { code, reason } = outcome.problem;
  return { row, outcome: outcome.outcome, code, reason, awardId: null };
}
