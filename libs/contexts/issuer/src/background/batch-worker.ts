import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { AwardRequest } from '@wellspring/contracts';
import { Loop } from '@wellspring/messaging';
import { Database } from '@wellspring/persistence';
import { BackgroundLog, Clock, KeyWrapping } from '@wellspring/platform';
import { finishBatch, finishRows, pendingChunk, type PendingChunk } from '../storage/batches.js';
import { IssueAwards, type AwardOutcome } from '../use-cases/issue-awards.js';

const chunkSize = 50;

/**
 * Issues the rows of batches in the background, chunk by chunk; rows and credentials are stored together, so
 * a killed process goes on where it was and issues nothing twice.
 */
@Injectable()
export class BatchWorker implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly loop: Loop;

  constructor(
    private readonly database: Database,
    private readonly issue: IssueAwards,
    private readonly wrapping: KeyWrapping,
    private readonly clock: Clock,
    log: BackgroundLog,
  ) {
    this.loop = new Loop(() => this.issueChunk(), { idleMs: 1000, onError: log.of('issuing a batch') });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.loop.stop();
  }

  wake(): void {
    this.loop.wake();
  }

  private async issueChunk(): Promise<boolean> {
    const chunk = await this.database.transaction('worker', (tx) => pendingChunk(tx, chunkSize));
    if (!chunk) return false;
    if (chunk.rows.length > 0) await this.issueRows(chunk);
    if (chunk.rows.length < chunkSize) {
      await this.database.transaction('worker', (tx) => finishBatch(tx, chunk.batchId, this.clock.now()));
    }
    return true;
  }

  private async issueRows({ batchId, organisationId, rows }: PendingChunk): Promise<void> {
    const requests = await Promise.all(
      rows.map(async ({ row_number, sealed }) => {
        const text = await this.wrapping.unwrap(sealed, `batch:${batchId}:${row_number}`);
        return JSON.parse(text.toString()) as AwardRequest;
      }),
    );
    await this.issue.execute(organisationId, requests, (tx, outcomes) =>
      finishRows(
        tx,
        batchId,
        outcomes.map((outcome, index) => finishedRow(rows[index]?.row_number ?? 0, outcome)),
      ),
    );
  }
}

function finishedRow(row: number, outcome: AwardOutcome) {
  if (outcome.outcome === 'rejected') {
    return {
      row,
      outcome: 'rejected',
      code: outcome.problem.code,
      reason: outcome.problem.reason,
      awardId: null,
    };
  }
  return { row, outcome: outcome.outcome, code: null, reason: null, awardId: outcome.awardId };
}
