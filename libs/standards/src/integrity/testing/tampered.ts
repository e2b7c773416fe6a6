import fc from 'fast-check';
import { didKey } from '../../keys/did.js';
import { generateKeyPair, type SigningKey } from '../../keys/key-pair.js';
import { jwkOfMultibase } from '../../keys/multikey.js';
import { reference } from '../../testing/reference-quads.js';
import type { JsonDocument } from '../data-integrity-proof.js';
import { verifyDataIntegrity } from '../verify-data-integrity.js';

export const created = new Date('2026-01-02T03:04:05Z');
export const now = new Date('2026-01-03T00:00:00Z');
export const keyOf = async (id: string) => jwkOfMultibase(id.split('#')[1] ?? '');

type Algorithm = 'Ed25519' | 'ES256' | 'ES384';
export const keys = Object.fromEntries(
  (['Ed25519', 'ES256', 'ES384'] as const).map((algorithm) => {
    const pair = generateKeyPair(algorithm);
    const { did, verificationMethod } = didKey(pair.publicKeyMultibase);
    return [algorithm, { ...pair, id: verificationMethod, controller: did } satisfies SigningKey];
  }),
) as unknown as Readonly<Record<Algorithm, SigningKey>>;

export const suites = [
  ['eddsa-rdfc-2022', 'Ed25519'],
  ['eddsa-jcs-2022', 'Ed25519'],
  ['ecdsa-rdfc-2019', 'ES256'],
  ['ecdsa-jcs-2019', 'ES384'],
  ['ecdsa-rdfc-2019', 'ES384'],
] as const;

/** Words that issuing allows. */
const word = fc.string({
  unit: fc.constantFrom(...'abcXYZ 019 é ß 中 "\\/<>\n'.split('')),
  minLength: 1,
  maxLength: 12,
});

const decimal = fc
  .tuple(fc.integer({ min: -(10 ** 9), max: 10 ** 9 }), fc.integer({ min: 1, max: 9 }))
  .map(([digits, places]) => digits / 10 ** places);

/** Numbers that issuing allows: integers below 2^53, and decimals of few digits with a point in their text. */
export const plainNumber = fc.oneof(
  fc.integer({ min: -100, max: 100 }),
  fc.maxSafeInteger(),
  decimal.filter((each) => !/^-?\d+e/.test(String(each))),
  fc.constantFrom(0, 4.5, 1.5e-7, -2.5e-300, 123456789.123456),
);

/** Any number that JSON can hold, the ones that processors spell in several ways among them. */
export const anyNumber = fc.oneof(
  plainNumber,
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer({ min: -400, max: 380 }).map((power) => Number(`1e${Math.min(power, 308)}`)),
  fc.constantFrom(1e-7, -1e-7, 5e-324, 0.30000000000000004, 1 / 3, 2 ** 53, 2 ** 53 + 2, 1e21, -2.5e300),
);

/** Another of each kind, for statements that are equal are one: taking away one of two changes nothing. */
const identifier = (prefix: string) => fc.uuid().map((each) => prefix + each);
export const credential = fc.record({
  '@context': fc.constant([
    'https://www.w3.org/ns/credentials/v2',
    'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
  ]),
  id: identifier('urn:uuid:'),
  type: fc.constant(['VerifiableCredential']),
  name: word,
  description: word,
  issuer: fc.record({ id: identifier('did:example:'), name: word }),
  validFrom: fc.constant('2026-01-01T00:00:00Z'),
  credentialSubject: fc.record({
    id: identifier('https://example.org/'),
    type: fc.constant('AchievementSubject'),
    name: plainNumber,
    description: word,
    creditsEarned: plainNumber,
  }),
}) as fc.Arbitrary<JsonDocument>;

export type Path = readonly (string | number)[];

/** The way to every text and number of a document that is signed as such: contexts name terms. */
export function valuesOf(value: unknown, path: Path = []): Path[] {
  if (typeof value === 'string' || typeof value === 'number') return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) =>
    name === '@context' ? [] : valuesOf(each, [...path, name]),
  );
}

/** A copy in which one member is another, or is gone. */
export function replaced(value: unknown, [name, ...rest]: Path, change: (old: unknown) => unknown): unknown {
  if (name === undefined) return change(value);
  const copy = structuredClone(value) as Record<string, unknown>;
  const next = replaced(copy[name], rest, change);
  if (next === undefined) delete copy[name];
  else copy[name] = next;
  return copy;
}

export async function verified(document: unknown): Promise<boolean> {
  const outcomes = await verifyDataIntegrity(document as JsonDocument, { keyOf, now });
  return outcomes.every((outcome) => outcome.verified);
}

/** What jsonld.js states of a number: numbers of one form are one value to every suite over statements. */
export const formOf = (number: number): Promise<string> =>
  reference({ '@context': { number: 'urn:number' }, '@id': 'urn:s', number });
