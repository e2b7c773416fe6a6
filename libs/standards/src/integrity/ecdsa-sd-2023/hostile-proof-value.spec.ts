import { encode } from 'cborg';
import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { StandardsError } from '../../standards-error.js';
import { deriveProof } from './derive-proof.js';
import {
  decodeBaseProofValue,
  decodeDerivedProofValue,
  encodeBaseProofValue,
  encodeDerivedProofValue,
} from './proof-value.js';
import { signBase } from './sign-base.js';
import { sampleConfig, sampleCredential, sampleIssuer } from './testing/sample-credential.js';
import { verifyDerived } from './verify-derived.js';

const { did, key, publicJwk } = sampleIssuer();
const config = sampleConfig(key);
const { '@context': context, type, issuer } = sampleCredential(did);
const credential = { '@context': context, type, issuer, credentialSubject: { type: 'AchievementSubject' } };
const seed = Date.now() % 2 ** 31;
process.stdout.write(`hostile ecdsa-sd-2023: seed ${seed}\n`);

const bytes = (length: number) => new Uint8Array(length).fill(7);
const publicKey = Uint8Array.from([0x80, 0x24, ...bytes(33)]);
const multibase = (header: number[], payload: Uint8Array | number[]) =>
  `u${Buffer.from([...header, ...payload]).toString('base64url')}`;
const derivedValue = (payload: Uint8Array | number[]) => multibase([0xd9, 0x5d, 0x01], payload);
const baseValue = (payload: Uint8Array | number[]) => multibase([0xd9, 0x5d, 0x00], payload);

const derivedFields = [bytes(64), publicKey, [bytes(64)], new Map([[0, bytes(32)]]), [0]];
const baseFields = [bytes(64), publicKey, bytes(32), [bytes(64)], ['/issuer']];
const withField = (fields: unknown[], at: number, value: unknown) => encode(fields.with(at, value));
const wellFormed = encode(derivedFields);
const other = (at: number, value: unknown) => derivedValue(withField(derivedFields, at, value));

const malformedDerived: Record<string, unknown> = {
  'no value': undefined,
  'a number': 7,
  'an object': { length: 3 },
  'no text': '',
  'the prefix alone': 'u',
  'base58 instead of base64url': `z${derivedValue(wellFormed).slice(1)}`,
  padding: `${derivedValue(wellFormed)}=`,
  'white space within': derivedValue(wellFormed).replace(/^(.{20})/, '$1 '),
  'more text than any proof': `u${'A'.repeat(2 ** 22)}`,
  'another header': multibase([0xd9, 0x5d, 0x02], wellFormed),
  'a header alone': derivedValue([]),
  'its end missing': derivedValue(wellFormed.subarray(0, -1)),
  'bytes after the end': derivedValue([...wellFormed, 0]),
  'an array of indefinite length': derivedValue([0x9f, ...wellFormed.subarray(1), 0xff]),
  'a length in more bytes than needed': derivedValue([0x98, 0x05, ...wellFormed.subarray(1)]),
  'a tag on a component': derivedValue([0x85, 0xd8, 0x40, ...wellFormed.subarray(1)]),
  'a million nested arrays': derivedValue(bytes(1_000_000).fill(0x81)),
  'an array said to be endless': derivedValue([0x9b, 0, 0, 0, 1, 0, 0, 0, 0]),
  'a map instead of an array': derivedValue(encode({ a: 1 })),
  'four components': derivedValue(encode(derivedFields.slice(0, 4))),
  'six components': derivedValue(encode([...derivedFields, 0])),
  'a short signature of the issuer': other(0, bytes(63)),
  'text instead of a signature': other(0, 'x'.repeat(64)),
  'a key of P-384': other(1, Uint8Array.from([0x81, 0x24, ...bytes(33)])),
  'a key that is no point': other(1, Uint8Array.from([0x80, 0x24, 0x05, ...bytes(32)])),
  'a signature instead of a list': other(2, bytes(64)),
  'a long signature of a statement': other(2, [bytes(65)]),
  'labels as a list': other(3, [[0, bytes(32)]]),
  'a label named by text': other(3, new Map([['0', bytes(32)]])),
  'a label with a negative number': other(3, new Map([[-1, bytes(32)]])),
  'a short label': other(3, new Map([[0, bytes(31)]])),
  'one label twice': other(3, new Map([0, 1].map((number) => [number, bytes(32)]))),
  'one number twice': derivedValue(
    Buffer.concat([
      encode(derivedFields).subarray(0, -encode([0]).length - encode(derivedFields[3]).length),
      Buffer.from([0xa2, 0x00, ...encode(bytes(32)), 0x00, ...encode(bytes(32).fill(8))]),
      encode([0]),
    ]),
  ),
  'an index twice': other(4, [1, 1]),
  'indexes that descend': other(4, [1, 0]),
  'a negative index': other(4, [-1]),
  'a fraction for an index': other(4, [0.5]),
  'an index beyond safe integers': other(4, [2n ** 60n]),
  'null for indexes': other(4, null),
};

