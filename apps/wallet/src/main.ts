import { bootstrapService } from '@wellspring/platform';
import { wallet } from '@wellspring/wallet';

await bootstrapService({ name: 'wallet', contexts: [wallet] });
