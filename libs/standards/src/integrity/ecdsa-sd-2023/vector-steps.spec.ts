import { beforeAll, expect, it } from '@jest/globals';
import type { JsonObject } from '../../json-values.js';
import { publicKeyObject } from '../../keys/key-object.js';
import { encodeMultibase } from '../../keys/multikey.js';
import { canonicalize, sha256 } from '../../linked-data/canonicalize.js';
import { canonizeDataset } from '../../linked-data/canonize-dataset.js';
import { sortByCodePoint } from '../../linked-data/code-point-order.js';
import { toQuads } from '../../linked-data/to-quads.js';
import { utf8Of } from '../../linked-data/utf8.js';
import { withCitizenshipTerms } from '../../testing/citizenship-terms.js';
import { publishedFiles } from '../../testing/published-files.js';
import { withoutProof } from '../data-integrity-proof.js';
import { deriveProof } from './derive-proof.js';
import { groupStatements, secretLabel } from './group-statements.js';
import { hashProofConfig } from './hash-proof-config.js';
import { nameStatements, renameNodes } from './name-statements.js';
import { readProofKey, verifyP256 } from './p256-keys.js';
import { decodeBaseProofValue, decodeDerivedProofValue } from './proof-value.js';
import { relabelQuad } from './relabel-quad.js';
import { selectByPointers } from './select-by-pointers.js';
import { credentials, hex, loadVector, read, readDocument, readText } from './testing/w3c-vectors.js';

const { present } = publishedFiles('credentials/vectors');

/** A map as the vectors write it. */
interface Entries<TKey, TValue> {
  readonly dataType: 'Map';
  readonly value: readonly (readonly [TKey, TValue])[];
}
interface Group {
  readonly matching: Entries<number, string>;
  readonly nonMatching: Entries<number, string>;
  readonly deskolemizedNQuads: readonly string[];
}
interface AllGroups {
  readonly groups: Readonly<Record<'mandatory' | 'selective' | 'combined', Group>>;
  readonly skolemized: { readonly expanded: object; readonly compact: JsonObject };
  readonly deskolemizedNQuads: readonly string[];
  readonly labelMap: Entries<string, string>;
  readonly nquads: readonly string[];
}

const entriesOf = (statements: readonly string[], isWithin: (index: number) => boolean) => ({
  dataType: 'Map',
  value: [...statements.entries()].filter(([index]) => isWithin(index)),
});

/** One text for all statements that are equal but for the names of their blank nodes. */
const formOf = (quads: readonly string[]) => canonizeDataset(quads).quads;
const unnamed = (quads: readonly string[]) => quads.map((quad) => renameNodes(quad, (label) => label));

