import { z } from 'zod';
import { isObject } from '../checks/data-model/values.js';
import { uri } from '../credentials/fields.js';

/** A status entry of any kind that is read here. */
export interface ReadEntry {
  readonly kind: 'BitstringStatusListEntry' | 'StatusList2021Entry' | '1EdTechRevocationList';
  /** Where the list is. */
  readonly list: string;
  readonly purpose: string;
  readonly index: number;
  /** Bits of each status. */
  readonly size: number;
  /** For purpose `message`: what each status says. */
  readonly messages: ReadonlyMap<number, string>;
}

const bitstringEntry = z.looseObject({
  type: z.enum(['BitstringStatusListEntry', 'StatusList2021Entry']),
  statusPurpose: z.string().min(1),
  // The standard wants text; 1EdTech's own samples have a number, and a revoked credential is to be told as revoked.
  statusListIndex: z.union([z.string().regex(/^\d{1,16}$/), z.int().min(0)]).transform(Number),
  statusListCredential: uri,
  statusSize: z.int().min(1).max(8).default(1),
  statusMessage: z
    .array(z.looseObject({ status: z.string().regex(/^0x[0-9a-f]{1,2}$/i), message: z.string() }))
    .max(256)
    .optional(),
});

const revocationListEntry = z.looseObject({ type: z.literal('1EdTechRevocationList'), id: uri });

/**
 * A credential's status entry (Bitstring Status List 1.0 §2.1, StatusList2021, 1EdTechRevocationList).
 *
 * @returns undefined when it is of another kind, or not as its kind says: a size above 1 without a message for each
 * status (§2.1), for example
 * @example readStatusEntry({ type: '1EdTechRevocationList', id: 'https://example.org/revocations' })
 */
export function readStatusEntry(entry: unknown): ReadEntry | undefined {
  if (isObject(entry) && entry['type'] === '1EdTechRevocationList') {
    const { data } = revocationListEntry.safeParse(entry);
    return (
      data && {
        kind: data.type,
        list: data.id,
        purpose: 'revocation',
        index: 0,
        size: 1,
        messages: new Map(),
      }
    );
  }
  const { data } = bitstringEntry.safeParse(entry);
  if (!data) return undefined;
  const { statusSize: size, statusMessage = [] } = data;
  if ((size > 1 || statusMessage.length > 0) && statusMessage.length !== 2 ** size) return undefined;
  return {
    kind: data.type,
    list: data.statusListCredential,
    purpose: data.statusPurpose,
    index: data.statusListIndex,
    size,
    messages: new Map(statusMessage.map(({ status, message }) => [Number(status), message])),
  };
}
