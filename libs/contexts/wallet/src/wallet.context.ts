import { messagingTables } from '@wellspring/messaging';
import { defineContext } from '@wellspring/platform';
import { walletTables } from './storage/migrations.js';
import { WalletModule } from './wallet.module.js';

export const wallet = defineContext({
  name: 'wallet',
  module: WalletModule,
  migrations: [messagingTables('wallet', 2026112300010), walletTables],
});
