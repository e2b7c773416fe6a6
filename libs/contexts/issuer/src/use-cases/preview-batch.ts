import { Injectable } from '@nestjs/common';
import { batchRowOutcome, type BatchPreview, type BatchRow } from '@wellspring/contracts';
import { Database } from '@wellspring/persistence';
import { Clock } from '@wellspring/platform';
import { previewRoster } from '../domain/preview-roster.js';
import { awardsByExternalId } from '../storage/credentials.js';
import { judgeRosterOf, type Roster } from './judge-roster.js';

/** Tells what would become of a roster, storing nothing. */
@Injectable()
export class PreviewBatch {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(organisationId: string, roster: Roster): Promise<BatchPreview> {
    return this.database.transaction({ organisation: organisationId }, async (tx) => {
      const verdicts = await judgeRosterOf(tx, organisationId, roster, this.clock.now());
      const externalIds = verdicts.flatMap((verdict) =>
        verdict.outcome === 'pending' ? [verdict.request.externalId] : [],
      );
      const known = await awardsByExternalId(tx, organisationId, externalIds);
      const rows = previewRoster(roster.rows, verdicts, known);
      return {
        preview: true,
        counts: countsOf(rows),
        notable: rows.filter(({ outcome }) => outcome !== 'pending').slice(0, 500),
      };
    });
  }
}

function countsOf(rows: readonly BatchRow[]): BatchPreview['counts'] {
  const counts = Object.fromEntries(
    batchRowOutcome.options.map((name) => [name, rows.filter(({ outcome }) => outcome === name).length]),
  ) as Record<BatchRow['outcome'], number>;
  return { total: rows.length, ...counts };
}
