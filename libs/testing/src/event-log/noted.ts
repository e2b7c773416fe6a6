import { defineEvent } from '@wellspring/contracts';
import { z } from 'zod';

/** An event that only the contract suite knows: a number under a key. */
export const noted = defineEvent({
  name: 'credential.noted',
  version: 1,
  topic: 'credential',
  producer: 'issuer',
  consumers: ['wallet'],
  summary: 'Somebody noted a number.',
  data: z.object({ key: z.string().min(1), number: z.int() }),
  key: ({ key }) => key,
  example: { key: 'a', number: 1 },
});

/** The same on another topic. */
export const defined = defineEvent({
  ...noted,
  name: 'achievement.noted',
  topic: 'achievement',
});
