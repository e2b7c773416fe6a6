import { StandardsError } from '../standards-error.js';
import { JsonSpans, malformed } from './json-spans.js';
import { mendPart, type CasePart, type Repair } from './mend-part.js';
import { PackageExtras } from './package-extras.js';
import { packageLimits, packageText, type PackageLimits } from './package-text.js';
import type { PartKind } from './schemas.js';

/**
 * What comes out of a package (CASE 1.1 §5.1.2 CFPackage), in the order of its file; extensions last.
 *
 * @example
 * const parts: PackagePart[] = [];
 * for await (const part of readCFPackage(packageBytes())) parts.push(part);
 * parts[0]?.kind // 'CFDocument'
 */
export type PackagePart =
  | { readonly kind: PartKind; readonly value: CasePart }
  /** `extensions` of the package itself or of its CFDefinitions. */
  | {
      readonly kind: 'extensions';
      readonly of: 'CFPackage' | 'CFDefinitions';
      readonly value: Readonly<Record<string, unknown>>;
    }
  | { readonly kind: 'repair'; readonly repair: Repair };

type Parts = AsyncGenerator<PackagePart, void, undefined>;

/** The largest part, in characters: enough for a rubric with all its levels, too little to fill a memory. */
const maxSpan = 8 * 1024 * 1024;
const maxDocument = 1024 * 1024;
const packageLists = new Map<string, PartKind>([
  ['CFItems', 'CFItem'],
  ['CFAssociations', 'CFAssociation'],
  ['CFRubrics', 'CFRubrics'],
]);
const definitionLists = new Map<string, PartKind>(
  (['CFConcepts', 'CFSubjects', 'CFLicenses', 'CFItemTypes', 'CFAssociationGroupings'] as const).map(
    (name) => [name, name],
  ),
);

/**
 * Reads a CASE 1.0 or 1.1 package, JSON or gzip of it, part by part in flat memory. Parts are mended as real
 * servers need it; each repair is reported. Members may come in any order, and `{"CFPackage": …}` around it.
 * What CASE does not know is kept in extensions.
 *
 * @throws StandardsError `CASE_MALFORMED`, `CASE_GZIP`, `CASE_TOO_LARGE`, `CASE_TOO_DEEP`, `CASE_PART_INVALID`,
 *   `CASE_NODE_MISSING`, `CASE_MEMBER_TWICE`
 * @example
 * const kinds: string[] = [];
 * for await (const { kind } of readCFPackage(packageBytes())) kinds.push(kind);
 * kinds // ['CFDocument', 'CFItem']
 */
export async function* readCFPackage(
  source: AsyncIterable<Uint8Array>,
  limits: PackageLimits = packageLimits,
): Parts {
  const spans = new JsonSpans(packageText(source, limits), maxSpan);
  const extras = new PackageExtras(maxSpan);
  yield* readPackage(spans, extras, new Set());
  const rest = await spans.peek();
  if (rest !== undefined) throw malformed('something follows the end of the package');
  yield* extras.parts();
}

async function* readPackage(spans: JsonSpans, extras: PackageExtras, seen: Set<string>): Parts {
  for await (const name of membersOf(spans, seen)) {
    const list = packageLists.get(name);
    if (name === 'CFPackage') yield* readPackage(spans, extras, seen);
    else if (list) yield* readList(spans, name, list);
    else if (name === 'CFDefinitions') yield* readDefinitions(spans, extras);
    else if (name === 'CFDocument') yield* readDocument(spans);
    else extras.keep('CFPackage', name, await spans.value(), spans.length);
  }
}

/** Lists show whole documents side by side. */
async function* readDocument(spans: JsonSpans): Parts {
  const value = await spans.value();
  if (spans.length > maxDocument)
    throw new StandardsError('CASE_TOO_LARGE', 'The CFDocument of the package is too large.');
  yield* mended('CFDocument', value);
}

async function* readDefinitions(spans: JsonSpans, extras: PackageExtras): Parts {
  if ((await spans.peek()) === 'n') return assertNull(await spans.value(), 'CFDefinitions');
  for await (const name of membersOf(spans, new Set())) {
    const list = definitionLists.get(name);
    if (list) yield* readList(spans, name, list);
    else extras.keep('CFDefinitions', name, await spans.value(), spans.length);
  }
}

/** A list of parts; servers send null for an empty one. */
async function* readList(spans: JsonSpans, name: string, kind: PartKind): Parts {
  if ((await spans.peek()) !== '[') return assertNull(await spans.value(), name);
  for await (const value of elementsOf(spans)) yield* mended(kind, value);
}

/** The names of an object's members; whoever takes one reads its value before the next. */
async function* membersOf(spans: JsonSpans, seen: Set<string>): AsyncGenerator<string, void, undefined> {
  await spans.take('{');
  for (let more = (await spans.peek()) !== '}'; more; more = await spans.skip(',')) {
    const name = await spans.value();
    if (typeof name !== 'string') throw malformed('a member has no name');
    if (seen.has(name)) throw new StandardsError('CASE_MEMBER_TWICE', `The package has ${name} twice.`);
    seen.add(name);
    await spans.take(':');
    yield name;
  }
  await spans.take('}');
}

async function* elementsOf(spans: JsonSpans): AsyncGenerator<unknown, void, undefined> {
  await spans.take('[');
  for (let more = (await spans.peek()) !== ']'; more; more = await spans.skip(',')) yield await spans.value();
  await spans.take(']');
}

function* mended(kind: PartKind, raw: unknown): Generator<PackagePart> {
  const { value, repairs } = mendPart(kind, raw);
  for (const repair of repairs) yield { kind: 'repair', repair };
  yield { kind, value };
}

function assertNull(value: unknown, name: string): void {
  if (value === null) return;
  throw new StandardsError('CASE_PART_INVALID', `${name} is not as CASE has it.`, name);
}
