import { z } from 'zod';
import { dateTime, many, text, types, uri } from './fields.js';

/** Open Badges 3.0 §B.1.9 Evidence. */
export const evidenceSchema = z.looseObject({
  id: uri.optional(),
  type: types('Evidence'),
  narrative: text.optional(),
  name: text.optional(),
  description: text.optional(),
  genre: text.optional(),
  audience: text.optional(),
});

/** §B.2.4 Proof: what it holds beyond its type is the cryptosuite's. */
const proofSchema = z.looseObject({ type: text, created: dateTime.optional() });

/** The members that Open Badges 3.0 §B.2 and CLR 2.0 give every credential. */
export const secured = {
  '@context': z.array(z.union([z.string(), z.looseObject({})])).min(1),
  validUntil: dateTime.optional(),
  proof: many(proofSchema).optional(),
  credentialSchema: many(z.looseObject({ id: uri, type: text })).optional(),
  credentialStatus: many(z.looseObject({ id: uri.optional(), type: text })).optional(),
  refreshService: z.looseObject({ id: uri, type: text }).optional(),
  termsOfUse: many(z.looseObject({ id: uri.optional(), type: z.union([text, z.array(text)]) })).optional(),
};

export type Evidence = z.input<typeof evidenceSchema>;
