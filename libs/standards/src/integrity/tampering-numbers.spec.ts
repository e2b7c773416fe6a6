import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { JoseSigningKey } from '../jose/jose-key.js';
import { publicMembersOf, signVcJwt, verifyVcJwt } from '../jose/vc-jwt.js';
import { encodeMultibase, type Curve } from '../keys/multikey.js';
import type { HashingCryptosuite } from './cryptosuite.js';
import { cryptosuites } from './cryptosuites.js';
import type { JsonDocument, ProofConfig } from './data-integrity-proof.js';
import { deriveProof } from './ecdsa-sd-2023/derive-proof.js';
import { signBase } from './ecdsa-sd-2023/sign-base.js';
import { testSeed } from '../testing/random.js';
import { signBytes } from './raw-signature.js';
import { anyNumber, formOf, keys, suites, verified } from './testing/tampered.js';

const seed = testSeed();
process.stdout.write(`WELLSPRING_TEST_SEED=${seed}\n`);

/** A number of a term without a datatype, and one of a term with one. */
const documentOf = (number: unknown, typed: unknown = number) => ({
  '@context': [
    'https://www.w3.org/ns/credentials/v2',
    'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
  ],
  id: 'urn:uuid:0197a1c0-0000-7000-8000-0000000000d1',
  type: ['VerifiableCredential'],
  issuer: 'did:example:issuer',
  description: number,
  credentialSubject: { id: 'did:example:s', type: 'AchievementSubject', creditsEarned: typed },
});

const configOf = (cryptosuite: string, verificationMethod: string): ProofConfig => ({
  type: 'DataIntegrityProof',
  cryptosuite,
  created: '2026-01-02T03:04:05Z',
  verificationMethod,
  proofPurpose: 'assertionMethod',
});

/** A proof by one who signs what `signDataIntegrity` refuses to, as other software does. */
async function proofOf(
  document: JsonDocument,
  suite: string,
  algorithm: keyof typeof keys,
): Promise<unknown> {
  const { privateJwk, id } = keys[algorithm];
  const { hashData, keepsContext } = cryptosuites.get(suite) as HashingCryptosuite;
  const config = { ...configOf(suite, id), ...(keepsContext && { '@context': document['@context'] }) };
  const bytes = await hashData(document, config, privateJwk.crv as Curve);
  return { ...config, proofValue: encodeMultibase(signBytes(bytes, privateJwk)) };
}

/** One statement of each kind: `description` is mandatory, the other is revealed by the holder. */
async function derivedOf(document: JsonDocument): Promise<unknown> {
  const config = configOf('ecdsa-sd-2023', keys.ES256.id);
  const mandatoryPointers = ['/description', '/id', '/issuer'];
  const proofValue = await signBase(document, { config, key: keys.ES256, mandatoryPointers });
  const signed = { ...document, proof: { ...config, proofValue } };
  return (await deriveProof(signed, { selectivePointers: ['/credentialSubject'] })).proof;
}

const overStatements = [
  ...suites
    .filter(([suite]) => suite.includes('-rdfc-'))
    .map(([suite, algorithm]) => ({
      name: `${suite} with a key of ${algorithm}`,
      prove: (document: JsonDocument) => proofOf(document, suite, algorithm),
    })),
  { name: 'ecdsa-sd-2023', prove: derivedOf },
];

/** A number and what became of it: any other, or one that is hard to tell from it. */
const twoNumbers = anyNumber.chain((number) => {
  const near = [number * (1 + Number.EPSILON), number * (1 - Number.EPSILON), number + 1e-7, number + 1];
  const other = fc.oneof(anyNumber, fc.constantFrom(...near, -number, number * 10).filter(Number.isFinite));
  return fc.tuple(fc.constant(number), other);
});

/**
 * Numbers that jsonld.js, and so every suite over statements that others run, states alike (JSON-LD 1.1 API §8.2.2): a
 * decimal has 15 digits after its first, and what has no point in JavaScript's own text is rounded to an integer.
 */
const alike: readonly (readonly [number: number, other: number])[] = [
  [0.3, 0.30000000000000004],
  [1.1, 1.1 + Number.EPSILON],
  [0, 1e-7],
  [0, 9e-7],
  [0, 5e-324],
  [-1e-7, -3e-9],
];

