import { z } from 'zod';
import { clrCredentialSchema } from '../../credentials/clr-schema.js';
import { readItemByItem } from '../badges/read-item-by-item.js';
import { schemaRule } from '../badges/schema-rule.js';

/** Each of these has a rule of its own for what it is as a whole. */
const members = z
  .looseObject(clrCredentialSchema.shape)
  .omit({ '@context': true, id: true, type: true, name: true, issuer: true, credentialSubject: true });

/** The members of a ClrCredential are of the kinds of the standard, such as a partial that is true or false. */
export const checkClrCredential = schemaRule({
  name: 'clr-credential',
  code: 'CLR_CREDENTIAL',
  severity: 'error',
  sentence:
    'The members of a ClrCredential are of the kinds of the standard, such as a partial that is true or false.',
  clause: 'CLR 2.0 ClrCredential',
  schema: members,
  elsewhere: readItemByItem,
  places: (credential) => [{ value: credential, pointer: '' }],
});
