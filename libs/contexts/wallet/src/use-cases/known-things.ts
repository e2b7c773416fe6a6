import type { Refusal } from '@wellspring/contracts';
import type { Transaction } from '@wellspring/persistence';
import { unknownCredentials, unknownParties } from '../domain/refusals.js';
import { heldByIds } from '../storage/held-credentials.js';
import { unknownOrganisations } from '../storage/organisations.js';

/** Refuses credentials that the wallet does not hold. */
export async function unknownRecord(
  tx: Transaction,
  holder: string,
  ids: readonly string[],
): Promise<Refusal | undefined> {
  const held = new Set((await heldByIds(tx, holder, ids)).map(({ credential_id }) => credential_id));
  const missing = ids.filter((id) => !held.has(id));
  return missing.length > 0 ? unknownCredentials(missing) : undefined;
}

/** Refuses parties that are no organisations of this installation. */
export async function unknownParty(tx: Transaction, ids: readonly string[]): Promise<Refusal | undefined> {
  const missing = await unknownOrganisations(tx, ids);
  return missing.length > 0 ? unknownParties(missing) : undefined;
}
