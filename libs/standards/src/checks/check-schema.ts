import { achievementCredentialSchema } from '../credentials/schemas.js';
import { pass, resultOf, type Check } from './check.js';
import type { Finding } from './rule.js';
import { credentialFindings } from './rules.js';
import { typesOf, type JsonObject } from './data-model/values.js';

const name = 'schema';

/** The structure is that of its types: VC Data Model 2.0 or 1.1, and Open Badges 3.0 where it says so. */
export const checkSchema: Check = async ({ credential }, { knownBytes }) => {
  const isBadge = ['OpenBadgeCredential', 'AchievementCredential'].some((type) =>
    typesOf(credential).includes(type),
  );
  const findings = [
    ...credentialFindings(credential, knownBytes),
    ...(isBadge ? badgeFindings(credential) : []),
  ];
  const passed = pass(name, isBadge ? 'An Open Badges 3.0 credential.' : 'A W3C verifiable credential.');
  return resultOf(passed, findings, 'SCHEMA_INVALID');
};

function badgeFindings(credential: JsonObject): Finding[] {
  const { error } = achievementCredentialSchema.safeParse(credential);
  return (error?.issues ?? []).map(({ path, message }) => ({
    rule: 'open-badges-schema',
    code: 'OPEN_BADGES_SCHEMA',
    severity: 'error',
    reason: `${message}.`,
    pointer: path.map((part) => `/${String(part)}`).join(''),
    clause: 'Open Badges 3.0 §B.1',
  }));
}
