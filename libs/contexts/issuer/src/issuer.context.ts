import { messagingTables } from '@wellspring/messaging';
import { defineContext, idempotencyTable } from '@wellspring/platform';
import { issuerSettings } from './issuer.config.js';
import { IssuerModule } from './issuer.module.js';
import { issuerBacklog } from './storage/backlog.js';
import { issuerMoreKeys, issuerTables, issuerTurnsAndLists } from './storage/migrations.js';

export const issuer = defineContext({
  name: 'issuer',
  module: IssuerModule,
  migrations: [
    messagingTables('issuer', 2026112300010),
    idempotencyTable('issuer', 2026112300011),
    issuerTables,
    issuerTurnsAndLists,
    issuerMoreKeys,
  ],
  settings: issuerSettings,
  backlog: issuerBacklog,
});
