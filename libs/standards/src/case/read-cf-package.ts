import { StandardsError } from '../standards-error.js';
import { JsonSpans, malformed } from './json-spans.js';
import { mendPart, type CasePart, type Repair } from './mend-part.js';
import { packageLimits, packageText, type PackageLimits } from './package-text.js';
import type { PartKind } from './schemas.js';

/** What comes out of a package, in the order of its file. */
export type PackagePart =
  | { readonly kind: PartKind; readonly value: CasePart }
  /** `extensions` of the package itself or of its CFDefinitions. */
  | { readonly kind: 'extensions'; readonly of: 'CFPackage' | 'CFDefinitions'; readonly value: unknown }
  | { readonly kind: 'repair'; readonly repair: Repair };

const maxSpan = 64 * 1024 * 1024;
const lists = { CFItems: 'CFItem', CFAssociations: 'CFAssociation', CFRubrics: 'CFRubrics' } as const;
const definitions = [
  'CFConcepts',
  'CFSubjects',
  'CFLicenses',
  'CFItemTypes',
  'CFAssociationGroupings',
] as const;

/**
 * Reads a CASE 1.0 or 1.1 package, JSON or gzip of it, part by part in flat memory. Parts are mended as real
 * servers need it; each repair is reported. Members may come in any order, and `{"CFPackage": …}` around it.
 *
 * @throws StandardsError `CASE_MALFORMED`, `CASE_GZIP`, `CASE_TOO_LARGE`, `CASE_TOO_DEEP`, `CASE_PART_INVALID`,
 *   `CASE_NODE_MISSING`, `CASE_MEMBER_TWICE`
 */
export async function* readCFPackage(
  source: AsyncIterable<Uint8Array>,
  limits: PackageLimits = packageLimits,
): AsyncGenerator<PackagePart, void, undefined> {
  const spans = new JsonSpans(packageText(source, limits), maxSpan);
  yield* readMembers(spans, new Set());
  const rest = await spans.peek();
  if (rest !== undefined) throw malformed('something follows the end of the package');
}

async function* readMembers(
  spans: JsonSpans,
  seen: Set<string>,
): AsyncGenerator<PackagePart, void, undefined> {
  await spans.take('{');
  while ((await spans.peek()) !== '}') {
    const name = await spans.value();
    if (typeof name !== 'string') throw malformed('a member has no name');
    if (seen.has(name)) throw new StandardsError('CASE_MEMBER_TWICE', `The package has ${name} twice.`);
    seen.add(name);
    await spans.take(':');
    yield* readMember(spans, name, seen);
    if ((await spans.peek()) === ',') await spans.take(',');
    else break;
  }
  await spans.take('}');
}

async function* readMember(
  spans: JsonSpans,
  name: string,
  seen: Set<string>,
): AsyncGenerator<PackagePart, void, undefined> {
  if (name === 'CFPackage') {
    yield* readMembers(spans, seen);
  } else if (name in lists && (await spans.peek()) === '[') {
    yield* readList(spans, lists[name as keyof typeof lists]);
  } else {
    const value = await spans.value();
    if (name === 'CFDocument') yield* mended('CFDocument', value);
    else if (name === 'CFDefinitions') yield* readDefinitions(value);
    else if (name === 'extensions') yield { kind: 'extensions', of: 'CFPackage', value };
    else if (value !== null) yield unknownMember(name);
  }
}

async function* readList(spans: JsonSpans, kind: PartKind): AsyncGenerator<PackagePart, void, undefined> {
  await spans.take('[');
  while ((await spans.peek()) !== ']') {
    yield* mended(kind, await spans.value());
    if ((await spans.peek()) === ',') await spans.take(',');
    else break;
  }
  await spans.take(']');
}

function* readDefinitions(value: unknown): Generator<PackagePart> {
  const members = Object.entries((value ?? {}) as Record<string, unknown>);
  for (const [name, list] of members) {
    const kind = definitions.find((each) => each === name);
    if (kind && Array.isArray(list)) for (const each of list) yield* mended(kind, each);
    else if (name === 'extensions') yield { kind: 'extensions', of: 'CFDefinitions', value: list };
    else if (list !== null) yield unknownMember(`CFDefinitions.${name}`);
  }
}

function* mended(kind: PartKind, raw: unknown): Generator<PackagePart> {
  const { value, repairs } = mendPart(kind, raw);
  for (const repair of repairs) yield { kind: 'repair', repair };
  yield { kind, value };
}

function unknownMember(name: string): PackagePart {
  return {
    kind: 'repair',
    repair: { code: 'unknown-member', path: name, message: `${name} is no member of a package.` },
  };
}
