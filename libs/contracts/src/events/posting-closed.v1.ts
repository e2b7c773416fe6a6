import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { timestamp, uuid } from '../fields.js';

export const postingClosed = defineEvent({
  name: 'posting.closed',
  version: 1,
  topic: 'posting',
  producer: 'matching',
  consumers: ['analytics'],
  summary: 'A posting was closed by its employer or by its date.',
  data: z.object({
    postingId: uuid,
    organisationId: uuid,
    reason: z.enum(['filled', 'cancelled', 'expired']),
    closedAt: timestamp,
  }),
  key: (data) => data.postingId,
  example: {
    postingId: '0197a1c0-0000-7000-8000-000000000051',
    organisationId: '0197a1c0-0000-7000-8000-000000000003',
    reason: 'filled',
    closedAt: '2026-06-15T16:00:00.000Z',
  },
});
