import { achievementCredentialSchema, credentialSchema } from '../credentials/schemas.js';
import { fail, pass, type Check } from './check.js';

const name = 'schema';

/** The structure is that of its types: Open Badges 3.0 where it says so, VC Data Model 2.0 otherwise. */
export const checkSchema: Check = async ({ credential }) => {
  const types = [credential['type']].flat();
  const isBadge = types.includes('OpenBadgeCredential') || types.includes('AchievementCredential');
  const result = (isBadge ? achievementCredentialSchema : credentialSchema).safeParse(credential);
  if (result.success)
    return pass(name, isBadge ? 'An Open Badges 3.0 credential.' : 'A W3C verifiable credential.');
  const [issue] = result.error.issues;
  return fail(
    name,
    'SCHEMA_INVALID',
    `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'is not as the standard says'}.`,
  );
};
