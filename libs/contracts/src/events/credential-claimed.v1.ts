import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { digest, timestamp, uuid } from '../fields.js';

export const credentialClaimed = defineEvent({
  name: 'credential.claimed',
  version: 1,
  topic: 'holding',
  producer: 'wallet',
  consumers: ['issuer', 'matching', 'analytics'],
  summary: "A credential reached its holder's wallet and is held there.",
  data: z.object({
    credentialId: z.string(),
    digest,
    holder: uuid,
    /** The recipient's pseudonym at the institution; absent for credentials from elsewhere. */
    subject: uuid.optional(),
    organisationId: uuid.optional(),
    claimedAt: timestamp,
  }),
  key: (data) => data.holder,
  example: {
    credentialId: 'urn:uuid:0197a1c0-0000-7000-8000-0000000000d1',
    digest: 'sha256-47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU',
    holder: '0197a1c0-0000-7000-8000-0000000000a1',
    subject: '0197a1c0-0000-7000-8000-0000000000f1',
    organisationId: '0197a1c0-0000-7000-8000-000000000001',
    claimedAt: '2026-05-15T16:00:01.000Z',
  },
});
