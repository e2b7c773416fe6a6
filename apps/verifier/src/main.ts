import { bootstrapService } from '@wellspring/platform';
import { verifier } from '@wellspring/verifier';

await bootstrapService({ name: 'verifier', contexts: [verifier] });
