import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { achievedItem, digest, timestamp, uuid } from '../fields.js';

export const credentialVerified = defineEvent({
  name: 'credential.verified',
  version: 1,
  topic: 'verification',
  producer: 'verifier',
  consumers: ['matching', 'analytics'],
  summary:
    'A credential was checked; outcome and reasons by check, and the items that its signed bytes carry.',
  data: z.object({
    verificationId: uuid,
    credentialId: z.string(),
    digest,
    /** The holder on whose behalf it was checked, when there is one. */
    holder: uuid.optional(),
    requestedBy: z.enum(['holder', 'relying-party']),
    issuer: z.string(),
    outcome: z.enum(['verified', 'refused']),
    /** Codes of the checks that did not pass. */
    reasons: z.array(z.string()),
    /** Codes of what a person should weigh, such as an issuer that the trust registry does not know. */
    warnings: z.array(z.string()).optional(),
    items: z.array(achievedItem),
    validUntil: timestamp.nullable(),
    verifiedAt: timestamp,
  }),
  key: (data) => data.holder ?? data.credentialId,
  example: {
    verificationId: '0197a1c0-0000-7000-8000-000000000061',
    credentialId: 'urn:uuid:0197a1c0-0000-7000-8000-0000000000d1',
    digest: 'sha256-47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU',
    holder: '0197a1c0-0000-7000-8000-0000000000a1',
    requestedBy: 'holder',
    issuer: 'did:web:localhost%3A3000:issuer:dids:rio-bravo',
    outcome: 'verified',
    reasons: [],
    items: [{ uri: 'urn:uuid:2f1c0d3e-0000-4000-8000-000000000001', revision: 1, level: 3 }],
    validUntil: null,
    verifiedAt: '2026-05-15T16:00:01.000Z',
  },
});
