import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decode } from 'base58-universal';
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

const { folder, present } = publishedFiles('credentials/vectors/vc-di-ecdsa/TestVectors');

/** The citizenship vocabulary is in no registry; these terms give the statements that the vectors list. */
const citizenship = (() => {
  const [schema, own, xsd] = [
    'https://schema.org/',
    'https://w3id.org/citizenship#',
    'http://www.w3.org/2001/XMLSchema#',
  ];
  const under = (base: string, names: string) =>
    Object.fromEntries(names.split(' ').map((name) => [name, `${base}${name}`]));
  return {
    ...under(schema, 'Person additionalName familyName gender givenName identifier'),
    ...under(
      own,
      'EmployablePerson EmploymentAuthorizationDocument EmploymentAuthorizationDocumentCredential',
    ),
    ...under(own, 'PermanentResident PermanentResidentCard PermanentResidentCardCredential birthCountry'),
    ...under(own, 'commuterClassification employmentAuthorizationDocument permanentResidentCard'),
    ...under(own, 'lprCategory lprNumber'),
    image: { '@id': `${schema}image`, '@type': '@id' },
    birthDate: { '@id': `${schema}birthDate`, '@type': `${xsd}dateTime` },
    residentSince: { '@id': `${own}residentSince`, '@type': `${xsd}dateTime` },
  };
})();

const read = (path: string) => JSON.parse(readFileSync(join(folder, path), 'utf8')) as never;
const readDocument = (path: string): JsonObject => {
  const document: JsonObject = read(path);
  return { ...document, '@context': ['https://www.w3.org/ns/credentials/v2', citizenship] };
};
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

const credentials = [
  { name: 'employ', mandatory: 'employMandatory.json', selective: 'employSelective.json' },
  { name: 'prc', mandatory: 'prCredMandatory.json', selective: 'prCredSelective.json' },
];

const load = (name: string, mandatory: string, selective: string) => {
  const keys: { hmacKeyString: string; proofKeyPair: Keys; baseKeyPair: Keys } = read(
    'ecdsa-sd-2023/SDKeyMaterial.json',
  );
  const signed = readDocument(`ecdsa-sd-2023/${name}/addSignedSDBase.json`);
  const { proof, ...unsecured } = signed as JsonObject & { proof: JsonObject };
  const { proofValue, ...config } = proof;
  return {
    keys,
    hmacKey: Buffer.from(keys.hmacKeyString, 'hex'),
    issuerJwk: jwkOfMultibase(keys.baseKeyPair.publicKeyMultibase),
    mandatoryPointers: read(mandatory) as string[],
    selectivePointers: read(selective) as string[],
    signed,
    unsecured,
    config,
    proofValue,
  };
};

present.each(credentials)('the vectors of VC DI ECDSA 1.0 §A, $name', ({ name, mandatory, selective }) => {
  const at = (file: string) => `ecdsa-sd-2023/${name}/${file}`;
  let given: ReturnType<typeof load>;
  beforeAll(() => {
    given = load(name, mandatory, selective);
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
    const { groups } = await groupStatements(unsecured, hmacKey, pointers);
    const expected: Record<string, number[]> = read(at('derivedGroupIndexes.json'));
    const names = ['mandatoryIndexes', 'selectiveIndexes', 'combinedIndexes'];
    expect(groups.map((group) => [...group.indexes])).toEqual(names.map((each) => expected[each]));
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
    const d = Buffer.from(secretOf(keys.baseKeyPair)).toString('base64url');
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

interface Keys {
  readonly publicKeyMultibase: string;
  readonly secretKeyMultibase: string;
}

/** The 32 bytes behind a Multikey's two bytes of prefix. */
function secretOf({ secretKeyMultibase }: Keys): Uint8Array {
  return decode(secretKeyMultibase.slice(1)).subarray(2);
}
