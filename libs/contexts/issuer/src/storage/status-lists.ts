import { newId, type Transaction } from '@wellspring/persistence';
import { createStatusList, setStatus, statusListLength } from '@wellspring/standards';

export interface StatusListRow {
  readonly id: string;
  readonly organisation_id: string;
  /** The identifier that lists, and whose credentials it lists. */
  readonly issuer: string;
  readonly bits: Buffer;
  readonly version: number;
  readonly signed_version: number | null;
  readonly signed_text: string | null;
  readonly created_at: Date;
}

/** A place in a status list, by order of allocation. */
export interface ListPlace {
  readonly listId: string;
  readonly n: number;
}

/**
 * Takes the next places for credentials of these issuer identifiers, one each and in their order; opens another
 * list when one is full. A list is of one issuer (Bitstring Status List 1.0 §3.2).
 */
export async function allocatePlaces(
  tx: Transaction,
  organisationId: string,
  issuers: readonly string[],
  now: Date,
): Promise<ListPlace[]> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 1))', [`status:${organisationId}`]);
  const places = new Map<string, ListPlace[]>();
  for (const issuer of new Set(issuers)) {
    const count = issuers.filter((each) => each === issuer).length;
    places.set(issuer, await takePlaces(tx, { organisationId, issuer }, count, now));
  }
  return issuers.map((issuer) => places.get(issuer)?.shift() as ListPlace);
}

async function takePlaces(
  tx: Transaction,
  owner: { organisationId: string; issuer: string },
  count: number,
  now: Date,
): Promise<ListPlace[]> {
  const places: ListPlace[] = [];
  while (places.length < count) {
    const list = await openList(tx, owner, now);
    const take = Math.min(count - places.length, statusListLength - list.allocated);
    await tx.query('update issuer.status_list set allocated = allocated + $2 where id = $1', [list.id, take]);
    for (let n = 0; n < take; n += 1) places.push({ listId: list.id, n: list.allocated + n });
  }
  return places;
}

async function openList(
  tx: Transaction,
  { organisationId, issuer }: { organisationId: string; issuer: string },
  now: Date,
): Promise<{ id: string; allocated: number }> {
  const [open] = await tx.query<{ id: string; allocated: number }>(
    `select id, allocated from issuer.status_list
     where organisation_id = $1 and issuer = $2 and allocated < ${statusListLength}
     order by created_at desc limit 1`,
    [organisationId, issuer],
  );
  if (open) return open;
  const id = newId();
  await tx.query(
    'insert into issuer.status_list (id, organisation_id, issuer, bits, created_at) values ($1, $2, $3, $4, $5)',
    [id, organisationId, issuer, Buffer.from(createStatusList()), now],
  );
  return { id, allocated: 0 };
}

/** Sets a bit; the row is locked, so that two revocations at once lose nothing. */
export async function setBit(tx: Transaction, listId: string, index: number): Promise<void> {
  const [row] = await tx.query<{ bits: Buffer }>(
    'select bits from issuer.status_list where id = $1 for update',
    [listId],
  );
  if (!row) throw new Error(`The status list ${listId} is gone.`);
  setStatus(row.bits, index, true);
  await tx.query('update issuer.status_list set bits = $2, version = version + 1 where id = $1', [
    listId,
    row.bits,
  ]);
}

export async function statusListById(tx: Transaction, id: string): Promise<StatusListRow | undefined> {
  const [row] = await tx.query<StatusListRow>('select * from issuer.status_list where id = $1', [id]);
  return row;
}

export async function saveSignedList(
  tx: Transaction,
  id: string,
  version: number,
  text: string,
): Promise<void> {
  await tx.query(
    `update issuer.status_list set signed_version = $2, signed_text = $3
     where id = $1 and coalesce(signed_version, -1) < $2`,
    [id, version, text],
  );
}
