import { resultSchema } from '../../credentials/achievement-subject-schema.js';
import { placesAt } from './places.js';
import { schemaRule } from './schema-rule.js';

/** A Result has its type; its status is a term of the standard. */
export const checkResult = schemaRule({
  name: 'ob-result',
  code: 'OB_RESULT',
  severity: 'error',
  sentence: 'A Result has its type; its status is a term of the standard.',
  clause: 'Open Badges 3.0 §B.1.16',
  schema: resultSchema,
  elsewhere: ['alignment'],
  places: (credential) => placesAt(credential, ['credentialSubject', 'result']),
});
