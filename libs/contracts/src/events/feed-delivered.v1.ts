import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { timestamp, uuid } from '../fields.js';

export const feedDelivered = defineEvent({
  name: 'feed.delivered',
  version: 1,
  topic: 'delivery',
  producer: 'matching',
  consumers: ['analytics'],
  summary: 'A feed entry was handed to a subscriber, or acknowledged by its webhook.',
  data: z.object({
    entryId: uuid,
    subscriptionId: uuid,
    organisationId: uuid,
    postingId: uuid,
    matchId: uuid,
    holder: uuid,
    transport: z.enum(['poll', 'sse', 'webhook', 'file']),
    /** When the fact behind the entry happened, so that latency is measured from issuance. */
    causedAt: timestamp,
    deliveredAt: timestamp,
  }),
  key: (data) => data.subscriptionId,
  example: {
    entryId: '0197a1c0-0000-7000-8000-000000000031',
    subscriptionId: '0197a1c0-0000-7000-8000-000000000021',
    organisationId: '0197a1c0-0000-7000-8000-000000000003',
    postingId: '0197a1c0-0000-7000-8000-000000000051',
    matchId: '0197a1c0-0000-7000-8000-000000000041',
    holder: '0197a1c0-0000-7000-8000-0000000000a1',
    transport: 'webhook',
    causedAt: '2026-05-15T16:00:01.000Z',
    deliveredAt: '2026-05-15T16:00:02.000Z',
  },
});
