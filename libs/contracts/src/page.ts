import { z } from 'zod';

/** Query of every list: newest first, at most 200 a page, continued by an opaque cursor. */
export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
});
export type PageQuery = z.infer<typeof pageQuery>;

/** The answer of a list: `next` is absent on the last page. */
export function pageOf<TItem extends z.ZodType>(item: TItem) {
  return z.object({ items: z.array(item), next: z.string().optional() });
}
