import { Injectable } from '@nestjs/common';
import type { Caller } from '@wellspring/auth';
import { isRefusal, type Funnel, type FunnelQuery, type Refusal } from '@wellspring/contracts';
import { Database } from '@wellspring/persistence';
import { Clock } from '@wellspring/platform';
import { countersOf, funnelOf } from '../domain/funnel.js';
import { talliesOf } from '../storage/tallies.js';
import { readingOf } from './reader.js';

/** The adoption funnel of everybody, or of one organisation. */
@Injectable()
export class ReadFunnel {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(caller: Caller, query: FunnelQuery): Promise<Funnel | Refusal> {
    const reading = readingOf(caller, query);
    if (isRefusal(reading)) return reading;
    const { scope, rows, isForeign } = reading;
    const tallies = await this.database.transaction(rows, (tx) => talliesOf(tx, scope));
    const telling = { tallies, isForeign, isOfOrganisation: scope.organisationId !== null };
    return {
      ...scope,
      stages: funnelOf(telling),
      counters: countersOf(telling),
      computedAt: this.clock.now().toISOString(),
    };
  }
}
