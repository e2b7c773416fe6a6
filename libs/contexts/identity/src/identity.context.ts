import { messagingTables } from '@wellspring/messaging';
import { defineContext } from '@wellspring/platform';
import { identitySettings } from './identity.settings.js';
import { IdentityModule } from './identity.module.js';
import { identityTables } from './storage/migrations.js';

export const identity = defineContext({
  name: 'identity',
  module: IdentityModule,
  migrations: [messagingTables('identity', 2026112300010), identityTables],
  settings: identitySettings,
});
