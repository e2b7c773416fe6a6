import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { timestamp, uuid } from '../fields.js';

export const credentialRevoked = defineEvent({
  name: 'credential.revoked',
  version: 1,
  topic: 'credential',
  producer: 'issuer',
  consumers: ['wallet', 'verifier', 'matching', 'analytics'],
  summary: 'An institution took a credential back; its status list says so as well.',
  data: z.object({
    credentialId: z.string().startsWith('urn:uuid:'),
    awardId: uuid,
    organisationId: uuid,
    subject: uuid,
    reason: z.string().min(1).max(500),
    revokedAt: timestamp,
  }),
  key: (data) => data.subject,
  example: {
    credentialId: 'urn:uuid:0197a1c0-0000-7000-8000-0000000000d1',
    awardId: '0197a1c0-0000-7000-8000-0000000000b1',
    organisationId: '0197a1c0-0000-7000-8000-000000000001',
    subject: '0197a1c0-0000-7000-8000-0000000000f1',
    reason: 'issued in error',
    revokedAt: '2026-05-15T16:00:00.000Z',
  },
});
