import { z } from 'zod';
import { clrCredentialSchema } from '../../credentials/clr-schema.js';
import { schemaRule } from '../badges/schema-rule.js';

/** Each of these has a rule of its own for what it is as a whole. */
const {
  '@context': _,
  id: __,
  type: ___,
  name: ____,
  issuer: _____,
  credentialSubject: ______,
  ...members
} = clrCredentialSchema.shape;

/** The members of a ClrCredential are of the kinds of the standard, such as a partial that is true or false. */
export const checkClrCredential = schemaRule({
  name: 'clr-credential',
  code: 'CLR_CREDENTIAL',
  severity: 'error',
  sentence:
    'The members of a ClrCredential are of the kinds of the standard, such as a partial that is true or false.',
  clause: 'CLR 2.0 ClrCredential',
  schema: z.looseObject(members),
  elsewhere: [
    'validFrom',
    'validUntil',
    'issuanceDate',
    'awardedDate',
    'image',
    'endorsement',
    'endorsementJwt',
    'evidence',
  ],
  places: (credential) => [{ value: credential, pointer: '' }],
});
