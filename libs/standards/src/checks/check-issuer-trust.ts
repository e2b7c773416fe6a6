import { issuerIdOf } from '../jose/jwt-claims.js';
import { fail, pass, warn, type Check, type VerificationPorts } from './check.js';
import { isObject, listOf, type JsonObject } from '../json-values.js';

const name = 'issuer-trust';

type Answer = Awaited<ReturnType<VerificationPorts['trust']>>;

/** Each is a question to the registry, and a stranger's credential may name thousands. */
const mostTypes = 100;

const badness: Readonly<Record<Answer['status'], number>> = { trusted: 0, unknown: 1, distrusted: 2 };

/**
 * What the trust registry says of the issuer, for each type of achievement that it awards: the worst answer counts, or
 * one award that it is trusted for would carry others. An unknown issuer is for a person to weigh.
 */
export const checkIssuerTrust: Check = async ({ credential }, { trust }) => {
  const issuer = issuerIdOf(credential);
  const types = achievementTypesOf(credential);
  if (!types)
    return fail(
      name,
      'ACHIEVEMENT_TYPE_UNREADABLE',
      'The type of an achievement is no text, so that nobody can be asked for it.',
    );
  if (types.size > mostTypes)
    return fail(name, 'ACHIEVEMENT_TYPES_TOO_MANY', `Trust is not asked for more than ${mostTypes} types.`);
  const answers: Answer[] = [];
  for (const type of types) answers.push(await trust(issuer, type));
  const { status, reason } = answers.reduce((worst, each) =>
    badness[each.status] > badness[worst.status] ? each : worst,
  );
  if (status === 'trusted') return pass(name, reason);
  return status === 'distrusted'
    ? fail(name, 'ISSUER_DISTRUSTED', reason)
    : warn(name, 'ISSUER_UNKNOWN', reason);
};

/**
 * Each type once, undefined for what is awarded without one: of the achievement of each AchievementSubject
 * (Open Badges 3.0 §B.1.3), or of those that a ClrSubject lists (CLR 2.0 ClrSubject). Undefined itself where one is no text.
 */
function achievementTypesOf(credential: JsonObject): ReadonlySet<string | undefined> | undefined {
  const types = new Set<string | undefined>();
  for (const subject of atLeastOne(credential['credentialSubject'])) {
    for (const achievement of atLeastOne(isObject(subject) ? subject['achievement'] : undefined)) {
      const type = isObject(achievement) ? (achievement['achievementType'] ?? undefined) : undefined;
      for (const each of atLeastOne(type)) {
        if (each !== undefined && typeof each !== 'string') return undefined;
        types.add(each);
      }
    }
  }
  return types;
}

function atLeastOne(value: unknown): readonly unknown[] {
  const items = listOf(value);
  return items.length > 0 ? items : [undefined];
}
