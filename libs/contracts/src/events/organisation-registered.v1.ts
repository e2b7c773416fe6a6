import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { organisationKind, timestamp, uuid } from '../fields.js';

export const organisationRegistered = defineEvent({
  name: 'organisation.registered',
  version: 1,
  topic: 'organisation',
  producer: 'identity',
  consumers: ['registry', 'issuer', 'wallet', 'verifier', 'matching', 'analytics'],
  summary: 'An organisation joined, or its public name changed; each context keeps its own copy.',
  data: z.object({
    organisationId: uuid,
    slug: z.string().regex(/^[a-z0-9-]{2,63}$/),
    name: z.string().min(1).max(200),
    kind: organisationKind,
    registeredAt: timestamp,
  }),
  key: (data) => data.organisationId,
  example: {
    organisationId: '0197a1c0-0000-7000-8000-000000000001',
    slug: 'rio-bravo',
    name: 'Rio Bravo Community College',
    kind: 'institution',
    registeredAt: '2026-05-15T16:00:00.000Z',
  },
});
