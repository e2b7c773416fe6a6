import { z } from 'zod';
import { itemReference, timestamp, uri, uuid } from '../fields.js';
import { pageOf, pageQuery } from '../page.js';

export const requirementKind = z.enum(['required', 'preferred']);

export const newRequirement = z
  .strictObject({
    /** URI or identifier of a CFItem that the registry knows. */
    itemUri: uri,
    kind: requirementKind,
    /** The least level of the item's scale; absent: any level, an unknown one included. */
    minLevel: z.int().min(0).max(100).nullable().optional(),
    weight: z.int().min(1).max(100),
    /** Met by the item itself or an equivalent one only; relatives do not stand in. */
    mandatory: z.boolean().optional(),
  })
  .refine(({ kind, mandatory }) => kind === 'required' || !mandatory, {
    message: 'A preferred requirement cannot be mandatory.',
    path: ['mandatory'],
  });
export type NewRequirement = z.infer<typeof newRequirement>;

/** `POST /matching/postings` */
export const publishPostingRequest = z
  .strictObject({
    title: z.string().trim().min(1).max(200),
    description: z.string().max(20_000).optional(),
    openings: z.int().min(1).max(10_000),
    location: z.string().trim().min(1).max(200).optional(),
    /** IANA zone of the place of work, such as `America/Phoenix`. */
    timeZone: z.string().max(64).refine(isTimeZone, 'Not an IANA time zone.').optional(),
    /** The last local day on which the posting is open; it closes at the midnight that ends it. */
    closesOn: z.iso
      .date()
      .refine((day) => day <= '9999-12-30', 'A day that has no end on this calendar.')
      .optional(),
    requirements: z.array(newRequirement).min(1).max(50),
  })
  .refine(({ closesOn, timeZone }) => !closesOn || timeZone, {
    message: 'A closing day needs the time zone in which it ends.',
    path: ['timeZone'],
  });
export type PublishPostingRequest = z.infer<typeof publishPostingRequest>;

/** `POST /matching/postings?preview=true` counts and stores nothing. */
export const publishPostingQuery = z.object({ preview: z.enum(['true', 'false']).optional() });
export type PublishPostingQuery = z.infer<typeof publishPostingQuery>;

/** A count of people; fewer than three are not told apart. */
export const smallCount = z.union([z.int().min(3), z.literal('<3')]);
export type SmallCount = z.infer<typeof smallCount>;

/** The answer of a preview: how many consenting candidates it would match now. */
export const postingPreview = z.object({
  preview: z.literal(true),
  pool: z.object({ qualified: smallCount, near: smallCount, total: smallCount }),
});
export type PostingPreview = z.infer<typeof postingPreview>;

export const postingRequirement = z.object({
  id: uuid,
  item: itemReference,
  label: z.string(),
  kind: requirementKind,
  mandatory: z.boolean(),
  minLevel: z.int().nullable(),
  weight: z.int(),
});
export type PostingRequirement = z.infer<typeof postingRequirement>;

export const postingState = z.enum(['open', 'closed']);
export const closeReason = z.enum(['filled', 'cancelled', 'expired']);

export const postingSummary = z.object({
  id: uuid,
  title: z.string(),
  openings: z.int(),
  location: z.string().nullable(),
  timeZone: z.string().nullable(),
  closesOn: z.string().nullable(),
  closesAt: timestamp.nullable(),
  state: postingState,
  closeReason: closeReason.nullable(),
  closedAt: timestamp.nullable(),
  publishedAt: timestamp,
  requirementCount: z.int(),
  /** Live matches by tier. */
  matches: z.object({ qualified: z.int(), near: z.int() }),
});
export type PostingSummary = z.infer<typeof postingSummary>;

/** `GET /matching/postings/:id`, and the answer of publishing and closing. */
export const postingDetail = postingSummary.extend({
  description: z.string().nullable(),
  requirements: z.array(postingRequirement),
});
export type PostingDetail = z.infer<typeof postingDetail>;

/** `GET /matching/postings` */
export const listPostingsQuery = pageQuery.extend({ state: postingState.optional() });
export type ListPostingsQuery = z.infer<typeof listPostingsQuery>;
export const postingList = pageOf(postingSummary);
export type PostingList = z.infer<typeof postingList>;

/** `POST /matching/postings/:id/close` */
export const closePostingRequest = z.strictObject({ reason: z.enum(['filled', 'cancelled']) });
export type ClosePostingRequest = z.infer<typeof closePostingRequest>;

function isTimeZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}
