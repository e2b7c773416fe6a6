import { placesAt } from '../badges/places.js';
import { clrAssociationSchema } from '../../credentials/clr-schema.js';
import type { Rule } from '../rule.js';

/** An association has a type of the eight, a source and a target. */
export const checkClrAssociation: Rule = {
  name: 'clr-association',
  code: 'CLR_ASSOCIATION',
  severity: 'error',
  sentence: 'An association has a type of the eight, a source and a target.',
  clause: 'CLR 2.0 Association',
  *find(credential) {
    for (const { value, pointer } of placesAt(credential, ['credentialSubject', 'association'])) {
      for (const { path } of clrAssociationSchema.safeParse(value).error?.issues ?? []) {
        yield { pointer: [pointer, ...path.map(String)].join('/') };
      }
    }
  },
};
