import { z } from 'zod';
import { uri } from '../credentials/fields.js';

/**
 * What a status may be of (Bitstring Status List 1.0 §2.1).
 *
 * @example
 * const purpose: StatusPurpose = 'suspension';
 * statusListEntry('https://example.org/status/1', 42, purpose).statusPurpose // 'suspension'
 */
export type StatusPurpose = 'revocation' | 'suspension' | 'refresh' | 'message';

/**
 * Bitstring Status List 1.0 §2.1: the entry of a credential, and how its statuses are to be read.
 *
 * @example statusEntrySchema.safeParse(entry).success // true
 * @example statusEntrySchema.safeParse({ ...entry, statusListIndex: 42 }).success // false
 */
export const statusEntrySchema = z
  .looseObject({
    id: uri.optional(),
    type: z.literal('BitstringStatusListEntry'),
    statusPurpose: z.string().min(1),
    statusListIndex: z.string().regex(/^(0|[1-9]\d{0,15})$/, 'is a whole number, as text'),
    statusListCredential: uri,
    statusSize: z.int().min(1).max(8).optional(),
    statusMessage: z
      .array(z.looseObject({ status: z.string().regex(/^0x[0-9a-f]+$/i), message: z.string() }))
      .max(256)
      .optional(),
    statusReference: z.union([uri, z.array(uri)]).optional(),
  })
  .refine(({ id, statusListCredential }) => id !== statusListCredential, 'is not itself the list')
  .refine(
    ({ statusSize = 1, statusMessage }) =>
      statusMessage === undefined ? statusSize === 1 : statusMessage.length === 2 ** statusSize,
    'has a message for each status of its size',
  );

/**
 * The entry of a credential in a list (Bitstring Status List 1.0 §2.1), as `statusEntrySchema` takes it.
 *
 * @example
 * const made: StatusEntry = statusListEntry('https://example.org/status/1', 42);
 * statusEntrySchema.safeParse(made).success // true
 */
export type StatusEntry = z.input<typeof statusEntrySchema>;

/**
 * The entry of a credential in a list (Bitstring Status List 1.0 §2.1).
 *
 * @param list the URL of the list credential
 * @param messages for purpose `message`: what each status says, from 0; their number is a power of two
 * @example statusListEntry('https://example.org/status/1', 42).statusListIndex // '42'
 */
export function statusListEntry(
  list: string,
  index: number,
  purpose: StatusPurpose = 'revocation',
  messages?: readonly string[],
): StatusEntry {
  return {
    id: `${list}#${index}`,
    type: 'BitstringStatusListEntry',
    statusPurpose: purpose,
    statusListIndex: String(index),
    statusListCredential: list,
    ...(messages && {
      statusSize: Math.log2(messages.length),
      statusMessage: messages.map((message, status) => ({ status: `0x${status.toString(16)}`, message })),
    }),
  };
}
