import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { requirement, timestamp, uuid } from '../fields.js';

export const postingPublished = defineEvent({
  name: 'posting.published',
  version: 1,
  topic: 'posting',
  producer: 'matching',
  consumers: ['analytics'],
  summary: 'An employer opened a posting whose requirements are framework items.',
  data: z.object({
    postingId: uuid,
    organisationId: uuid,
    title: z.string(),
    openings: z.int().positive(),
    requirements: z.array(requirement).min(1),
    closesAt: timestamp.nullable(),
    publishedAt: timestamp,
  }),
  key: (data) => data.postingId,
  example: {
    postingId: '0197a1c0-0000-7000-8000-000000000051',
    organisationId: '0197a1c0-0000-7000-8000-000000000003',
    title: 'Junior SOC analyst',
    openings: 6,
    requirements: [
      {
        id: '0197a1c0-0000-7000-8000-000000000052',
        item: { uri: 'urn:uuid:2f1c0d3e-0000-4000-8000-000000000001', revision: 1 },
        label: 'Analyse logs',
        kind: 'required',
        mandatory: true,
        minLevel: 3,
        weight: 10,
      },
    ],
    closesAt: null,
    publishedAt: '2026-05-15T16:00:00.000Z',
  },
});
