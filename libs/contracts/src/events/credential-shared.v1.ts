import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { timestamp, uuid } from '../fields.js';

export const credentialShared = defineEvent({
  name: 'credential.shared',
  version: 1,
  topic: 'holding',
  producer: 'wallet',
  consumers: ['analytics'],
  summary: 'A holder showed credentials to a party, for a purpose, until a date.',
  data: z.object({
    shareId: uuid,
    holder: uuid,
    credentialIds: z.array(z.string()).min(1),
    purpose: z.string(),
    /** The organisation that it was made for, or null for nobody in particular; whoever has the link can open it. */
    party: uuid.nullable(),
    until: timestamp,
    sharedAt: timestamp,
  }),
  key: (data) => data.holder,
  example: {
    shareId: '0197a1c0-0000-7000-8000-0000000000e1',
    holder: '0197a1c0-0000-7000-8000-0000000000a1',
    credentialIds: ['urn:uuid:0197a1c0-0000-7000-8000-0000000000d1'],
    purpose: 'application',
    party: null,
    until: '2026-06-15T16:00:00.000Z',
    sharedAt: '2026-05-15T16:00:00.000Z',
  },
});
