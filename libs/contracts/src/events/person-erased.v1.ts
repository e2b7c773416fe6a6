import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { timestamp, uuid } from '../fields.js';

export const personErased = defineEvent({
  name: 'person.erased',
  version: 1,
  topic: 'person',
  producer: 'identity',
  consumers: ['wallet', 'matching'],
  summary: "A holder's data key was destroyed; every context drops what it cached of that person.",
  data: z.object({ holder: uuid, erasedAt: timestamp }),
  key: (data) => data.holder,
  example: { holder: '0197a1c0-0000-7000-8000-0000000000a1', erasedAt: '2026-05-15T16:00:00.000Z' },
});
