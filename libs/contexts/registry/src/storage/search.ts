import type { FoundItem } from '@wellspring/contracts';
import type { Transaction } from '@wellspring/persistence';
import { ofFramework, shownMore } from './items.js';

export interface ItemSearch {
  readonly q: string;
  readonly framework?: string | undefined;
  readonly limit: number;
}

/** As the index of trigrams has it. */
const statement = 'registry.folded(left(full_statement, 2000))';

/**
 * Items whose words begin as the query's words do, in English stems or as written: exact statements and
 * coding schemes first, then statements that begin so, then by rank and brevity.
 */
export async function searchByWords(
  tx: Transaction,
  { q, framework, limit }: ItemSearch,
): Promise<FoundItem[]> {
  const words = q.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  if (words.length === 0) return [];
  const prefixes = words.slice(0, 20).map((word) => `'${word}':*`);
  return tx.query<FoundItem>(
    `with folded as (select registry.folded($1) as words, registry.folded($3) as text),
     asked as (select to_tsquery('english', words) || to_tsquery('simple', words) as query, text from folded),
     hit as (
       select item.*, ts_rank_cd(search, query, 1) as rank, text
       from asked join registry.item on search @@ query
       where revision_to is null and ($2::uuid is null or framework_id = $2))
     select ${shownMore} from (
       select * from hit
       order by registry.folded(human_coding_scheme) is not distinct from text
                  or ${statement} = text desc,
                starts_with(${statement}, text) desc, rank desc, length(full_statement), id
       limit $4) as item ${ofFramework}`,
    [prefixes.join(' & '), framework ?? null, q, limit],
  );
}

/** Items whose statement, or a stretch of it, looks like the query: for misspelt words. */
export async function searchByLikeness(
  tx: Transaction,
  { q, framework, limit }: ItemSearch,
): Promise<FoundItem[]> {
  await tx.query(`set local pg_trgm.word_similarity_threshold = 0.5`);
  return tx.query<FoundItem>(
    `select ${shownMore} from (
       select * from registry.item
       where registry.folded($1) <% ${statement} and revision_to is null
         and ($2::uuid is null or framework_id = $2)
       order by word_similarity(registry.folded($1), ${statement}) desc,
                length(full_statement), id
       limit $3) as item
     ${ofFramework}`,
    [q, framework ?? null, limit],
  );
}

/** Items whose statement holds the query as it is: for scripts that put no space between words. */
export async function searchByStretch(
  tx: Transaction,
  { q, framework, limit }: ItemSearch,
): Promise<FoundItem[]> {
  return tx.query<FoundItem>(
    `select ${shownMore} from (
       select * from registry.item
       where strpos(${statement}, registry.folded($1)) > 0 and revision_to is null
         and ($2::uuid is null or framework_id = $2)
       order by length(full_statement), id limit $3) as item
     ${ofFramework}`,
    [q, framework ?? null, limit],
  );
}
