import { z } from 'zod';
import { timestamp, uri, uuid } from '../fields.js';
import { resolvedItem } from '../internal/registry.js';
import { pageOf, pageQuery } from '../page.js';

/**
 * The registry's own HTTP messages. What 1EdTech defines (CFDocument, CFItem, …) is served below
 * `/ims/case` exactly as CASE 1.0 and 1.1 say.
 */

/** A framework at its latest revision, as lists and answers show it. */
export const frameworkSummary = z.object({
  identifier: uuid,
  uri,
  title: z.string(),
  creator: z.string(),
  adoptionStatus: z.string().nullable(),
  language: z.string().nullable(),
  revision: z.int().positive(),
  contentHash: z.string(),
  itemCount: z.int().min(0),
  associationCount: z.int().min(0),
  unresolvedAssociationCount: z.int().min(0),
  owner: z.object({ organisationId: uuid, name: z.string().nullable() }),
  publishedAt: timestamp,
});
export type FrameworkSummary = z.infer<typeof frameworkSummary>;

/** A step of a framework's declared scale; a higher rank is more. Ranks are what minimum levels compare. */
export const frameworkLevel = z.strictObject({
  name: z.string().trim().min(1).max(200),
  rank: z.int().min(0).max(100),
});
export type FrameworkLevel = z.infer<typeof frameworkLevel>;

export const frameworkRevision = z.object({
  revision: z.int().positive(),
  contentHash: z.string(),
  itemCount: z.int().min(0),
  associationCount: z.int().min(0),
  unresolvedAssociationCount: z.int().min(0),
  publishedAt: timestamp,
});
export type FrameworkRevision = z.infer<typeof frameworkRevision>;

/** `GET /registry/frameworks/:id` */
export const frameworkDetail = frameworkSummary.extend({
  description: z.string().nullable(),
  /** Empty where the framework declares none, as ESCO. */
  levels: z.array(frameworkLevel),
  /** Newest first. */
  revisions: z.array(frameworkRevision),
  /** Organisations that imported the same content and therefore link to it. */
  linkedBy: z.array(z.object({ organisationId: uuid, name: z.string().nullable() })),
});
export type FrameworkDetail = z.infer<typeof frameworkDetail>;

/** `GET /registry/frameworks?q=&organisation=` */
export const listFrameworksQuery = pageQuery.extend({
  /** Part of the title. */
  q: z.string().trim().max(200).optional(),
  /** Only those that this organisation owns or links to. */
  organisation: uuid.optional(),
});
export type ListFrameworksQuery = z.infer<typeof listFrameworksQuery>;
export const frameworkList = pageOf(frameworkSummary);
export type FrameworkList = z.infer<typeof frameworkList>;

/** `POST /registry/frameworks/import?dryRun=true`: the preview counts and stores nothing. */
export const importFrameworkQuery = z.object({
  dryRun: z.enum(['true', 'false']).optional(),
});
export type ImportFrameworkQuery = z.infer<typeof importFrameworkQuery>;

/** `POST /registry/frameworks/import-from` */
export const importFromRequest = z.strictObject({
  url: z.url().max(2048),
  dryRun: z.boolean().optional(),
});
export type ImportFromRequest = z.infer<typeof importFromRequest>;

const changeCounts = z.object({
  new: z.int().min(0),
  changed: z.int().min(0),
  unchanged: z.int().min(0),
  /** No longer part of the new revision; their identifiers still resolve. */
  removed: z.int().min(0),
});

/** The end of an association that no item, document or other object of this installation answers to. */
export const unresolvedNode = z.object({
  association: z.string(),
  associationType: z.string(),
  end: z.enum(['origin', 'destination']),
  identifier: z.string(),
  uri: z.string(),
});
export type UnresolvedNode = z.infer<typeof unresolvedNode>;

/** Something of the package that broke the standard and was mended. */
export const packageRepair = z.object({ code: z.string(), path: z.string(), message: z.string() });
export type PackageRepair = z.infer<typeof packageRepair>;

/** What an import, or its preview, did. */
export const importResult = z.object({
  dryRun: z.boolean(),
  outcome: z.enum(['created', 'updated', 'unchanged', 'linked']),
  framework: z.object({
    identifier: uuid,
    uri,
    title: z.string(),
    /** The latest revision; in a preview the one that the import would give. */
    revision: z.int().positive(),
    contentHash: z.string(),
  }),
  counts: z.object({
    items: changeCounts,
    associations: changeCounts,
    /** Concepts, subjects, licences, item types, groupings and rubrics. */
    definitions: changeCounts,
  }),
  /** Associations that point to something elsewhere: kept, the first hundred named. */
  unresolved: z.object({ total: z.int().min(0), first: z.array(unresolvedNode).max(100) }),
  repairs: z.object({ total: z.int().min(0), first: z.array(packageRepair).max(100) }),
});
export type ImportResult = z.infer<typeof importResult>;

const statement = z.string().trim().min(1).max(20_000);
/**
 * Names an item: its identifier, its URI, or, within the framework being written, its human coding scheme.
 */
const itemName = z.string().trim().min(1).max(2048);

