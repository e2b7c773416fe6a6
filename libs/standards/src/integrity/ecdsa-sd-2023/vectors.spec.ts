import { beforeAll, expect, it } from '@jest/globals';
import { jwkOfMultibase } from '../../keys/multikey.js';
import { canonicalize, sha256 } from '../../linked-data/canonicalize.js';
import { deriveProof } from './derive-proof.js';
import { groupStatements, secretLabel } from './group-statements.js';
import { hashProofConfig } from './hash-proof-config.js';
import { decodeBaseProofValue, decodeDerivedProofValue, encodeBaseProofValue } from './proof-value.js';
import type { JsonObject } from '../../json-values.js';
import { selectByPointers } from './select-by-pointers.js';
import { signBase } from './sign-base.js';
import { verifyDerived } from './verify-derived.js';
import { publishedFiles } from '../../testing/published-files.js';
import { secretOf } from '../testing/vector-keys.js';
import { credentials, hex, loadVector, read, readDocument } from './testing/w3c-vectors.js';

const { present } = publishedFiles('credentials/vectors');

present.each(credentials)('the vectors of VC DI ECDSA 1.0 §A, $name', (vector) => {
  const at = (file: string) => `ecdsa-sd-2023/${vector.name}/${file}`;
  let given: ReturnType<typeof loadVector>;
  beforeAll(() => {
    given = loadVector(vector);
  });

  it('canonicalises the document, and labels its blank nodes by HMAC', async () => {
    const { unsecured, hmacKey } = given;
    expect(await canonicalize(unsecured)).toBe((read(at('addBaseDocCanon.json')) as string[]).join(''));
    const { statements } = await groupStatements(unsecured, hmacKey, []);
    expect(statements).toEqual(read(at('addBaseDocHMACCanon.json')));
  });

  it('groups statements by mandatory, selective and combined pointers', async () => {
    const { unsecured, hmacKey, mandatoryPointers, selectivePointers } = given;
    const combined = [...mandatoryPointers, ...selectivePointers];
    const pointers = [mandatoryPointers, selectivePointers, combined];
    const { statements, groups } = await groupStatements(unsecured, hmacKey, pointers);
    const [mandatory, selective, all] = groups.map((group) => [...group.indexes]);
    expect(read(at('derivedGroupIndexes.json'))).toEqual({
      mandatoryIndexes: mandatory,
      nonMandatoryIndexes: [...statements.keys()].filter((index) => !mandatory?.includes(index)),
      selectiveIndexes: selective,
      combinedIndexes: all,
    });
  });

  it('hashes the configuration and the mandatory statements', async () => {
    const { unsecured, hmacKey, mandatoryPointers, config } = given;
    const { statements, groups } = await groupStatements(unsecured, hmacKey, [mandatoryPointers]);
    const lines = statements.filter((_, index) => groups[0]?.indexes.has(index));
    const hashes = {
      proofHash: hex(await hashProofConfig(unsecured, config)),
      mandatoryHash: hex(sha256(lines.join(''))),
    };
    expect(hashes).toEqual(read(at('addHashData.json')));
  });

  it('reads and writes the base proof value byte for byte', () => {
    const { keys, mandatoryPointers, proofValue } = given;
    const base = decodeBaseProofValue(proofValue);
    expect({ ...base, hmacKey: hex(base.hmacKey) }).toMatchObject({
      hmacKey: keys.hmacKeyString.toLowerCase(),
      mandatoryPointers,
    });
    expect(encodeBaseProofValue(base)).toBe(proofValue);
  });

  it('selects what the holder reveals', () => {
    const { unsecured, mandatoryPointers, selectivePointers } = given;
    const { '@context': _, ...revealed } = selectByPointers(unsecured, [
      ...mandatoryPointers,
      ...selectivePointers,
    ]);
    const { '@context': __, ...expected }: JsonObject = read(at('derivedUnsignedReveal.json'));
    expect(revealed).toEqual(expected);
  });

  it('derives the proof byte for byte', async () => {
    const { signed, selectivePointers } = given;
    const derived = await deriveProof(signed, { selectivePointers });
    const expected = readDocument(at('derivedRevealDocument.json'));
    expect(derived).toEqual(expected);
    const disclosure: { labelMap: { value: [string, string][] } } = read(at('derivedDisclosureData.json'));
    const { labels } = decodeDerivedProofValue(derived.proof['proofValue']);
    const entries = [...labels].map(([number, digest]) => [`c14n${number}`, secretLabel(digest)]);
    expect(entries).toEqual([...disclosure.labelMap.value].sort(([a], [b]) => (a < b ? -1 : 1)));
  });

  it('verifies the derived proof with the key of the issuer and no other', async () => {
    const { keys, issuerJwk } = given;
    const shown = readDocument(at('derivedRevealDocument.json'));
    const shownProof = shown['proof'] as JsonObject;
    expect(await verifyDerived(shown, shownProof, issuerJwk)).toBe(true);
    const other = jwkOfMultibase(keys.proofKeyPair.publicKeyMultibase);
    expect(await verifyDerived(shown, shownProof, other)).toBe(false);
  });

  it('signs with the keys of the vectors to what differs in signatures alone', async () => {
    const { keys, hmacKey, issuerJwk, unsecured, config, mandatoryPointers, selectivePointers, proofValue } =
      given;
    const secrets = [hmacKey, secretOf(keys.proofKeyPair)];
    const d = secretOf(keys.baseKeyPair).toString('base64url');
    const key = {
      algorithm: 'ES256' as const,
      id: 'urn:key',
      controller: 'urn:issuer',
      privateJwk: { ...issuerJwk, d },
    };
    const random = () => secrets.shift() as Uint8Array;
    const value = await signBase(unsecured, { config, key, mandatoryPointers, random });
    const { baseSignature: _, signatures, ...ours } = decodeBaseProofValue(value);
    const { baseSignature: __, signatures: theirSignatures, ...theirs } = decodeBaseProofValue(proofValue);
    expect(ours).toEqual(theirs);
    expect(signatures).toHaveLength(theirSignatures.length);
    const derived = await deriveProof(
      { ...unsecured, proof: { ...config, proofValue: value } },
      { selectivePointers },
    );
    expect(await verifyDerived(derived, derived.proof, issuerJwk)).toBe(true);
  });
});
