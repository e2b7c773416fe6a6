import { isObject } from '../json-values.js';
import type { Json, JsonObject } from './credential-documents.js';

/** What 1EdTech's JSON Schemas of Open Badges 3.0 and CLR 2.0 are made of; no other words are read. */
export interface OfficialSchema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, OfficialSchema>>;
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly contains?: OfficialSchema;
  readonly items?: OfficialSchema | readonly OfficialSchema[];
  readonly oneOf?: readonly OfficialSchema[];
  readonly anyOf?: readonly OfficialSchema[];
  readonly allOf?: readonly OfficialSchema[];
  readonly properties?: Readonly<Record<string, OfficialSchema>>;
  readonly required?: readonly string[];
}

/** A document in which each property of a schema is present, and of which data type each object in it is. */
export interface WholeDocument {
  readonly document: JsonObject;
  readonly dataTypes: ReadonlyMap<object, string>;
}

/** Texts that say more than that they are texts, by data type and property, or by property alone. */
const texts: Readonly<Record<string, string>> = {
  'Proof.type': 'DataIntegrityProof',
  'Proof.cryptosuite': 'eddsa-rdfc-2022',
  'CredentialStatus.type': 'BitstringStatusListEntry',
  'CredentialSchema.type': 'JsonSchema',
  'RefreshService.type': 'ExampleRefreshService',
  'TermsOfUse.type': 'ExamplePolicy',
  'Result.resultDescription': 'urn:x:description',
  achievedLevel: 'urn:x:level',
  endorsementJwt: 'e30.e30.AA',
  id: 'urn:x:id',
  inLanguage: 'pt-BR',
  requiredLevel: 'urn:x:level',
  sourceId: 'urn:x:source',
  targetId: 'urn:x:target',
  targetUrl: 'https://example.org/items/1',
  url: 'https://example.org/',
};
const formats: Readonly<Record<string, string>> = { 'date-time': '2026-05-15T16:00:00Z', date: '2001-02-03' };
const contexts: readonly string[] = [
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
  'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json',
];

/**
 * The document of an official schema in which every property of it is present at every level. A data type within itself,
 * such as the parent organisation of a profile, has what is required alone.
 *
 * @param of the data type that the schema as a whole describes
 * @param asLists whether what may stand alone or in a list stands in a list of one
 * @example wholeDocument(schema, 'AchievementCredential', false).document['awardedDate']
 */
export function wholeDocument(schema: OfficialSchema, of: string, asLists: boolean): WholeDocument {
  const dataTypes = new Map<object, string>();
  const { $defs: definitions = {} } = schema;

  const objectOf = (part: OfficialSchema, within: readonly string[]): JsonObject => {
    const [dataType = of, ...above] = within.toReversed();
    const names = above.includes(dataType) ? (part.required ?? []) : Object.keys(part.properties ?? {});
    const members = names.map((name) => [name, valueOf(part.properties![name]!, name, within)] as const);
    const object = Object.fromEntries(members);
    dataTypes.set(object, dataType);
    return object;
  };
  const listOf = (
    { contains, items = [] }: OfficialSchema,
    name: string,
    within: readonly string[],
  ): Json[] => {
    if (contains) return [...contains.enum!.slice(0, 1)];
    return [items].flat().map((each) => valueOf(each, name, within));
  };
  const valueOf = (part: OfficialSchema, name: string, within: readonly string[]): Json => {
    const { $ref, oneOf, anyOf, allOf, type, format } = part;
    if ($ref !== undefined) {
      const dataType = $ref.split('/').at(-1)!;
      return valueOf(definitions[dataType]!, name, [...within, dataType]);
    }
    if (allOf) return allOf.flatMap((each) => valueOf(each, name, within));
    const choices = oneOf ?? anyOf;
    if (choices) return valueOf(choiceOf(choices, asLists), name, within);
    if (part.enum) return part.enum[0]!;
    if (part.properties) return objectOf(part, within);
    if (type === 'array') return listOf(part, name, within);
    if (type === 'number') return 5;
    if (type === 'boolean') return true;
    if (format !== undefined) return formats[format]!;
    const context = contexts.find((each) => part.pattern && new RegExp(part.pattern).test(each));
    return context ?? texts[`${within.at(-1)}.${name}`] ?? texts[name] ?? `Some ${name}`;
  };
  return { document: objectOf(schema, [of]), dataTypes };
}

/** A list where it is wanted or must be one for what it holds, an object before an address, else what comes first. */
function choiceOf(choices: readonly OfficialSchema[], asLists: boolean): OfficialSchema {
  const list = choices.find(({ type, allOf }) => type === 'array' || allOf !== undefined);
  const isSet =
    list && (list.contains !== undefined || list.allOf !== undefined || Array.isArray(list.items));
  return list && (asLists || isSet) ? list : choices[0]!;
}

/** One change of a document: what stands where, and what it is replaced by; undefined takes it away. */
export interface Change {
  /** Data type and property, such as `Profile.image`; within a list `Profile.image[]`. */
  readonly place: string;
  readonly pointer: string;
  /** What the value becomes, such as `a number`. */
  readonly to: string;
}

/** What each value is changed to. */
const changes: readonly (readonly [to: string, made: (value: Json) => Json | undefined])[] = [
  ['nothing', () => undefined],
  ['null', () => null],
  ['a number', () => 5],
  ['a text', () => 'text'],
  ['an empty text', () => ''],
  ['a boolean', () => true],
  ['an object', () => ({ member: 'text' })],
  ['an empty object', () => ({})],
  ['texts by language', () => ({ en: 'text' })],
  ['an empty list', () => []],
  ['a list of it', (value) => [value]],
  ['it with a member more', (value) => (isObject(value) ? { ...value, member: 'text' } : undefined)],
  ['a list with a number more', (value) => (Array.isArray(value) ? [...value, 5] : undefined)],
];

/** Changes every value of a document in turn, in place, and puts it back after each. */
export function* changed({ document, dataTypes }: WholeDocument): Generator<Change> {
  yield* changedIn(document, dataTypes, '', '');
}

function* changedIn(
  container: JsonObject | Json[],
  dataTypes: WholeDocument['dataTypes'],
  above: string,
  pointer: string,
): Generator<Change> {
  const isList = Array.isArray(container);
  const members = container as Record<string, Json>;
  for (const [name, value] of Object.entries(members)) {
    const place = isList ? `${above}[]` : `${dataTypes.get(container)}.${name}`;
    for (const [to, made] of changes) {
      const other = made(value);
      if (other === undefined && (isList || to !== 'nothing')) continue;
      if (other === undefined) delete members[name];
      else members[name] = other;
      yield { place, pointer: `${pointer}/${name}`, to };
      members[name] = value;
    }
    if (typeof value === 'object' && value !== null)
      yield* changedIn(value, dataTypes, place, `${pointer}/${name}`);
  }
}
