import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { timestamp, uri, uuid } from '../fields.js';

export const frameworkPublished = defineEvent({
  name: 'framework.published',
  version: 1,
  topic: 'framework',
  producer: 'registry',
  consumers: ['issuer', 'matching', 'analytics'],
  summary:
    'A CASE framework reached a new immutable revision, by publishing or by an import that changed something.',
  data: z.object({
    frameworkId: uuid,
    frameworkUri: uri,
    organisationId: uuid,
    title: z.string(),
    adoptionStatus: z.string().nullable(),
    revision: z.int().positive(),
    contentHash: z.string(),
    itemCount: z.int().min(0),
    associationCount: z.int().min(0),
    unresolvedAssociationCount: z.int().min(0),
    publishedAt: timestamp,
  }),
  key: (data) => data.frameworkId,
  example: {
    frameworkId: '5c7b1a0e-7a53-4b5f-9a70-1f1e0a6c2d11',
    frameworkUri: 'http://localhost:3000/ims/case/v1p1/CFDocuments/5c7b1a0e-7a53-4b5f-9a70-1f1e0a6c2d11',
    organisationId: '0197a1c0-0000-7000-8000-000000000001',
    title: 'SOC analyst, level 1',
    adoptionStatus: 'Implemented',
    revision: 1,
    contentHash: 'sha256-3q2-7w',
    itemCount: 18,
    associationCount: 17,
    unresolvedAssociationCount: 0,
    publishedAt: '2026-05-15T16:00:00.000Z',
  },
});