/** An item written by hand. */
export const newFrameworkItem = z.strictObject({
  fullStatement: statement,
  humanCodingScheme: z.string().trim().min(1).max(200).optional(),
  abbreviatedStatement: z.string().trim().min(1).max(500).optional(),
  itemType: z.string().trim().min(1).max(200).optional(),
  notes: z.string().trim().min(1).max(20_000).optional(),
  language: z.string().trim().min(2).max(35).optional(),
  /** The item that it is a child of; without one it stands at the top. */
  parent: itemName.optional(),
});
export type NewFrameworkItem = z.infer<typeof newFrameworkItem>;

/** The association types of CASE 1.1, or an extension of one's own. */
export const associationType = z.union([
  z.enum([
    'isChildOf',
    'isPeerOf',
    'isPartOf',
    'exactMatchOf',
    'precedes',
    'isRelatedTo',
    'replacedBy',
    'exemplar',
    'hasSkillLevel',
    'isTranslationOf',
  ]),
  z
    .string()
    .regex(/^ext:[a-zA-Z0-9._-]+$/)
    .max(100),
]);

/** An association written by hand; an end may be an item of another framework, here or elsewhere. */
export const newFrameworkAssociation = z.strictObject({
  associationType,
  origin: itemName,
  destination: itemName,
  notes: z.string().trim().min(1).max(20_000).optional(),
});
export type NewFrameworkAssociation = z.infer<typeof newFrameworkAssociation>;

/** `POST /registry/frameworks`: creates a framework and publishes its first revision. */
export const createFrameworkRequest = z.strictObject({
  title: z.string().trim().min(1).max(500),
  description: z.string().trim().min(1).max(20_000).optional(),
  language: z.string().trim().min(2).max(35).optional(),
  adoptionStatus: z.enum(['Draft', 'Pending Implementation', 'Implemented', 'Retired']).optional(),
  items: z.array(newFrameworkItem).min(1).max(2000),
  levels: z.array(frameworkLevel).min(1).max(50).optional(),
  associations: z.array(newFrameworkAssociation).max(5000).optional(),
});
export type CreateFrameworkRequest = z.infer<typeof createFrameworkRequest>;

/** `POST /registry/frameworks/:id/items`: appends a revision. */
export const addItemsRequest = z.strictObject({ items: z.array(newFrameworkItem).min(1).max(2000) });
export type AddItemsRequest = z.infer<typeof addItemsRequest>;

/** `POST /registry/frameworks/:id/associations`: appends a revision. */
export const addAssociationsRequest = z.strictObject({
  associations: z.array(newFrameworkAssociation).min(1).max(5000),
});
export type AddAssociationsRequest = z.infer<typeof addAssociationsRequest>;

/** What was written by hand, with the identifiers that it got, in the order of the request. */
export const publishedFramework = z.object({
  framework: frameworkSummary,
  items: z.array(
    z.object({
      identifier: uuid,
      uri,
      fullStatement: z.string(),
      humanCodingScheme: z.string().nullable(),
    }),
  ),
  associations: z.array(z.object({ identifier: uuid, uri, associationType: z.string() })),
});
export type PublishedFramework = z.infer<typeof publishedFramework>;

/** `GET /registry/items/search` */
export const searchItemsQuery = z.object({
  q: z.string().trim().min(1).max(200),
  framework: uuid.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
export type SearchItemsQuery = z.infer<typeof searchItemsQuery>;

export const foundItem = resolvedItem.extend({
  abbreviatedStatement: z.string().nullable(),
  language: z.string().nullable(),
});
export type FoundItem = z.infer<typeof foundItem>;
/** Best first. */
export const foundItems = z.object({ items: z.array(foundItem) });
export type FoundItems = z.infer<typeof foundItems>;

/** `GET /registry/frameworks/:id/tree?parent=`: the children of an item, or the top of the framework. */
export const frameworkTreeQuery = z.object({
  parent: uuid.optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
  cursor: z.string().max(200).optional(),
});
export type FrameworkTreeQuery = z.infer<typeof frameworkTreeQuery>;

export const treeItem = z.object({
  identifier: uuid,
  uri,
  fullStatement: z.string(),
  abbreviatedStatement: z.string().nullable(),
  humanCodingScheme: z.string().nullable(),
  itemType: z.string().nullable(),
  childCount: z.int().min(0),
});
export type TreeItem = z.infer<typeof treeItem>;
export const frameworkTree = pageOf(treeItem);
export type FrameworkTree = z.infer<typeof frameworkTree>;

/** `GET /registry/items/:id`: an item and what it is associated with, named, for pages. */
export const itemDetail = foundItem.extend({
  notes: z.string().nullable(),
  associations: z.array(
    z.object({
      identifier: uuid,
      associationType: z.string(),
      /** `outgoing` when the item is the origin. */
      direction: z.enum(['outgoing', 'incoming']),
      other: z.object({
        identifier: z.string(),
        uri: z.string(),
        title: z.string(),
        /** The framework that holds the other end; null where it is elsewhere. */
        frameworkId: uuid.nullable(),
        frameworkTitle: z.string().nullable(),
      }),
    }),
  ),
});
export type ItemDetail = z.infer<typeof itemDetail>;
