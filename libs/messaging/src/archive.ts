import type { Envelope } from '@wellspring/contracts';
import type { Transaction } from '@wellspring/persistence';

/** A page of a context's archive in the order of use, for a rebuild from zero or a live view. */
export async function readArchive(
  tx: Transaction,
  context: string,
  after: string,
  limit: number,
): Promise<{ position: string; envelope: Envelope }[]> {
  return tx.query(
    `select position, envelope from ${context}.archive where position > $1 order by position limit $2`,
    [after, limit],
  );
}
