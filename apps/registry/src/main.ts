import { bootstrapService } from '@wellspring/platform';
import { registry } from '@wellspring/registry';

await bootstrapService({ name: 'registry', contexts: [registry] });
