import { Injectable } from '@nestjs/common';
import { isRefusal, refuse, type AwardAnswer, type AwardRequest, type Refusal } from '@wellspring/contracts';
import { Database } from '@wellspring/persistence';
import { idempotently, rememberedAnswer } from '@wellspring/platform';
import type { AwardOutcome } from '../domain/award-outcome.js';
import { IssueAwards } from './issue-awards.js';
import { Recipients } from './recipients.js';

const statusOf: Readonly<Record<string, number>> = {
  ISSUER_AWARD_CONFLICT: 409,
  ISSUER_UNKNOWN_ACHIEVEMENT: 404,
};

/** Issues one award: a batch of one, whose answer a repeated request gets again. */
@Injectable()
export class IssueOneAward {
  constructor(
    private readonly database: Database,
    private readonly issue: IssueAwards,
    private readonly recipients: Recipients,
  ) {}

  async execute(
    organisationId: string,
    request: AwardRequest,
    key: string | undefined,
  ): Promise<AwardAnswer | Refusal> {
    const call = { context: 'issuer', organisationId, key, request };
    const remembered = await this.database.transaction({ organisation: organisationId }, (tx) =>
      rememberedAnswer<AwardAnswer>(tx, call),
    );
    if (remembered) return remembered;
    let answer: AwardAnswer | Refusal | undefined;
    const outcomes = await this.issue.execute(organisationId, [request], async (tx, [outcome]) => {
      answer = await idempotently(tx, call, async () => this.answerOf(outcome));
    });
    return isRefusal(outcomes) ? outcomes : (answer ?? this.answerOf(undefined));
  }

  private answerOf(outcome: AwardOutcome | undefined): AwardAnswer | Refusal {
    if (!outcome) throw new Error('Issuing one award answered nothing.');
    if (outcome.outcome === 'rejected') {
      const { code, reason } = outcome.problem;
      return refuse(code, statusOf[code] ?? 422, reason);
    }
    const { awardId, recipientId, credentials } = outcome;
    const claimUrl = this.recipients.claimUrl(recipientId);
    return { awardId, recipientId, claimUrl, outcome: outcome.outcome, credentials: [...credentials] };
  }
}
