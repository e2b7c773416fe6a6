import { z } from 'zod';
import { uri, uuid } from '../fields.js';
import { defineInternalPort } from './internal-port.js';

export const resolvedItem = z.object({
  uri,
  identifier: uuid,
  frameworkId: uuid,
  frameworkUri: uri,
  frameworkTitle: z.string(),
  revision: z.int().positive(),
  fullStatement: z.string(),
  humanCodingScheme: z.string().nullable(),
  itemType: z.string().nullable(),
});
export type ResolvedItem = z.infer<typeof resolvedItem>;

/** CFItems by URI or identifier at their latest revision; what is unknown is left out. */
export const resolveItems = defineInternalPort({
  owner: 'registry',
  path: '/internal/registry/items/resolve',
  callers: ['issuer', 'matching', 'verifier'],
  request: z.object({ uris: z.array(uri).min(1).max(1000) }),
  response: z.object({ items: z.array(resolvedItem) }),
});

export const graphAssociation = z.object({ type: z.string(), from: uri, to: uri });

/** A page of the associations of a framework's revision, by URI of their nodes, for matching. */
export const fetchFrameworkGraph = defineInternalPort({
  owner: 'registry',
  path: '/internal/registry/frameworks/graph',
  callers: ['matching'],
  request: z.object({
    frameworkId: uuid,
    revision: z.int().positive(),
    after: z.string().optional(),
    limit: z.int().min(1).max(10000).default(10000),
  }),
  response: z.object({ associations: z.array(graphAssociation), next: z.string().optional() }),
});
