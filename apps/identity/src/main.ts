import { bootstrapService } from '@wellspring/platform';
import { identity } from '@wellspring/identity';

await bootstrapService({ name: 'identity', contexts: [identity] });
