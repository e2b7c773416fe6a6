import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { itemReference, timestamp, uuid } from '../fields.js';

export const achievementPublished = defineEvent({
  name: 'achievement.published',
  version: 1,
  topic: 'achievement',
  producer: 'issuer',
  consumers: ['analytics'],
  summary: 'An institution defined an achievement, aligned to framework items.',
  data: z.object({
    achievementId: uuid,
    organisationId: uuid,
    achievementType: z.string(),
    name: z.string(),
    alignments: z.array(itemReference.extend({ resolved: z.boolean() })),
    publishedAt: timestamp,
  }),
  key: (data) => data.achievementId,
  example: {
    achievementId: '0197a1c0-0000-7000-8000-0000000000c1',
    organisationId: '0197a1c0-0000-7000-8000-000000000001',
    achievementType: 'Certificate',
    name: 'Security operations certificate',
    alignments: [{ uri: 'urn:uuid:2f1c0d3e-0000-4000-8000-000000000001', revision: 1, resolved: true }],
    publishedAt: '2026-05-15T16:00:00.000Z',
  },
});
