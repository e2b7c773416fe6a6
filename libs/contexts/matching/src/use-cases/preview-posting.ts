import { Injectable } from '@nestjs/common';
import {
  isRefusal,
  type PostingPreview,
  type PublishPostingRequest,
  type Refusal,
} from '@wellspring/contracts';
import { score, type MatchRequirement, type Reach } from '@wellspring/match-engine';
import { Database, type Transaction } from '@wellspring/persistence';
import { Clock } from '@wellspring/platform';
import { coverageFor, profileFor } from '../domain/candidate-facts.js';
import { smallCount } from '../domain/small-count.js';
import { loadFacts } from '../storage/load-facts.js';
import { reachOfTargets } from '../storage/graph.js';
import { holdersOfItems } from '../storage/matches.js';
import { ResolveRequirements } from './resolve-requirements.js';

const pageSize = 500;

/** Counts whom a posting would match, and stores nothing. It answers counts alone, and none below three. */
@Injectable()
export class PreviewPosting {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly requirements: ResolveRequirements,
  ) {}

  async execute(employer: string, request: PublishPostingRequest): Promise<PostingPreview | Refusal> {
    const requirements = await this.requirements.execute(request.requirements);
    if (isRefusal(requirements)) return requirements;
    const { qualified, near } = await this.database.transaction('worker', (tx) =>
      this.count(tx, employer, requirements),
    );
    return {
      preview: true,
      pool: {
        qualified: smallCount(qualified),
        near: smallCount(near),
        total: smallCount(qualified + near),
      },
    };
  }

  private async count(tx: Transaction, employer: string, requirements: readonly MatchRequirement[]) {
    const now = this.clock.now();
    const reach = await reachOfTargets(tx, [...new Set(requirements.map(({ itemUri }) => itemUri))]);
    const items = [...new Set([...reach.values()].flat().map(({ source }: Reach) => source))];
    const counts = { qualified: 0, near: 0 };
    let after: string | undefined;
    do {
      const holders = await holdersOfItems(tx, items, after, pageSize);
      for (const facts of await loadFacts(tx, holders)) {
        const profile = profileFor(facts, coverageFor(facts, employer, now), now);
        const { tier } = score(profile, requirements, (uri) => reach.get(uri));
        if (tier) counts[tier]++;
      }
      after = holders.length === pageSize ? holders.at(-1) : undefined;
    } while (after !== undefined);
    return counts;
  }
}
