import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { timestamp, uuid } from '../fields.js';

export const issuerRegistered = defineEvent({
  name: 'issuer.registered',
  version: 1,
  topic: 'organisation',
  producer: 'issuer',
  consumers: ['verifier'],
  summary: 'An institution received its signing keys and identifiers; the trust registry lists it.',
  data: z.object({
    organisationId: uuid,
    name: z.string(),
    dids: z.array(z.string().startsWith('did:')).min(1),
    registeredAt: timestamp,
  }),
  key: (data) => data.organisationId,
  example: {
    organisationId: '0197a1c0-0000-7000-8000-000000000001',
    name: 'Rio Bravo Community College',
    dids: ['did:web:localhost%3A3000:issuer:dids:rio-bravo'],
    registeredAt: '2026-05-15T16:00:00.000Z',
  },
});
