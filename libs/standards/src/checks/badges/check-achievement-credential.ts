import { z } from 'zod';
import { achievementCredentialSchema } from '../../credentials/achievement-credential-schema.js';
import { schemaRule } from './schema-rule.js';

/** Each of these has a rule of its own for what it is as a whole. */
const {
  '@context': _,
  id: __,
  type: ___,
  issuer: ____,
  credentialSubject: _____,
  ...members
} = achievementCredentialSchema.shape;

/** The members of an AchievementCredential are of the kinds of the standard, such as an image that is one and no list. */
export const checkAchievementCredential = schemaRule({
  name: 'ob-achievement-credential',
  code: 'OB_ACHIEVEMENT_CREDENTIAL',
  severity: 'error',
  sentence:
    'The members of an AchievementCredential are of the kinds of the standard, such as an image that is one and no list.',
  clause: 'Open Badges 3.0 §B.1.2',
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
