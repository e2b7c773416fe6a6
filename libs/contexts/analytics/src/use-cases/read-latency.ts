import { Injectable } from '@nestjs/common';
import type { Caller } from '@wellspring/auth';
import {
  isRefusal,
  type Durations,
  type FunnelQuery,
  type Latency,
  type Refusal,
} from '@wellspring/contracts';
import { Database } from '@wellspring/persistence';
import { causeLatency, issuanceLatency } from '../domain/definitions.js';
import { smallestCell } from '../domain/small-cells.js';
import { latencyFromCause, latencyFromIssuance } from '../storage/latency.js';
import { readingOf, type Reading } from './reader.js';

/** How long it takes from a signature to an employer's feed. */
@Injectable()
export class ReadLatency {
  constructor(private readonly database: Database) {}

  async execute(caller: Caller, query: FunnelQuery): Promise<Latency | Refusal> {
    const reading = readingOf(caller, query);
    if (isRefusal(reading)) return reading;
    const isOfOne = reading.scope.organisationId !== null;
    const issuance = (await this.fromIssuance(reading)).map((row) => ({
      ...row,
      ...told(row, isOfOne),
    }));
    const all = issuance.find(({ transport }) => transport === null);
    const fromCause = await this.database.transaction(reading.rows, (tx) =>
      latencyFromCause(tx, reading.scope),
    );
    return {
      unit: 'ms',
      definition: issuanceLatency,
      ...told(all ?? { samples: 0, p50: null, p95: null }, isOfOne),
      transports: issuance.flatMap(({ transport, samples, p50, p95 }) =>
        transport === null ? [] : [{ transport, samples, p50, p95 }],
      ),
      fromCause: { definition: causeLatency, ...told(fromCause, reading.isForeign) },
    };
  }

  /** A delivery is the employer's and its credential the institution's, so that neither's rows alone tell it. */
  private fromIssuance({ scope }: Reading) {
    return this.database.transaction('worker', (tx) => latencyFromIssuance(tx, scope));
  }
}

/** Of few samples the middle one is somebody's: it would tell when a candidate's credential was signed. */
function told({ samples, p50, p95 }: Durations, isGuarded: boolean): Durations {
  return isGuarded && samples < smallestCell ? { samples, p50: null, p95: null } : { samples, p50, p95 };
}
