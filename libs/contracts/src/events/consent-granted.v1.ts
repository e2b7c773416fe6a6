import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { timestamp, uuid } from '../fields.js';

export const consentGranted = defineEvent({
  name: 'consent.granted',
  version: 1,
  topic: 'consent',
  producer: 'wallet',
  consumers: ['matching', 'analytics'],
  summary: 'A holder allowed records to be used for a purpose by a party or class of parties, until a date.',
  data: z.object({
    consentId: uuid,
    holder: uuid,
    purpose: z.enum(['matching']),
    /** Credential ids, or every record that the holder holds now and later. */
    records: z.union([z.literal('all'), z.array(z.string()).min(1)]),
    /** Organisation ids, or the class of every employer of this installation. */
    parties: z.union([z.literal('all-employers'), z.array(uuid).min(1)]),
    until: timestamp,
    grantedAt: timestamp,
  }),
  key: (data) => data.holder,
  example: {
    consentId: '0197a1c0-0000-7000-8000-000000000071',
    holder: '0197a1c0-0000-7000-8000-0000000000a1',
    purpose: 'matching',
    records: 'all',
    parties: 'all-employers',
    until: '2027-05-15T16:00:00.000Z',
    grantedAt: '2026-05-15T16:00:00.000Z',
  },
});
