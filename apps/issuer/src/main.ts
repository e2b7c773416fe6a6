import { bootstrapService } from '@wellspring/platform';
import { issuer } from '@wellspring/issuer';

await bootstrapService({ name: 'issuer', contexts: [issuer] });
