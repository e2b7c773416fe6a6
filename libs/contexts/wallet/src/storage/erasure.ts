import type { Transaction } from '@wellspring/persistence';

/**
 * Forgets a person: everything that the wallet keeps of them. Connections go first: that waits for a
 * collection in hand, whose rows the later statements then see.
 */
export async function eraseHolder(tx: Transaction, holder: string): Promise<void> {
  await tx.query(
    `with gone as (delete from wallet.connection where holder = $1 returning subject)
     update wallet.issued_credential i set connected = false from gone where i.subject = gone.subject`,
    [holder],
  );
  for (const table of ['activity', 'share', 'consent', 'held_credential']) {
    await tx.query(`delete from wallet.${table} where holder = $1`, [holder]);
  }
  await tx.query('delete from wallet.idempotent_answer where organisation_id = $1', [holder]);
}
