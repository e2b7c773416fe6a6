import { describe, expect, it } from '@jest/globals';
import { credentialsV2 } from '../../contexts/pinned-contexts.js';
import { deriveProof } from './derive-proof.js';
import { relabelQuad } from './relabel-quad.js';
import type { JsonObject } from '../../json-values.js';
import { signBase } from './sign-base.js';
import { sortByCodePoint } from '../../linked-data/code-point-order.js';
import { sampleConfig, sampleIssuer } from './testing/sample-credential.js';
import { verifyDerived } from './verify-derived.js';

const { did, key, publicJwk } = sampleIssuer();
const config = sampleConfig(key);
const terms = {
  '@vocab': 'urn:terms:',
  knows: { '@id': 'urn:terms:knows', '@type': '@id' },
  steps: { '@id': 'urn:terms:steps', '@container': '@list' },
  raw: { '@id': 'urn:terms:raw', '@type': '@json' },
  titles: { '@id': 'urn:terms:titles', '@container': '@language' },
};
const credential = (credentialSubject: object) => ({
  '@context': [credentialsV2, terms],
  type: ['VerifiableCredential'],
  issuer: did,
  credentialSubject,
});

/** Issues, derives and verifies; answers what was revealed of the subject, or the code of the refusal. */
async function shownOf(subject: object, ...pointers: string[]): Promise<unknown> {
  const document: JsonObject = credential(subject);
  try {
    const proofValue = await signBase(document, { config, key, mandatoryPointers: ['/issuer'] });
    const selectivePointers = pointers.map((pointer) => `/credentialSubject${pointer}`);
    const shown = await deriveProof({ ...document, proof: { ...config, proofValue } }, { selectivePointers });
    expect(await verifyDerived(shown, shown.proof, publicJwk)).toBe(true);
    return shown['credentialSubject'];
  } catch (error) {
    if (typeof (error as { code?: unknown }).code === 'string') return (error as { code: string }).code;
    throw error;
  }
}

