import { messagingTables } from '@wellspring/messaging';
import { defineContext, idempotencyTable } from '@wellspring/platform';
import { RegistryModule } from './registry.module.js';
import { foldedSearch, registryTables } from './storage/migrations.js';

export const registry = defineContext({
  name: 'registry',
  module: RegistryModule,
  migrations: [
    messagingTables('registry', 2026112300010),
    idempotencyTable('registry', 2026112300011),
    registryTables,
    foldedSearch,
  ],
});
