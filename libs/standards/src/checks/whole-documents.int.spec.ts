import { expect, it } from '@jest/globals';
import { builtBadge, builtClr } from '../testing/built-credentials.js';
import type { JsonObject } from '../testing/credential-documents.js';
import {
  officialSchema,
  officialValidator,
  whereSchemasArePresent,
  type OfficialKind,
} from '../testing/official-schemas.js';
import { changed, wholeDocument, type Change, type WholeDocument } from '../testing/whole-documents.js';
import type { CheckResult, VerificationPorts } from './check.js';
import { checkSchema } from './check-schema.js';
import { contextFindings } from './data-model/context-rules.js';
import { refusedHere, takenHere, type Difference } from './official-schemas-differences.js';

const ports: VerificationPorts = {
  resolveDid: () => Promise.reject(new Error('nothing is resolved here')),
  fetchStatusList: () => Promise.reject(new Error('nothing is fetched here')),
  trust: async () => ({ status: 'unknown', reason: 'No registry is asked here.' }),
  now: new Date('2026-06-01T00:00:00Z'),
};

const kinds: readonly OfficialKind[] = [
  'AchievementCredential',
  'EndorsementCredential',
  'ClrCredential',
  'Profile',
];
type Around = (document: JsonObject) => object;
const alone: Around = (document) => document;
/** A Profile is no credential: it is looked at as the issuer of one. */
const issuing: Around = (issuer) => ({ ...builtBadge, issuer });
const inRecord: Around = (badge) => ({
  ...builtClr,
  credentialSubject: { ...(builtClr['credentialSubject'] as object), verifiableCredential: [badge] },
});

const samples = [
  ...kinds.flatMap((kind) => {
    const around = kind === 'Profile' ? issuing : alone;
    return [
      { kind, form: 'values that stand alone', asLists: false, around },
      { kind, form: 'lists of one', asLists: true, around },
    ];
  }),
  { kind: 'AchievementCredential', form: 'a record', asLists: false, around: inRecord },
] as const;

function refusesHere(document: object): boolean {
  const credential = document as JsonObject;
  const reading = { credential, format: 'vc+ld+json', text: '' } as Parameters<typeof checkSchema>[0];
  return (checkSchema(reading, ports) as CheckResult).outcome === 'fail';
}

/** The changes of a document about which the schema and the rules do not agree. */
function disagreements(kind: OfficialKind, whole: WholeDocument, around: Around) {
  const validate = officialValidator(kind);
  const count = { places: new Set<string>(), refused: 0, taken: 0 };
  const onlyByThem: Change[] = [];
  const onlyByUs: Change[] = [];
  for (const change of changed(whole)) {
    const byThem = !validate(whole.document);
    const byUs = refusesHere(around(whole.document));
    count.places.add(change.pointer);
    if (byThem) count.refused += 1;
    else count.taken += 1;
    if (byThem && !byUs) onlyByThem.push(change);
    if (byUs && !byThem) onlyByUs.push(change);
  }
  return { onlyByThem, onlyByUs, places: count.places.size, refused: count.refused, taken: count.taken };
}

const covers = ({ places, to, at }: Difference, change: Change): boolean =>
  places.test(change.place) && to.includes(change.to) && (at?.test(change.pointer) ?? true);

const used = new Set<Difference>();

/** The changes for which the table has no reason. */
function unexplained(changes: readonly Change[], table: readonly Difference[]): readonly Change[] {
  for (const row of table) if (changes.some((change) => covers(row, change))) used.add(row);
  return changes.filter((change) => !table.some((row) => covers(row, change)));
}

whereSchemasArePresent('a document with every member that its official JSON Schema has', () => {
  it.each(samples)('is taken by both: $kind in $form', ({ kind, asLists, around }) => {
    const { document } = wholeDocument(officialSchema(kind), kind, asLists);
    const validate = officialValidator(kind);
    validate(document);
    expect([validate.errors, refusesHere(around(document))]).toEqual([null, false]);
  });

  it.each(samples)(
    'is refused here when one change makes the schema refuse it, and else for a reason: $kind in $form',
    ({ kind, asLists, around }) => {
      const whole = wholeDocument(officialSchema(kind), kind, asLists);
      const { onlyByThem, onlyByUs, places, refused, taken } = disagreements(kind, whole, around);
      const told = `${refused} changes of ${places} values are refused by the schema, ${onlyByThem.length} of them`;
      console.info(`${kind}: ${told} are taken here; ${onlyByUs.length} of ${taken} the other way about`);
      expect(unexplained(onlyByThem, takenHere)).toEqual([]);
      expect(unexplained(onlyByUs, refusedHere)).toEqual([]);
      expect(refused).toBeGreaterThan(700);
    },
    120_000,
  );

  it('differs by no reason of the tables that does not apply', () => {
    expect([...takenHere, ...refusedHere].filter((row) => !used.has(row))).toEqual([]);
  });

  it.each(samples.filter(({ kind, asLists }) => kind !== 'Profile' && !asLists))(
    'is refused by the check of contexts for a number among them: $kind in $form',
    async ({ kind, around }) => {
      const { document } = wholeDocument(officialSchema(kind), kind, false);
      const contexts = [...(document['@context'] as string[]), 5];
      const found = await contextFindings(around({ ...document, '@context': contexts }) as JsonObject);
      expect(found.map(({ severity }) => severity)).toContain('error');
    },
  );
});
