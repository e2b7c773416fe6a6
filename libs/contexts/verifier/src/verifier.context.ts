import { messagingTables } from '@wellspring/messaging';
import { defineContext } from '@wellspring/platform';
import { trustByAchievementType, verifierTables } from './storage/migrations.js';
import { VerifierModule } from './verifier.module.js';

export const verifier = defineContext({
  name: 'verifier',
  module: VerifierModule,
  migrations: [messagingTables('verifier', 2026112300010), verifierTables, trustByAchievementType],
});
