import { messagingTables } from '@wellspring/messaging';
import { defineContext, idempotencyTable } from '@wellspring/platform';
import { AnalyticsModule } from './analytics.module.js';
import { factTables } from './storage/migrations.js';

/** Adoption: the funnel, counted from events alone. It keeps them, to count again from zero. */
export const analytics = defineContext({
  name: 'analytics',
  module: AnalyticsModule,
  migrations: [
    messagingTables('analytics', 2026112300010),
    idempotencyTable('analytics', 2026112300011),
    factTables,
  ],
  archives: true,
});