present.each(credentials)('the steps of VC DI ECDSA 1.0 §3.6 on $name', (vector) => {
  const at = (file: string) => `ecdsa-sd-2023/${vector.name}/${file}`;
  let given: ReturnType<typeof loadVector>;
  beforeAll(() => {
    given = loadVector(vector);
  });
  const parts = async () => {
    const { signed, selectivePointers, proofValue } = given;
    const { proof } = await deriveProof(signed, { selectivePointers });
    const base = decodeBaseProofValue(proofValue);
    return { base, derived: decodeDerivedProofValue(proof['proofValue']) };
  };

  it('begin with the unsigned credential', () => {
    const { '@context': _, ...unsecured } = given.unsecured;
    const file = vector.name === 'prc' ? 'prCredUnsigned.json' : 'employmentAuth.json';
    const { '@context': __, ...unsigned }: JsonObject = read(file);
    // What was published unsigned is not quite what was signed.
    const description = vector.name === 'prc' ? unsecured['description'] : unsigned['description'];
    expect(unsecured).toEqual({ ...unsigned, description });
  });

  it('select the value of each mandatory pointer', () => {
    const expected: { pointer: string; value: unknown }[] = read(at('addPointerValues.json'));
    expect(expected.map(({ pointer }) => pointer)).toEqual(given.mandatoryPointers);
    for (const { pointer, value } of expected) {
      expect(selectByPointers(given.unsecured, [pointer])[pointer.slice(1)]).toEqual(value);
    }
  });

  it('part the statements into mandatory and other ones', async () => {
    const { unsecured, hmacKey, keys, mandatoryPointers } = given;
    const { statements, groups } = await groupStatements(unsecured, hmacKey, [mandatoryPointers]);
    expect(read(at('addBaseTransform.json'))).toEqual({
      mandatoryPointers,
      mandatory: entriesOf(statements, (index) => groups[0]!.indexes.has(index)),
      nonMandatory: entriesOf(statements, (index) => !groups[0]!.indexes.has(index)),
      hmacKeyString: keys.hmacKeyString,
    });
  });

  it('configure the proof in the contexts of the document', async () => {
    const { unsecured, config } = given;
    const configuration = { ...config, '@context': unsecured['@context'] };
    expect(readDocument(at('addProofConfig.json'))).toEqual(configuration);
    expect(await canonicalize(configuration)).toBe(readText(at('addProofConfigCanon.txt')));
  });

  it('have the parts of the base proof, whose signatures are over our bytes', async () => {
    const { unsecured, config, hmacKey, keys, issuerJwk, mandatoryPointers } = given;
    const { base } = await parts();
    const { baseSignature, publicKey, signatures } = base;
    const raw = {
      baseSignature: hex(baseSignature),
      signatures: signatures.map(hex),
      mandatoryPointers: base.mandatoryPointers,
    };
    const multikey = encodeMultibase(publicKey);
    expect(read(at('addRawBaseSignatureInfo.json'))).toEqual({ ...raw, publicKey: multikey });
    expect(read(at('derivedRecoveredBaseData.json'))).toEqual({
      ...raw,
      proofPublicKey: multikey,
      hmacKey: keys.hmacKeyString.toLowerCase(),
    });
    const { statements, groups } = await groupStatements(unsecured, hmacKey, [mandatoryPointers]);
    const [mandatory, others] = [true, false].map((isMandatory) =>
      statements.filter((_, index) => groups[0]!.indexes.has(index) === isMandatory),
    ) as [string[], string[]];
    const proofHash = await hashProofConfig(unsecured, config);
    const signed = Buffer.concat([proofHash, publicKey, sha256(mandatory.join(''))]);
    expect(verifyP256(signed, publicKeyObject(issuerJwk), baseSignature)).toBe(true);
    const proofKey = readProofKey(publicKey);
    expect(others.map((each, index) => verifyP256(utf8Of(each), proofKey, signatures[index]!))).toEqual(
      signatures.map(() => true),
    );
  });

  it('group the statements of the holder', async () => {
    const { unsecured, hmacKey, mandatoryPointers, selectivePointers } = given;
    const expected: AllGroups = read(at('derivedAllGroupData.json'));
    const pointers = [mandatoryPointers, selectivePointers, [...mandatoryPointers, ...selectivePointers]];
    const { statements, groups, labels } = await groupStatements(unsecured, hmacKey, pointers);
    expect(statements).toEqual(expected.nquads);
    expect([...labels.values()].map(secretLabel).toSorted()).toEqual(
      expected.labelMap.value.map(([, label]) => label).toSorted(),
    );
    for (const [index, name] of (['mandatory', 'selective', 'combined'] as const).entries()) {
      const { indexes, quads } = groups[index]!;
      const { matching, nonMatching, deskolemizedNQuads } = expected.groups[name];
      expect(entriesOf(statements, (each) => indexes.has(each))).toEqual(matching);
      expect(entriesOf(statements, (each) => !indexes.has(each))).toEqual(nonMatching);
      expect(formOf(quads)).toEqual(formOf(deskolemizedNQuads));
    }
  });

  it('name the nodes of the document, which states the same under their names', async () => {
    const { deskolemizedNQuads, skolemized }: AllGroups = read(at('derivedAllGroupData.json'));
    const named = formOf(unnamed((await nameStatements(given.unsecured)).quads));
    expect(named).toEqual(read(at('addBaseDocCanon.json')));
    expect(formOf(deskolemizedNQuads)).toEqual(named);
    expect(formOf(unnamed(await toQuads(skolemized.expanded)))).toEqual(named);
    expect(formOf(unnamed(await toQuads(withCitizenshipTerms(skolemized.compact))))).toEqual(named);
  });

  it('keep the signatures and indexes of what is revealed', async () => {
    const { base, derived } = await parts();
    const signatures = derived.signatures.map(hex);
    expect(read(at('derivedAdjSignatures.json'))).toEqual({
      adjSignatureIndexes: signatures.map((each) => base.signatures.map(hex).indexOf(each)),
      filteredSignatures: signatures,
    });
    expect(read(at('derivedAdjMandatoryIndexes.json'))).toEqual({
      adjMandatoryIndexes: derived.mandatoryIndexes,
    });
  });

  it('disclose the parts of the derived proof, which the verifier reads again', async () => {
    const { derived } = await parts();
    const labelMap = [...derived.labels].map(([number, label]) => [`c14n${number}`, secretLabel(label)]);
    const raw = {
      baseSignature: hex(derived.baseSignature),
      publicKey: encodeMultibase(derived.publicKey),
      signatures: derived.signatures.map(hex),
      mandatoryIndexes: derived.mandatoryIndexes,
    };
    const sorted = labelMap.toSorted();
    const disclosed: { labelMap: Entries<string, string> } = read(at('derivedDisclosureData.json'));
    expect(disclosed).toEqual({ ...raw, labelMap: expect.anything() });
    expect(disclosed.labelMap.value.toSorted()).toEqual(sorted);
    const verified: { labelMap: [string, string][] } = read(at('verifyDerivedProofValue.json'));
    expect(verified).toEqual({ ...raw, labelMap: expect.anything() });
    expect(verified.labelMap.toSorted()).toEqual(sorted);
  });

  it('verify over the revealed statements under their secret labels', async () => {
    const { config, issuerJwk } = given;
    const shown = withoutProof(readDocument(at('derivedRevealDocument.json')));
    const { derived } = await parts();
    const secrets = new Map(
      [...derived.labels].map(([number, label]) => [`c14n${number}`, secretLabel(label)]),
    );
    const { quads } = canonizeDataset(await toQuads(shown));
    const statements = sortByCodePoint(
      quads.map((quad) => relabelQuad(quad, (label) => secrets.get(label)!)),
    );
    expect(statements).toEqual(read(at('verifyNQuads.json')));
    const isMandatory = (_: string, index: number) => derived.mandatoryIndexes.includes(index);
    const mandatory = statements.filter(isMandatory);
    const others = statements.filter((each, index) => !isMandatory(each, index));
    const [proofHash, mandatoryHash] = [await hashProofConfig(shown, config), sha256(mandatory.join(''))];
    expect(read(at('verifyCreateVerifyData.json'))).toEqual({
      baseSignature: hex(derived.baseSignature),
      proofHash: hex(proofHash),
      publicKey: encodeMultibase(derived.publicKey),
      signatures: derived.signatures.map(hex),
      nonMandatory: others,
      mandatoryHash: hex(mandatoryHash),
    });
    const signed = Buffer.concat([proofHash, derived.publicKey, mandatoryHash]);
    expect(verifyP256(signed, publicKeyObject(issuerJwk), derived.baseSignature)).toBe(true);
  });
});
