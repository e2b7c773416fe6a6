import { messagingTables } from '@wellspring/messaging';
import { defineContext, idempotencyTable } from '@wellspring/platform';
import { matchingSettings } from './matching.config.js';
import { MatchingModule } from './matching.module.js';
import { factTables, ownIssuedCredentials } from './storage/fact-tables.js';
import { feedTables } from './storage/feed-tables.js';
import { matchTables } from './storage/match-tables.js';
import { matchingBacklog } from './storage/backlog.js';
import { warningsAndUrgency } from './storage/warnings-and-urgency.js';

/** Which candidates fit an opening, which openings fit a learner, and the feeds that tell employers. */
export const matching = defineContext({
  name: 'matching',
  module: MatchingModule,
  migrations: [
    messagingTables('matching', 2026112300010),
    idempotencyTable('matching', 2026112300011),
    factTables,
    matchTables,
    feedTables,
    ownIssuedCredentials,
    warningsAndUrgency,
  ],
  settings: matchingSettings,
  backlog: matchingBacklog,
});
