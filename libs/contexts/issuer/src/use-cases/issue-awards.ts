import { Injectable } from '@nestjs/common';
import type { AwardRequest, Refusal } from '@wellspring/contracts';
import { Outbox } from '@wellspring/messaging';
import { Database, type Transaction } from '@wellspring/persistence';
import { Clock } from '@wellspring/platform';
import { awardsToSign, judgeAwards, settleAwards, type AwardOutcome } from '../domain/award-outcome.js';
import { notReady } from '../domain/refusals.js';
import { IssuerKeys } from '../signing/issuer-keys.js';
import { awardsByExternalId } from '../storage/credentials.js';
import { DraftAwards } from './draft-awards.js';
import { openWorkshop } from './open-workshop.js';
import { storeAwards } from './store-awards.js';

/**
 * Records awards and issues their credentials, many at once: one is a batch of one. Signing happens outside
 * the transaction that stores, and that transaction decides: an award that another request stored meanwhile
 * is a duplicate, and what was signed for it is thrown away.
 */
@Injectable()
export class IssueAwards {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly keys: IssuerKeys,
    private readonly drafting: DraftAwards,
    private readonly clock: Clock,
  ) {}

  /**
   * @param afterwards runs in the storing transaction, with the outcomes, as batches mark their rows
   * @returns an outcome for each request, in order; a refusal while the institution has no keys
   */
  async execute(
    organisationId: string,
    requests: readonly AwardRequest[],
    afterwards: (tx: Transaction, outcomes: readonly AwardOutcome[]) => Promise<void> = async () => undefined,
  ): Promise<AwardOutcome[] | Refusal> {
    const now = this.clock.now();
    const externalIds = requests.map(({ externalId }) => externalId);
    const { workshop, known } = await this.database.transaction(
      { organisation: organisationId },
      async (tx) => ({
        workshop: await openWorkshop(tx, this.keys, requests, { organisationId, now }),
        known: await awardsByExternalId(tx, organisationId, externalIds),
      }),
    );
    if (!workshop) return notReady();
    const levelsOf = (id: string) => workshop.achievements.get(id)?.result_levels;
    const verdicts = judgeAwards(requests, known, { levelsOf, now });
    const { drafts, problems } = await this.drafting.execute(workshop, awardsToSign(requests, verdicts));
    return this.database.transaction({ organisation: organisationId }, async (tx) => {
      const stored = await storeAwards(tx, this.outbox, drafts);
      const result = { stored, problems, known: await awardsByExternalId(tx, organisationId, externalIds) };
      const outcomes = settleAwards(requests, verdicts, result);
      await afterwards(tx, outcomes);
      return outcomes;
    });
  }
}
