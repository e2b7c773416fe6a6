import { messagingTables } from '@wellspring/messaging';
import { defineContext } from '@wellspring/platform';
import { AnalyticsModule } from './analytics.module.js';
import { analyticsTables } from './storage/migrations.js';

export const analytics = defineContext({
  name: 'analytics',
  module: AnalyticsModule,
  migrations: [messagingTables('analytics', 2026112300010), analyticsTables],
  archives: true,
});
