import type { Json, JsonObject } from './credential-documents.js';
import type { Random } from './random.js';

/** An object of a document, and how its members are reached. */
type Mutation = (target: JsonObject, random: Random) => void;

const numbers: readonly number[] = [
  0,
  -0,
  1,
  -1,
  4.5,
  0.1,
  1e-7,
  1.5e-7,
  1e21,
  1.5e21,
  1 / 3,
  0.30000000000000004,
  2 ** 53,
  123456789.123,
  1e300,
  5e-324,
  100,
  -12.75,
];
const texts: readonly string[] = [
  '',
  'plain',
  ' ',
  '_:b0',
  'a _:b1 .',
  '"quoted"',
  'back\\slash',
  'tab\tnew\nline\rreturn',
  '\u0001\u007F\b\f',
  '\u0085\u2028',
  'é',
  '漢字',
  '\u{1F600}',
  '\uFFFD',
  '\uE000',
  '\u{1F600}\uFFFD',
  '\uD800',
  'true',
  '12',
  '@id',
  '@type',
  '<urn:x>',
  'e\u0301',
  'x'.repeat(300),
];
const identifiers: readonly string[] = [
  'urn:x:1',
  'https://example.org/a b',
  'https://example.org/é',
  'relative/path',
  '#fragment',
  '../up',
  '',
  '_:b0',
  '_:c14n0',
  '_:named',
  'did:example:x',
  'name',
  'Profile',
  'https://example.org/<x>',
  'urn:x:{y}',
  '@bogus',
  'a:b',
  '//host/path',
  '?query',
  'cred:x',
  'https://example.org/%7E',
];
const terms: readonly string[] = [
  'name',
  'description',
  'id',
  'type',
  'issuer',
  'image',
  'achievement',
  'result',
  'evidence',
  'alignment',
  'criteria',
  'proof',
  'unknownTerm',
  'urn:p:absolute',
  'https://example.org/p',
  'validUntil',
  'identifier',
  'otherIdentifier',
  'narrative',
  'value',
  'source',
  'creditsAvailable',
  'hashed',
  '@index',
  '@type',
  '@id',
  'tag',
  'verifiableCredential',
  'credentialSchema',
  'refreshService',
  'digestSRI',
  '0',
  '__proto',
  'toString',
  'constructor',
  'inLanguage',
];
const types: readonly Json[] = [
  'Profile',
  'Achievement',
  'Unknown',
  'VerifiableCredential',
  'IdentityObject',
  'urn:t:absolute',
  ['Evidence', 'Profile'],
  [],
  null,
  ['Alignment', 'Alignment'],
  'https://example.org/T',
  'relative/type',
  ['Result', 'Achievement'],
  3,
  {},
  'DataIntegrityProof',
  'BitstringStatusListEntry',
  'EndorsementCredential',
  '_:t',
];

/** Code points sort them otherwise than UTF-16 units do, in the whole and, within a node without a name, in its hash. */
const twoOrders: readonly string[] = ['\uE000', '\u{1F600}', '\uFFFD and more', '\u{10FFFF}'];
const seven: Json = { '@value': '7', '@type': 'http://www.w3.org/2001/XMLSchema#integer' };

/** One of its own for each document: a later mutation may change it. */
const anyType = (random: Random): Json => structuredClone(random.pick(types));

