import type { BatchRow } from '@wellspring/contracts';
import { contentHash } from './award.js';
import type { KnownAwards } from './award-outcome.js';
import { printable } from './printable.js';
import type { RosterLine, RowVerdict } from './roster.js';

/** What each row of a judged roster would become, given the awards that exist. */
export function previewRoster(
  rows: readonly RosterLine[],
  verdicts: readonly RowVerdict[],
  known: KnownAwards,
): BatchRow[] {
  const earlier = new Set<string>();
  return verdicts.map((verdict, index) => {
    const externalId = printable(rows[index]?.externalId ?? '', 200);
    const row = { row: index + 1, externalId, credentialIds: [], claimUrl: null };
    if (verdict.outcome !== 'pending') return { ...row, outcome: verdict.outcome, ...verdict.problem };
    const award = known.get(verdict.request.externalId);
    if (award && award.contentHash !== contentHash(verdict.request)) {
      const reason = `The externalId ${verdict.request.externalId} belongs to an award with other content.`;
      return { ...row, outcome: 'rejected', code: 'ISSUER_AWARD_CONFLICT', reason };
    }
    if (award) return { ...row, outcome: 'duplicate', code: null, reason: 'It was issued before.' };
    if (earlier.has(verdict.request.externalId))
      return { ...row, outcome: 'duplicate', code: null, reason: 'An earlier row says the same.' };
    earlier.add(verdict.request.externalId);
    return { ...row, outcome: 'pending', code: null, reason: null };
  });
}
