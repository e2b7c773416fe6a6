import { Injectable } from '@nestjs/common';
import type { Caller } from '@wellspring/auth';
import {
  isRefusal,
  type OrganisationFigures,
  type OrganisationFiguresQuery,
  type Refusal,
} from '@wellspring/contracts';
import { Database } from '@wellspring/persistence';
import { stageDefinitions } from '../domain/definitions.js';
import { stageOf } from '../domain/funnel.js';
import { withComplement } from '../domain/small-cells.js';
import { Tallies } from '../domain/tallies.js';
import { listOrganisations } from '../storage/organisations.js';
import { talliesByOrganisation } from '../storage/tallies.js';
import { readingOf } from './reader.js';

/** One stage by organisation: who takes part. */
@Injectable()
export class ReadOrganisations {
  constructor(private readonly database: Database) {}

  async execute(
    caller: Caller,
    { stage, ...query }: OrganisationFiguresQuery,
  ): Promise<OrganisationFigures | Refusal> {
    const reading = readingOf(caller, query);
    if (isRefusal(reading)) return reading;
    const [organisations, tallies] = await this.database.transaction(reading.rows, async (tx) => [
      await listOrganisations(tx),
      await talliesByOrganisation(tx, reading.scope),
    ]);
    const figures = organisations.map(({ id, name, kind }) => {
      const own = tallies.get(id) ?? new Tallies([]);
      const isForeign = id !== caller.organisationId;
      const { count, withheld } = stageOf(stage, { tallies: own, isForeign, isOfOrganisation: true });
      return { organisationId: id, name, kind, count, withheld };
    });
    const { label, definition, unit } = stageDefinitions[stage];
    return { stage, label, definition, unit, organisations: withComplement(figures) };
  }
}
