import { Injectable } from '@nestjs/common';
import {
  outcomeRecorded,
  type MatchOutcome,
  type RecordOutcomeRequest,
  type Refusal,
} from '@wellspring/contracts';
import { fact, Outbox } from '@wellspring/messaging';
import { Database, newId, type Transaction } from '@wellspring/persistence';
import { Clock, idempotently } from '@wellspring/platform';
import { insertOutcome, lockReportedMatch, outcomesOf } from '../storage/outcomes.js';
import { unknownMatch } from './show-matches.js';

/** Records what became of a match, each kind of outcome once; also after the posting is filled and closed. */
@Injectable()
export class RecordOutcome {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async execute(
    organisationId: string,
    matchId: string,
    request: RecordOutcomeRequest,
    idempotencyKey: string | undefined,
  ): Promise<MatchOutcome | Refusal> {
    const call = {
      context: 'matching',
      organisationId,
      key: idempotencyKey,
      request: { matchId, ...request },
    };
    return this.database.transaction({ organisation: organisationId }, (tx) =>
      idempotently(tx, call, () => this.record(tx, organisationId, matchId, request)),
    );
  }

  private async record(
    tx: Transaction,
    organisationId: string,
    matchId: string,
    { outcome, occurredAt }: RecordOutcomeRequest,
  ): Promise<MatchOutcome | Refusal> {
    const match = await lockReportedMatch(tx, organisationId, matchId);
    if (!match) return unknownMatch();
    const fresh = await insertOutcome(tx, {
      id: newId(),
      matchId,
      postingId: match.postingId,
      organisationId,
      outcome,
      occurredAt: new Date(occurredAt),
      recordedAt: this.clock.now(),
    });
    if (!fresh) {
      const known = await outcomesOf(tx, organisationId, matchId);
      return known.find((each) => each.outcome === outcome) ?? unknownMatch();
    }
    const { id: outcomeId, ...rest } = fresh;
    await this.outbox.append(tx, [fact(outcomeRecorded, { outcomeId, organisationId, ...match, ...rest })]);
    return fresh;
  }
}