const malformedBase: Record<string, unknown> = {
  'no value': undefined,
  'a header alone': baseValue([]),
  'four components': baseValue(encode(baseFields.slice(0, 4))),
  'a short HMAC key': baseValue(withField(baseFields, 2, bytes(31))),
  'a short signature': baseValue(withField(baseFields, 3, [bytes(63)])),
  'pointers that are numbers': baseValue(withField(baseFields, 4, [7])),
  'one pointer instead of a list': baseValue(withField(baseFields, 4, '/issuer')),
};

describe('a proof value from a stranger', () => {
  let proofValue: string;
  let shown: Awaited<ReturnType<typeof deriveProof>>;
  const presented = (value: unknown) => verifyDerived(shown, { ...config, proofValue: value }, publicJwk);
  const derived = (value: unknown) =>
    deriveProof({ ...credential, proof: { ...config, proofValue: value } }, { selectivePointers: ['/type'] });

  beforeAll(async () => {
    proofValue = await signBase(credential, { config, key, mandatoryPointers: ['/issuer'] });
    shown = await deriveProof(
      { ...credential, proof: { ...config, proofValue } },
      { selectivePointers: ['/type'] },
    );
  });

  it('is well-formed where the cases below begin', () => {
    expect(decodeDerivedProofValue(derivedValue(wellFormed))).toMatchObject({ mandatoryIndexes: [0] });
    expect(decodeBaseProofValue(baseValue(encode(baseFields)))).toMatchObject({
      mandatoryPointers: ['/issuer'],
    });
  });

  it.each(Object.entries(malformedDerived))('is refused when presented with %s', async (_, value) => {
    expect(await presented(value).catch(codeOf)).toBe('STANDARDS_SD_PROOF_VALUE_MALFORMED');
  });

  it.each(Object.entries(malformedBase))('is refused to derive from with %s', async (_, value) => {
    expect(await derived(value).catch(codeOf)).toBe('STANDARDS_SD_PROOF_VALUE_MALFORMED');
  });

  it('is refused as a base proof where a derived one belongs, and the other way round', async () => {
    expect(await presented(proofValue).catch(codeOf)).toBe('STANDARDS_SD_BASE_PROOF');
    expect(await derived(shown.proof['proofValue']).catch(codeOf)).toBe('STANDARDS_SD_DERIVED_PROOF');
  });

  it('does not verify when it signs fewer or more statements or nodes than are shown', async () => {
    const value = decodeDerivedProofValue(shown.proof['proofValue']);
    const { signatures, mandatoryIndexes, labels } = value;
    const changes = [
      { mandatoryIndexes: [...mandatoryIndexes, 999] },
      { mandatoryIndexes: [] },
      { signatures: [...signatures, bytes(64)] },
      { labels: new Map([...labels, [labels.size, bytes(32)]]) },
      { labels: new Map([...labels].map(([number, label]) => [number + 1, label])) },
      { labels: new Map() },
    ];
    expect(await presented(encodeDerivedProofValue(value))).toBe(true);
    for (const change of changes)
      expect(await presented(encodeDerivedProofValue({ ...value, ...change }))).toBe(false);
  });

  it('is refused to derive from when it signs another number of statements', async () => {
    const value = decodeBaseProofValue(proofValue);
    const fewer = encodeBaseProofValue({ ...value, signatures: value.signatures.slice(1) });
    expect(await derived(fewer).catch(codeOf)).toBe('STANDARDS_SD_PROOF_VALUE_MALFORMED');
  });

  it('never verifies once a byte is another', async () => {
    const valid = Buffer.from((shown.proof['proofValue'] as string).slice(1), 'base64url');
    const property = fc.asyncProperty(
      fc.nat(valid.length - 1),
      fc.integer({ min: 1, max: 255 }),
      async (at, by) => {
        const flipped = Buffer.from(valid);
        flipped[at] = (flipped[at] as number) ^ by;
        const outcome = await presented(`u${flipped.toString('base64url')}`).catch((error: unknown) => error);
        expect(outcome === false || outcome instanceof StandardsError).toBe(true);
      },
    );
    await fc.assert(property, { seed, numRuns: 60 });
  });

  it('is answered by a code whatever bytes follow the header', async () => {
    const property = fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (payload) => {
      expect(await presented(derivedValue(payload)).catch(codeOf)).toBe('STANDARDS_SD_PROOF_VALUE_MALFORMED');
      expect(await derived(baseValue(payload)).catch(codeOf)).toBe('STANDARDS_SD_PROOF_VALUE_MALFORMED');
    });
    await fc.assert(property, { seed, numRuns: 200 });
  });
});

const codeOf = (error: unknown) => (error instanceof StandardsError ? error.code : error);
