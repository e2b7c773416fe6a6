import { resultDescriptionSchema } from '../../credentials/achievement-schema.js';
import { placesAt } from './places.js';
import { schemaRule } from './schema-rule.js';

/** A ResultDescription has an identifier, its type, a name and a resultType of the standard. */
export const checkResultDescription = schemaRule({
  name: 'ob-result-description',
  code: 'OB_RESULT_DESCRIPTION',
  severity: 'error',
  sentence: 'A ResultDescription has an identifier, its type, a name and a resultType of the standard.',
  clause: 'Open Badges 3.0 §B.1.17',
  schema: resultDescriptionSchema,
  elsewhere: ['alignment', 'rubricCriterionLevel'],
  places: (credential) => placesAt(credential, ['credentialSubject', 'achievement', 'resultDescription']),
});
