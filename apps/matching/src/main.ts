import { bootstrapService } from '@wellspring/platform';
import { matching } from '@wellspring/matching';

await bootstrapService({ name: 'matching', contexts: [matching] });
