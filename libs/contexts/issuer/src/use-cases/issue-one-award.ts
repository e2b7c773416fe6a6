import { Injectable } from '@nestjs/common';
import { refuse, type AwardAnswer, type AwardRequest, type Refusal } from '@wellspring/contracts';
import { idempotently } from '@wellspring/platform';
import { IssueAwards, type AwardOutcome } from './issue-awards.js';
import { Recipients } from './recipients.js';

const statusOf: Readonly<Record<string, number>> = {
  ISSUER_AWARD_CONFLICT: 409,
  ISSUER_UNKNOWN_ACHIEVEMENT: 404,
  ISSUER_NOT_READY: 503,
};

/** Issues one award: a batch of one, whose answer a repeated request gets again. */
@Injectable()
export class IssueOneAward {
  constructor(
    private readonly issue: IssueAwards,
    private readonly recipients: Recipients,
  ) {}

  async execute(
    organisationId: string,
    request: AwardRequest,
    key: string | undefined,
  ): Promise<AwardAnswer | Refusal> {
    const call = { context: 'issuer', organisationId, key, request };
    let answer: AwardAnswer | Refusal | undefined;
    await this.issue.execute(organisationId, [request], async (tx, [outcome]) => {
      answer = await idempotently(tx, call, async () => this.answerOf(outcome));
    });
    return answer ?? this.answerOf(undefined);
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
