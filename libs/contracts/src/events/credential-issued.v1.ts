import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { achievedItem, credentialFormat, digest, timestamp, uuid } from '../fields.js';

export const credentialIssued = defineEvent({
  name: 'credential.issued',
  version: 1,
  topic: 'credential',
  producer: 'issuer',
  consumers: ['wallet', 'matching', 'analytics'],
  summary:
    'A credential was signed for a recipient, who is named by the pseudonym of that institution alone.',
  data: z.object({
    credentialId: z.string().startsWith('urn:uuid:'),
    awardId: uuid,
    achievementId: uuid,
    organisationId: uuid,
    /** The recipient at this institution: a pseudonym, never a name or an address. */
    subject: uuid,
    format: credentialFormat,
    digest,
    items: z.array(achievedItem),
    supersedes: z.string().optional(),
    validFrom: timestamp,
    validUntil: timestamp.nullable(),
    issuedAt: timestamp,
  }),
  key: (data) => data.subject,
  example: {
    credentialId: 'urn:uuid:0197a1c0-0000-7000-8000-0000000000d1',
    awardId: '0197a1c0-0000-7000-8000-0000000000b1',
    achievementId: '0197a1c0-0000-7000-8000-0000000000c1',
    organisationId: '0197a1c0-0000-7000-8000-000000000001',
    subject: '0197a1c0-0000-7000-8000-0000000000f1',
    format: 'vc+ld+json',
    digest: 'sha256-47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU',
    items: [{ uri: 'urn:uuid:2f1c0d3e-0000-4000-8000-000000000001', revision: 1, level: 3 }],
    validFrom: '2026-05-15T16:00:00.000Z',
    validUntil: null,
    issuedAt: '2026-05-15T16:00:00.000Z',
  },
});
