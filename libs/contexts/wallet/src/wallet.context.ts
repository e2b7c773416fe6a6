import { messagingTables } from '@wellspring/messaging';
import { defineContext, idempotencyTable } from '@wellspring/platform';
import { importRechecks, walletDetails, walletTables } from './storage/migrations.js';
import { WalletModule } from './wallet.module.js';
import { walletBacklog } from './storage/backlog.js';

export const wallet = defineContext({
  name: 'wallet',
  module: WalletModule,
  migrations: [
    messagingTables('wallet', 2026112300010),
    walletTables,
    idempotencyTable('wallet', 2026112300021, 'holder'),
    walletDetails,
    importRechecks,
  ],
  backlog: walletBacklog,
});
