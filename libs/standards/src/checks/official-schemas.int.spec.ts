import { expect, it } from '@jest/globals';
import { buildEndorsementCredential } from '../credentials/build-endorsement-credential.js';
import { parseCredential } from '../credentials/parse-credential.js';
import { builtBadge as badge, builtBy, builtClr as clr } from '../testing/built-credentials.js';
import type { VerificationPorts } from './check.js';
import { checkContext } from './check-context.js';
import { checkSchema } from './check-schema.js';
import { officialValidator, whereSchemasArePresent } from '../testing/official-schemas.js';

const kinds = {
  badge: 'AchievementCredential',
  endorsement: 'EndorsementCredential',
  clr: 'ClrCredential',
} as const;
type Kind = keyof typeof kinds;
const official = (kind: Kind) => officialValidator(kinds[kind]);

const ports: VerificationPorts = {
  resolveDid: () => Promise.reject(new Error('nothing is resolved here')),
  fetchStatusList: () => Promise.reject(new Error('nothing is fetched here')),
  trust: async () => ({ status: 'unknown', reason: 'No registry is asked here.' }),
  now: new Date('2026-06-01T00:00:00Z'),
};

async function isRefusedHere(document: object): Promise<boolean> {
  const parsed = parseCredential(JSON.stringify(document));
  const results = [await checkSchema(parsed, ports), await checkContext(parsed, ports)];
  return results.some(({ outcome }) => outcome === 'fail');
}

const endorsement = buildEndorsementCredential({
  issuer: builtBy.issuer,
  validFrom: builtBy.validFrom,
  id: 'urn:uuid:0197a1c0-0000-7000-8000-0000000000e2',
  name: 'Endorsement',
  endorses: 'https://example.org/achievements/1',
  comment: 'We hire with it.',
});
const built: readonly (readonly [kind: Kind, document: object])[] = [
  ['badge', badge],
  ['endorsement', endorsement],
  ['clr', clr],
];

/** Every document that differs from one in a single value, at any depth: left out, or replaced. */
function* damaged(document: object, replacement?: unknown): Generator<readonly [path: string, object]> {
  for (const [name, value] of Object.entries(document)) {
    const rest = Object.entries(document).filter(([other]) => other !== name);
    const without: unknown = Array.isArray(document)
      ? document.filter((_, index) => String(index) !== name)
      : Object.fromEntries(rest);
    const put = (other: unknown): object =>
      Array.isArray(document)
        ? document.map((each: unknown, index) => (String(index) === name ? other : each))
        : { ...document, [name]: other };
    yield [name, replacement === undefined ? (without as object) : put(replacement)];
    if (typeof value !== 'object' || value === null) continue;
    for (const [path, inner] of damaged(value as object, replacement)) yield [`${name}/${path}`, put(inner)];
  }
}

whereSchemasArePresent("1EdTech's JSON Schemas, as a second opinion", () => {
  it.each(built)('find nothing wrong with a %s that is built here', async (kind, document) => {
    const validate = official(kind);
    validate(document);
    expect(validate.errors ?? []).toEqual([]);
    expect(await isRefusedHere(document)).toBe(false);
  });

  it.each(
    built.flatMap(([kind, document]) => [undefined, 42, '', {}].map((by) => [kind, by, document] as const)),
  )('refuse no damaged %s (value replaced by %j) that passes here', async (kind, by, document) => {
    const validate = official(kind);
    const missed: string[] = [];
    let refused = 0;
    for (const [path, copy] of damaged(document, by)) {
      // Without its type it is another kind of credential.
      if (path === 'type/1' || validate(copy)) continue;
      refused += 1;
      if (!(await isRefusedHere(copy).catch(() => true))) missed.push(path);
    }
    expect(missed).toEqual([]);
    expect(refused).toBeGreaterThan(5);
  });
});
