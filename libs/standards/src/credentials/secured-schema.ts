import { z } from 'zod';
import { credentialsV1 } from '../contexts/pinned-contexts.js';
import { listOf } from '../json-values.js';
import { dateTime, many, several, text, types, uri } from './fields.js';

/**
 * Open Badges 3.0 §B.1.9 Evidence.
 *
 * @example evidenceSchema.safeParse({ type: ['Evidence'], narrative: 'A report.' }).success // true
 */
export const evidenceSchema = z.looseObject({
  id: uri.optional(),
  type: types('Evidence'),
  narrative: text.optional(),
  name: text.optional(),
  description: text.optional(),
  genre: text.optional(),
  audience: text.optional(),
});

/** §B.1.24 Proof: what its members say is for the cryptosuite, which reads texts (VC Data Integrity 1.0 §2.1). */
const proofSchema = z.looseObject({
  type: text,
  created: dateTime.optional(),
  cryptosuite: z.string().optional(),
  challenge: z.string().optional(),
  domain: several(z.string()).optional(),
  nonce: z.string().optional(),
  proofPurpose: z.string().optional(),
  proofValue: z.string().optional(),
  verificationMethod: z.string().optional(),
});

/** The members that Open Badges 3.0 §B.1.19 and CLR 2.0 give every credential. */
export const secured = {
  '@context': z.array(z.union([z.string(), z.looseObject({})])).min(1),
  validFrom: dateTime.optional(),
  validUntil: dateTime.optional(),
  issuanceDate: dateTime.optional(),
  proof: many(proofSchema).optional(),
  credentialSchema: many(z.looseObject({ id: uri, type: text })).optional(),
  credentialStatus: several(z.looseObject({ id: uri.optional(), type: text })).optional(),
  refreshService: z.looseObject({ id: uri, type: text }).optional(),
  termsOfUse: many(z.looseObject({ id: uri.optional(), type: several(text) })).optional(),
};

/**
 * The member in which a credential says from when it is valid: data model 1.1 has another name for it.
 *
 * @example beginningOf({ '@context': ['https://www.w3.org/2018/credentials/v1'] }) // 'issuanceDate'
 */
export function beginningOf(credential: Readonly<Record<string, unknown>>): 'issuanceDate' | 'validFrom' {
  return listOf(credential['@context'])[0] === credentialsV1 ? 'issuanceDate' : 'validFrom';
}

/** Whether a credential says from when it is valid. */
export function begins(credential: Readonly<Record<string, unknown>>): boolean {
  return credential[beginningOf(credential)] !== undefined;
}

/** What is said of a credential that does not. */
export const beginsMessage = { path: ['validFrom'], message: 'is required' };

/**
 * What an award rests on (Open Badges 3.0 §B.1.9), as `evidenceSchema` takes it.
 *
 * @example
 * const evidence: Evidence = { type: ['Evidence'], narrative: 'A report.' };
 * evidenceSchema.safeParse(evidence).success // true
 */
export type Evidence = z.input<typeof evidenceSchema>;
