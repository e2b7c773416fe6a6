import type { Transaction } from '@wellspring/persistence';

/** A framework's document at the latest revision. */
export interface StoredDocument {
  readonly identifier: string;
  readonly revision: number;
  readonly contentHash: string;
  readonly payload: string;
}

const latest = `
  select framework.identifier, framework.revision, framework.content_hash as "contentHash", document as payload
  from registry.framework
  join registry.revision on revision.framework_id = framework.identifier and revision.revision = framework.revision`;

export async function findDocument(tx: Transaction, identifier: string): Promise<StoredDocument | undefined> {
  const [row] = await tx.query<StoredDocument>(`${latest} where framework.identifier = $1`, [identifier]);
  return row;
}

/** Every document, in an order that does not move. */
export async function allDocuments(tx: Transaction): Promise<StoredDocument[]> {
  return tx.query<StoredDocument>(`${latest} order by framework.identifier`);
}
