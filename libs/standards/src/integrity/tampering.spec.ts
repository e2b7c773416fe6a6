import { randomInt } from 'node:crypto';
import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { didKey } from '../keys/did.js';
import { generateKeyPair, type SigningKey } from '../keys/key-pair.js';
import { jwkOfMultibase } from '../keys/multikey.js';
import type { DataIntegrityProof, JsonDocument } from './data-integrity-proof.js';
import { signDataIntegrity } from './sign-data-integrity.js';
import { verifyDataIntegrity } from './verify-data-integrity.js';

const seed = randomInt(2 ** 31);
afterAll(() => {
  process.stdout.write(`tampering: seed ${seed}\n`);
});

const created = new Date('2026-01-02T03:04:05Z');
const now = new Date('2026-01-03T00:00:00Z');
const keyOf = async (id: string) => jwkOfMultibase(id.split('#')[1] ?? '');
const keys = Object.fromEntries(
  (['Ed25519', 'ES256', 'ES384'] as const).map((algorithm) => {
    const pair = generateKeyPair(algorithm);
    const { did, verificationMethod } = didKey(pair.publicKeyMultibase);
    return [algorithm, { ...pair, id: verificationMethod, controller: did } satisfies SigningKey];
  }),
) as unknown as Readonly<Record<'Ed25519' | 'ES256' | 'ES384', SigningKey>>;

const suites = [
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
/** Another of each kind, for statements that are equal are one: taking away one of two changes nothing. */
const identifier = (prefix: string) => fc.uuid().map((each) => prefix + each);
const credential = fc.record({
  '@context': fc.constant(['https://www.w3.org/ns/credentials/v2']),
  id: identifier('urn:uuid:'),
  type: fc.constant(['VerifiableCredential']),
  name: word,
  description: word,
  issuer: fc.record({ id: identifier('did:example:'), name: word }),
  validFrom: fc.constant('2026-01-01T00:00:00Z'),
  credentialSubject: fc.record({ id: identifier('https://example.org/'), name: word, description: word }),
}) as fc.Arbitrary<JsonDocument>;

type Path = readonly (string | number)[];

/** The way to every text of a document that is signed as such: contexts and types name terms. */
function textsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value === 'string') return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) =>
    name === '@context' ? [] : textsOf(each, [...path, name]),
  );
}

/** A copy in which one member is another, or is gone. */
function replaced(value: unknown, [name, ...rest]: Path, change: (old: unknown) => unknown): unknown {
  if (name === undefined) return change(value);
  const copy = structuredClone(value) as Record<string, unknown>;
  const next = replaced(copy[name], rest, change);
  if (next === undefined) delete copy[name];
  else copy[name] = next;
  return copy;
}

/** Sample documents of a run, each with its own way of being altered. */
const altered = fc.record({ credential, which: fc.nat(), suffix: fc.constantFrom('x', ' ', '0', 'é') });

async function verified(document: unknown): Promise<boolean> {
  const outcomes = await verifyDataIntegrity(document as JsonDocument, { keyOf, now });
  return outcomes.every((outcome) => outcome.verified);
}

describe.each(suites)('what %s signed with a key of %s', (cryptosuite, algorithm) => {
  const sign = (document: JsonDocument) =>
    signDataIntegrity(document, { key: keys[algorithm], created, cryptosuite, nonce: 'n' });

  it('verifies once it is serialised and parsed', async () => {
    await fc.assert(
      fc.asyncProperty(credential, async (document) => {
        expect(await verified(JSON.parse(JSON.stringify(await sign(document))))).toBe(true);
      }),
      { seed, numRuns: 15 },
    );
  });

  it('does not verify once a text of it, the proof included, is another or is gone', async () => {
    await fc.assert(
      fc.asyncProperty(altered, async ({ credential: document, which, suffix }) => {
        const signed = await sign(document);
        const paths = textsOf(signed);
        const path = paths[which % paths.length] ?? [];
        expect(await verified(replaced(signed, path, (old) => `${String(old)}${suffix}`))).toBe(false);
        expect(await verified(replaced(signed, path, () => undefined))).toBe(false);
      }),
      { seed, numRuns: 40 },
    );
  });

  it('does not verify once a member is added, wherever', async () => {
    await fc.assert(
      fc.asyncProperty(altered, async ({ credential: document, which }) => {
        const signed = await sign(document);
        const owners: Path[] = [[], ['issuer'], ['credentialSubject'], ['proof']];
        const path = owners[which % owners.length] ?? [];
        for (const [name, value] of [
          ['confidenceMethod', { id: 'urn:x:1', type: 'ConfidenceMethod' }],
          ['unheardOf', 'of'],
          ['expires', '2027-01-01T00:00:00Z'],
        ] as const) {
          const grown = replaced(signed, path, (old) => ({ ...(old as object), [name]: value }));
          expect(await verified(grown)).toBe(false);
        }
      }),
      { seed, numRuns: 12 },
    );
  });

  it('does not verify once U+FFFD is half of a surrogate pair, which UTF-8 writes alike', async () => {
    const document = {
      ...(fc.sample(credential, { seed, numRuns: 1 })[0] as JsonDocument),
      name: 'a\uFFFDb',
    };
    const signed = await sign(document);
    expect(await verified(signed)).toBe(true);
    for (const half of ['\uD800', '\uDFFF'])
      expect(await verified({ ...signed, name: `a${half}b` })).toBe(false);
  });

  it('does not verify once a member is called by the address of its term', async () => {
    const { name, ...signed } = await sign(fc.sample(credential, { seed, numRuns: 1 })[0] as JsonDocument);
    expect(await verified({ ...signed, 'https://schema.org/name': name })).toBe(false);
    expect(await verified({ ...signed, '@nest': { name } })).toBe(false);
  });

  it('does not outlive its proof once the end of that is called otherwise', async () => {
    const document = fc.sample(credential, { seed, numRuns: 1 })[0] as JsonDocument;
    const expires = new Date('2026-01-02T12:00:00Z');
    const { proof, ...unsecured } = await signDataIntegrity(document, {
      key: keys[algorithm],
      created,
      cryptosuite,
      expires,
    });
    const { expires: end, ...rest } = proof as DataIntegrityProof & { expires: string };
    const typed = { '@value': end, '@type': 'http://www.w3.org/2001/XMLSchema#dateTime' };
    const early = { keyOf, now: created };
    expect((await verifyDataIntegrity({ ...unsecured, proof }, early))[0]?.verified).toBe(true);
    for (const hidden of [
      { '@nest': { expires: end } },
      { 'https://w3id.org/security#expiration': typed },
      {},
    ])
      expect(await verified({ ...unsecured, proof: { ...rest, ...hidden } })).toBe(false);
  });
});
