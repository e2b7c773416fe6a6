import { z } from 'zod';
import { achievementCredentialSchema } from '../../credentials/achievement-credential-schema.js';
import { readItemByItem } from './read-item-by-item.js';
import { schemaRule } from './schema-rule.js';

/** Each of these has a rule of its own for what it is as a whole. */
const members = z
  .looseObject(achievementCredentialSchema.shape)
  .omit({ '@context': true, id: true, type: true, issuer: true, credentialSubject: true });

/** The members of an AchievementCredential are of the kinds of the standard, such as an image that is one and no list. */
export const checkAchievementCredential = schemaRule({
  name: 'ob-achievement-credential',
  code: 'OB_ACHIEVEMENT_CREDENTIAL',
  severity: 'error',
  sentence:
    'The members of an AchievementCredential are of the kinds of the standard, such as an image that is one and no list.',
  clause: 'Open Badges 3.0 §B.1.2',
  schema: members,
  elsewhere: readItemByItem,
  places: (credential) => [{ value: credential, pointer: '' }],
});
