import { achievementSchema } from '../../credentials/achievement-schema.js';
import { placesAt } from './places.js';
import { schemaRule } from './schema-rule.js';

/** An Achievement has an identifier, its type, a name, a description and criteria. */
export const checkAchievement = schemaRule({
  name: 'ob-achievement',
  code: 'OB_ACHIEVEMENT',
  severity: 'error',
  sentence: 'An Achievement has an identifier, its type, a name, a description and criteria.',
  clause: 'Open Badges 3.0 §B.1.1',
  schema: achievementSchema,
  elsewhere: [
    'alignment',
    'resultDescription',
    'image',
    'related',
    'otherIdentifier',
    'creator',
    'endorsement',
    'endorsementJwt',
    'inLanguage',
  ],
  places: (credential) => placesAt(credential, ['credentialSubject', 'achievement']),
});