describe.each(overStatements)('a number that $name signed', ({ prove }) => {
  it('does not verify as a number of another canonical form, and verifies as one of the same', async () => {
    await fc.assert(
      fc.asyncProperty(twoNumbers, fc.boolean(), async ([number, other], isTyped) => {
        const proof = await prove(documentOf(number));
        const changed = isTyped ? documentOf(number, other) : documentOf(other, number);
        expect(await verified({ ...documentOf(number), proof })).toBe(true);
        expect(await verified({ ...changed, proof })).toBe((await formOf(number)) === (await formOf(other)));
      }),
      { seed, numRuns: 60 },
    );
  });

  it.each(alike)('%d verifies as %d: they have one canonical form', async (number, other) => {
    expect(other).not.toBe(number);
    const proof = await prove(documentOf(number));
    expect(await verified({ ...documentOf(other), proof })).toBe(true);
    expect(await verified({ ...documentOf(number), proof: await prove(documentOf(other)) })).toBe(true);
  });

  it.each([
    [0.3, 0.3000000000000004],
    [0, 1.5e-7],
    [0, 1e-6],
    [0, -1e-7],
    [1, 1.0000000000000002e21],
    [2 ** 53, 2 ** 53 + 2],
    [1e21, 1.0000000000000001e21 * 2],
  ])('%d does not verify as %d, close as they are', async (number, other) => {
    const proof = await prove(documentOf(number));
    expect(await verified({ ...documentOf(other), proof })).toBe(false);
  });

  it('verifies as the text of its form where the term has a datatype, and not where it has none', async () => {
    for (const [number, text] of [
      [5, '5'],
      [4.5, '4.5E0'],
    ] as const) {
      const proof = await prove(documentOf(number));
      expect(await verified({ ...documentOf(number, text), proof })).toBe(true);
      expect(await verified({ ...documentOf(text, number), proof })).toBe(false);
    }
  });
});

describe.each(suites.filter(([suite]) => suite.includes('-jcs-')))(
  'a number that %s signed',
  (suite, algorithm) => {
    it('does not verify as any other number', async () => {
      await fc.assert(
        fc.asyncProperty(twoNumbers, async ([number, other]) => {
          fc.pre(number !== other);
          const proof = await proofOf(documentOf(number), suite, algorithm);
          expect(await verified({ ...documentOf(number), proof })).toBe(true);
          expect(await verified({ ...documentOf(other, number), proof })).toBe(false);
          expect(await verified({ ...documentOf(number, other), proof })).toBe(false);
        }),
        { seed, numRuns: 60 },
      );
    });

    it.each(alike)('%d does not verify as %d', async (number, other) => {
      const proof = await proofOf(documentOf(number), suite, algorithm);
      expect(await verified({ ...documentOf(other), proof })).toBe(false);
    });
  },
);

describe('a number in a VC-JWT', () => {
  const { id, controller, privateJwk } = keys.ES256;
  const key: JoseSigningKey = { id, controller, privateJwk: privateJwk as JoseSigningKey['privateJwk'] };
  const jwtOf = (number: number) =>
    signVcJwt({ ...documentOf(number), issuer: controller }, { key, profile: 'w3c' });
  const verifies = (jwt: string) => verifyVcJwt(jwt, publicMembersOf(key.privateJwk));

  /** The JWT with another text for the number of `description`, all other bytes as they were. */
  function rewritten(jwt: string, number: string): string {
    const [header, payload = '', signature] = jwt.split('.');
    const text = Buffer.from(payload, 'base64url').toString();
    const changed = text.replace(/"description":[^,]+/, `"description":${number}`);
    return [header, Buffer.from(changed).toString('base64url'), signature].join('.');
  }

  it('does not verify as any other number', () => {
    fc.assert(
      fc.property(twoNumbers, ([number, other]) => {
        fc.pre(number !== other);
        const jwt = jwtOf(number);
        expect(verifies(rewritten(jwt, JSON.stringify(number)))).toBe(true);
        expect(verifies(rewritten(jwt, JSON.stringify(other)))).toBe(false);
      }),
      { seed, numRuns: 60 },
    );
  });

  it.each(alike)('%d does not verify as %d', (number, other) => {
    expect(verifies(rewritten(jwtOf(number), JSON.stringify(other)))).toBe(false);
  });

  it.each([
    [5, '5.0'],
    [4.5, '4.50'],
    [100, '1e2'],
  ])('%d does not even verify when it is written %s', (number, text) => {
    expect(verifies(rewritten(jwtOf(number), text))).toBe(false);
  });
});