/** A value of any form that JSON-LD knows, right or wrong. */
function anyValue(random: Random, depth = 0): Json {
  const nested = () => (depth > 2 ? 'deep' : anyValue(random, depth + 1));
  const makers: readonly (() => Json)[] = [
    () => random.pick(texts),
    () => random.pick(identifiers),
    () => random.pick(numbers),
    () => random.chance(0.5),
    () => null,
    () => [],
    () => ({}),
    () => [nested(), nested()],
    () => [[nested()], nested()],
    () => ({ '@value': random.pick<Json>([...texts, ...numbers, true, null]) }),
    () => ({ '@value': random.pick(texts), '@language': random.pick(['en', 'EN-gb', 'not a language', '']) }),
    () => ({
      '@value': random.pick(texts),
      '@type': random.pick(['urn:t', 'xsd:date', '@json', 'relative']),
    }),
    () => ({ '@value': 'x', '@language': 'ar', '@direction': random.pick(['rtl', 'ltr', 'up']) }),
    () => ({ '@list': [nested(), nested()] }),
    () => ({ '@set': [nested()] }),
    () => ({ '@graph': [{ id: random.pick(identifiers), name: 'in a graph' }] }),
    () => ({ '@id': random.pick(identifiers) }),
    () => ({ id: random.pick(identifiers), type: anyType(random) }),
    () => ({ en: 'language', fr: ['langue', 'map'] }),
    () => ({ type: anyType(random), name: nested(), [random.pick(terms)]: nested() }),
    () => ({ '@reverse': { name: nested() } }),
    () => ({ '@nest': { name: nested() } }),
    () => ({ '@included': [{ id: 'urn:included', name: 'x' }] }),
  ];
  return random.pick(makers)();
}

const nameIn = (target: JsonObject, random: Random) => random.pick(Object.keys(target)) ?? 'name';

const mutations: readonly Mutation[] = [
  (target, random) => void (target[nameIn(target, random)] = anyValue(random)),
  (target, random) => void (target[random.pick(terms)] = anyValue(random)),
  (target, random) => void (target[random.pick(terms)] = random.pick(texts)),
  (target, random) => void delete target[nameIn(target, random)],
  (target, random) => void (target['id'] = random.pick(identifiers)),
  (target, random) => void (target['type'] = anyType(random)),
  (target, random) => {
    const name = nameIn(target, random);
    const value = target[name] as Json;
    target[name] = Array.isArray(value) ? (value[0] ?? null) : [value];
  },
  (target, random) => {
    const name = nameIn(target, random);
    const value = target[name] as Json;
    target[name] = Array.isArray(value) ? [...value, ...value] : [value, value];
  },
  (target, random) => {
    const name = nameIn(target, random);
    if (!name.startsWith('@')) target[name] = random.pick(numbers);
  },
  (target, random) => {
    const name = nameIn(target, random);
    if (!name.startsWith('@')) target[name] = random.pick(texts);
  },
  (target) => {
    const entries = Object.entries(target).reverse();
    for (const [name] of entries) delete target[name];
    Object.assign(target, Object.fromEntries(entries));
  },
  (target, random) => {
    target['@context'] = random.pick<Json>([
      null,
      [],
      { name: 'urn:other' },
      { '@vocab': 'urn:v:' },
      { '@base': 'https://example.org/' },
      { '@language': 'en' },
      { term: { '@id': 'urn:t', '@type': '@id' } },
      { '@protected': true, name: 'urn:other' },
      'https://www.w3.org/ns/credentials/v2',
      'https://unknown.example/context',
      ['https://www.w3.org/ns/credentials/v2', { extra: 'urn:extra' }],
      'https://w3id.org/security/data-integrity/v2',
      { '@version': 1.0 },
      { list: { '@id': 'urn:list', '@container': '@list' } },
    ]);
  },
  (target, random) => void (target[random.pick(['name', 'description'])] = random.shuffle(twoOrders)),
  (target, random) => void (target['urn:p:absolute'] = random.shuffle<Json>([7, { ...seven }])),
];

/**
 * Changes a document in place, up to three times, at random objects: members changed, removed, added, wrapped, doubled,
 * contexts nested, identifiers and numbers of every form.
 */
export function mutateDocument(document: JsonObject, random: Random): void {
  const times = random.pick([0, 1, 1, 1, 2, 3]);
  for (let time = 0; time < times; time += 1)
    random.pick(mutations)(random.pick(objectsOf(document)), random);
}

function objectsOf(value: Json): JsonObject[] {
  if (value === null || typeof value !== 'object') return [];
  if (Array.isArray(value)) return value.flatMap(objectsOf);
  return [
    value,
    ...Object.entries(value).flatMap(([name, member]) => (name === '@context' ? [] : objectsOf(member))),
  ];
}
