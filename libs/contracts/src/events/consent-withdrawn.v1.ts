import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { timestamp, uuid } from '../fields.js';

export const consentWithdrawn = defineEvent({
  name: 'consent.withdrawn',
  version: 1,
  topic: 'consent',
  producer: 'wallet',
  consumers: ['matching', 'analytics'],
  summary: 'A holder took a consent back; feeds lose the candidate within five seconds.',
  data: z.object({ consentId: uuid, holder: uuid, withdrawnAt: timestamp }),
  key: (data) => data.holder,
  example: {
    consentId: '0197a1c0-0000-7000-8000-000000000071',
    holder: '0197a1c0-0000-7000-8000-0000000000a1',
    withdrawnAt: '2026-05-16T16:00:00.000Z',
  },
});
