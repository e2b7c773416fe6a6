import { organisationOf, type Caller } from '@wellspring/auth';
import { refuse, type FunnelQuery, type Refusal } from '@wellspring/contracts';
import type { Scope } from '@wellspring/persistence';
import type { FigureScope } from '../storage/tallies.js';

/** Whose figures a reader asks for, and what may be told of them. */
export interface Reading {
  readonly scope: FigureScope;
  /** The organisation's own rows for its members, held by row-level security; all of them for researchers. */
  readonly rows: Scope;
  /** Figures of one organisation that is not the reader's. */
  readonly isForeign: boolean;
}

/** Without the right to everybody's figures a caller reads those of the own organisation, and no others. */
export function readingOf(caller: Caller, query: FunnelQuery): Reading | Refusal {
  const { from = null, to = null, organisationId: asked = null } = query;
  if (from !== null && to !== null && Date.parse(from) >= Date.parse(to)) {
    return refuse('ANALYTICS_PERIOD_EMPTY', 400, '`from` must be before `to`.');
  }
  if (caller.scopes.has('analytics:read')) {
    const isForeign = asked !== null && asked !== caller.organisationId;
    return { scope: { from, to, organisationId: asked }, rows: 'worker', isForeign };
  }
  const own = organisationOf(caller);
  if (asked !== null && asked !== own) {
    return refuse(
      'ANALYTICS_OTHER_ORGANISATION',
      403,
      'These figures are of another organisation; leave organisationId out, or ask with the scope analytics:read.',
    );
  }
  return { scope: { from, to, organisationId: own }, rows: { organisation: own }, isForeign: false };
}