describe('documents that ecdsa-sd-2023 rarely meets', () => {
  it('keeps text that looks like a blank node as it is', async () => {
    const text = { note: 'see _:c14n0 and _:b1 .' };
    expect(await shownOf({ ...text, other: { a: 1 } }, '/note')).toEqual(text);
  });

  it('reveals one item of an array of one', async () => {
    expect(await shownOf({ skills: ['bread'], hidden: 1 }, '/skills/0')).toEqual({ skills: ['bread'] });
  });

  it('reveals values with their language, and refuses to part them', async () => {
    const name = { '@value': 'Brot', '@language': 'de' };
    expect(await shownOf({ name, hidden: 1 }, '/name')).toEqual({ name });
    expect(await shownOf({ name }, '/name/@value')).toBe('STANDARDS_SD_NOT_SELECTABLE');
  });

  it('reveals JSON literals and language maps whole', async () => {
    expect(await shownOf({ raw: { a: [{ b: 1 }] }, hidden: 1 }, '/raw')).toEqual({ raw: { a: [{ b: 1 }] } });
    const titles = { de: 'Brot', en: 'bread' };
    expect(await shownOf({ titles, hidden: 1 }, '/titles')).toEqual({ titles });
  });

  it('reveals blank nodes that the document names, with those that refer to them', async () => {
    const subject = { friend: { id: '_:ada', skill: 'bread' }, knows: '_:ada', hidden: 1 };
    expect(await shownOf(subject, '/friend', '/knows')).toEqual({ friend: subject.friend, knows: '_:ada' });
  });

  it('reveals a credential within with its proof, which is a graph of its own', async () => {
    const within = {
      type: 'VerifiableCredential',
      issuer: 'urn:someone',
      credentialSubject: { name: 'Ada' },
      proof: { type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022', proofPurpose: 'assertionMethod' },
    };
    expect(await shownOf({ within, hidden: 1 }, '/within')).toEqual({ within });
    const { proof, ...rest } = within;
    const { type, cryptosuite } = proof;
    const part = { within: { type: rest.type, proof: { type, cryptosuite } } };
    expect(await shownOf({ within, other: within }, '/within/proof/cryptosuite')).toEqual(part);
  });

  it('refuses lists, whose cells no pointer names', async () => {
    expect(await shownOf({ steps: ['knead', 'bake'] }, '')).toBe('STANDARDS_SD_NOT_SELECTABLE');
  });

  it('refuses nodes with contexts of their own where a part of them is selected', async () => {
    const node = { '@context': { label: 'urn:terms:other' }, label: 'x', more: 'y' };
    expect(await shownOf({ node, hidden: 1 }, '/node')).toEqual({ node });
    expect(await shownOf({ node }, '/node/label')).toBe('STANDARDS_SD_NOT_SELECTABLE');
  });

  it('refuses identifiers that stand for blank nodes', async () => {
    expect(await shownOf({ id: 'urn:bnid:b0' }, '')).toBe('STANDARDS_SD_RESERVED_IDENTIFIER');
    expect(await shownOf({ note: '<urn:bnid:b0>' }, '')).toBe('STANDARDS_SD_RESERVED_IDENTIFIER');
  });

  it('refuses another configuration and another curve', async () => {
    const options = { config, key, mandatoryPointers: [] };
    const refusal = (changes: object) =>
      signBase(credential({}), { ...options, ...changes }).catch((error: { code: string }) => error.code);
    expect(await refusal({ config: { ...config, cryptosuite: 'ecdsa-rdfc-2019' } })).toBe(
      'STANDARDS_SD_CONFIG_INVALID',
    );
    const privateJwk = { kty: 'OKP', crv: 'Ed25519', x: 'AA', d: 'AA' };
    expect(await refusal({ key: { ...key, privateJwk } })).toBe('STANDARDS_KEY_UNSUPPORTED');
    const proof = verifyDerived(credential({}), { ...config, proofValue: 'u' }, publicJwk);
    await expect(proof).rejects.toMatchObject({ code: 'STANDARDS_SD_PROOF_VALUE_MALFORMED' });
  });

  it('refuses to derive from no proof or from two', async () => {
    const derive = (proof: unknown) =>
      deriveProof({ ...credential({}), proof }, { selectivePointers: ['/issuer'] }).catch(
        (error: { code: string }) => error.code,
      );
    for (const proof of [
      undefined,
      null,
      'text',
      [],
      [config, config],
      { ...config, cryptosuite: 'other' },
    ]) {
      expect(await derive(proof)).toBe('STANDARDS_SD_PROOF_MISSING');
    }
  });

  it('asks again for random bytes that are no private key', async () => {
    const asked = [
      new Uint8Array(32).fill(1),
      new Uint8Array(32),
      new Uint8Array(32).fill(255),
      new Uint8Array(32).fill(2),
    ];
    const random = () => asked.shift() as Uint8Array;
    await signBase(credential({}), { config, key, mandatoryPointers: ['/issuer'], random });
    expect(asked).toEqual([]);
  });
});

describe('a statement', () => {
  const relabel = (quad: string) => relabelQuad(quad, (label) => `new-${label}`);
  it.each([
    ['_:a <urn:p> _:b _:g .\n', '_:new-a <urn:p> _:new-b _:new-g .\n'],
    ['_:a <urn:p> "_:b \\" _:c ." _:g .\n', '_:new-a <urn:p> "_:b \\" _:c ." _:new-g .\n'],
    ['<urn:_:a> <urn:p> "_:b"^^<urn:_:t> <urn:g> .\n', '<urn:_:a> <urn:p> "_:b"^^<urn:_:t> <urn:g> .\n'],
    ['<urn:s> <urn:p> "x _:b"@en .\n', '<urn:s> <urn:p> "x _:b"@en .\n'],
  ])('is relabelled in its blank nodes alone: %j', (quad, expected) => {
    expect(relabel(quad)).toBe(expected);
  });

  it('sorts by code point', () => {
    expect(sortByCodePoint(['\u{1F600}', '\uFFFD', 'a'])).toEqual(['a', '\uFFFD', '\u{1F600}']);
    expect(sortByCodePoint(['b', 'a'])).toEqual(['a', 'b']);
  });
});
