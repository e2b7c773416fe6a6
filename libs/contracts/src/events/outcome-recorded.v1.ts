import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { timestamp, uuid } from '../fields.js';

export const outcomeRecorded = defineEvent({
  name: 'outcome.recorded',
  version: 1,
  topic: 'delivery',
  producer: 'matching',
  consumers: ['analytics'],
  summary: 'An employer told what became of a delivered match.',
  data: z.object({
    outcomeId: uuid,
    matchId: uuid,
    postingId: uuid,
    organisationId: uuid,
    holder: uuid,
    outcome: z.enum(['interviewed', 'offered', 'hired', 'declined', 'retained-90-days']),
    occurredAt: timestamp,
    recordedAt: timestamp,
  }),
  key: (data) => data.matchId,
  example: {
    outcomeId: '0197a1c0-0000-7000-8000-000000000011',
    matchId: '0197a1c0-0000-7000-8000-000000000041',
    postingId: '0197a1c0-0000-7000-8000-000000000051',
    organisationId: '0197a1c0-0000-7000-8000-000000000003',
    holder: '0197a1c0-0000-7000-8000-0000000000a1',
    outcome: 'interviewed',
    occurredAt: '2026-05-20T16:00:00.000Z',
    recordedAt: '2026-05-21T09:00:00.000Z',
  },
});
