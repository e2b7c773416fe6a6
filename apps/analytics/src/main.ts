import { bootstrapService } from '@wellspring/platform';
import { analytics } from '@wellspring/analytics';

await bootstrapService({ name: 'analytics', contexts: [analytics] });
