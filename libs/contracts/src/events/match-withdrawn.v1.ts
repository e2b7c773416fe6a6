import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { matchExample, matchFact } from '../match-fields.js';

export const matchWithdrawn = defineEvent({
  name: 'match.withdrawn',
  version: 1,
  topic: 'match',
  producer: 'matching',
  consumers: ['analytics'],
  summary:
    'A match ended, with the reason; after a withdrawn consent or an erasure receivers delete what they hold.',
  data: matchFact.extend({
    reason: z.enum(['consent', 'revoked', 'expired', 'unqualified', 'posting-closed', 'erased']),
  }),
  key: (data) => data.holder,
  example: { ...matchExample, sequence: 3, reason: 'consent' },
});
