import { z } from 'zod';
import { parseDateTimeStamp } from '../date-time-stamp.js';
import { text, uri } from '../credentials/fields.js';

/** The data types that Open Badges 2.0 and CLR 1.0 have in common. */

/** DateTime: ISO 8601 with a time zone. */
export const moment = z
  .string()
  .refine((value) => parseDateTimeStamp(value) !== undefined, 'is a time with its zone');

/** Text that may be left out, and may be empty. */
export const note = z.string().optional();

/** Image: an address or a data URL, alone or with a caption. */
export const imageSchema = z.union([uri, z.looseObject({ id: uri, caption: note })]);

/** IdentityObject (Open Badges 2.0) or Identity (CLR 1.0, which may be silent on the hash): whom it was awarded to. */
export const recipientSchema = z.looseObject({
  type: text,
  identity: text,
  hashed: z.boolean(),
  salt: note,
});

export type Image2 = z.infer<typeof imageSchema>;
export type Recipient2 = z.infer<typeof recipientSchema>;
