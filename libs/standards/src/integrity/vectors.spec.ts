import { createPrivateKey, createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { canonicalJson } from '../canonical-json/canonical-json.js';
import { decodeMultibase, jwkOfMultibase, type Curve, type PrivateJwk } from '../keys/multikey.js';
import { canonicalize } from '../linked-data/canonicalize.js';
import type { HashingCryptosuite } from './cryptosuite.js';
import { cryptosuites } from './cryptosuites.js';
import { hashNameOf } from './digest.js';
import type { JsonDocument, ProofConfig } from './data-integrity-proof.js';
import { signDataIntegrity } from './sign-data-integrity.js';
import { verifyDataIntegrity } from './verify-data-integrity.js';
import { publishedFiles } from '../testing/published-files.js';

const { folder, present } = publishedFiles('credentials/vectors');
const now = new Date('2025-01-01T00:00:00Z');

/** Folder of the vector, what its files are called, suite, curve, the clause that it belongs to. */
type Row = readonly [folder: string, files: string, suite: string, curve: Curve, clause: string];
const eddsa = 'vc-di-eddsa/TestVectors';
const ecdsa = 'vc-di-ecdsa/TestVectors';
const vectors: readonly Row[] = [
  [`${eddsa}/eddsa-rdfc-2022`, 'DataInt', 'eddsa-rdfc-2022', 'Ed25519', 'EdDSA 1.0 §3.2'],
  [`${eddsa}/eddsa-rdfc-2022/employ`, 'DataInt', 'eddsa-rdfc-2022', 'Ed25519', 'EdDSA 1.0 §3.2'],
  [`${eddsa}/eddsa-jcs-2022`, 'JCS', 'eddsa-jcs-2022', 'Ed25519', 'EdDSA 1.0 §3.3'],
  [`${eddsa}/Ed25519Signature2020`, 'EdSig', 'Ed25519Signature2020', 'Ed25519', 'EdDSA 1.0 §B.1'],
  [`${ecdsa}/ecdsa-rdfc-2019-p256`, 'ECDSAP256', 'ecdsa-rdfc-2019', 'P-256', 'ECDSA 1.0 §3.2'],
  [`${ecdsa}/ecdsa-rdfc-2019-p256/employ`, 'ECDSAP256', 'ecdsa-rdfc-2019', 'P-256', 'ECDSA 1.0 §3.2'],
  [`${ecdsa}/ecdsa-rdfc-2019-p384`, 'ECDSAP384', 'ecdsa-rdfc-2019', 'P-384', 'ECDSA 1.0 §3.2'],
  [`${ecdsa}/ecdsa-rdfc-2019-p384/employ`, 'ECDSAP384', 'ecdsa-rdfc-2019', 'P-384', 'ECDSA 1.0 §3.2'],
  [`${ecdsa}/ecdsa-jcs-2019-p256`, 'JCSECDSAP256', 'ecdsa-jcs-2019', 'P-256', 'ECDSA 1.0 §3.3'],
  [`${ecdsa}/ecdsa-jcs-2019-p384`, 'JCSECDSAP384', 'ecdsa-jcs-2019', 'P-384', 'ECDSA 1.0 §3.3'],
];

const citizenshipUrl = 'https://w3id.org/citizenship/v4rc1';

/** The vocabulary of the employment vectors is in no registry; these terms give the statements that they list. */
const citizenship = (() => {
  const own = 'https://w3id.org/citizenship#';
  const schema = 'https://schema.org/';
  const date = 'http://www.w3.org/2001/XMLSchema#dateTime';
  return {
    EmploymentAuthorizationDocumentCredential: `${own}EmploymentAuthorizationDocumentCredential`,
    EmploymentAuthorizationDocument: `${own}EmploymentAuthorizationDocument`,
    EmployablePerson: `${own}EmployablePerson`,
    Person: `${schema}Person`,
    additionalName: `${schema}additionalName`,
    birthCountry: `${own}birthCountry`,
    birthDate: { '@id': `${schema}birthDate`, '@type': date },
    employmentAuthorizationDocument: `${own}employmentAuthorizationDocument`,
    familyName: `${schema}familyName`,
    gender: `${schema}gender`,
    givenName: `${schema}givenName`,
    identifier: `${schema}identifier`,
    image: { '@id': `${schema}image`, '@type': '@id' },
    lprCategory: `${own}lprCategory`,
    lprNumber: `${own}lprNumber`,
    residentSince: { '@id': `${own}residentSince`, '@type': date },
  };
})();

const text = (path: string) => readFileSync(join(folder, path), 'utf8');
const json = (path: string) => JSON.parse(text(path)) as JsonDocument;
const keyOf = async (id: string) => jwkOfMultibase(id.split('#')[1] ?? '');

function withTerms(document: JsonDocument): JsonDocument {
  const contexts = [document['@context']]
    .flat()
    .map((each) => (each === citizenshipUrl ? citizenship : each));
  return { ...document, '@context': contexts };
}

/** The private key of a vector's Multikey (Controlled Identifiers 1.0 §2.2.2), Ed25519 by PKCS #8 as RFC 8410 says. */
function ed25519Key(privateKeyMultibase: string): PrivateJwk {
  const seed = Buffer.from(decodeMultibase(privateKeyMultibase)).subarray(2);
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }).export({
    format: 'jwk',
  }) as unknown as PrivateJwk;
}

present.each(vectors)('the vector %s', (path, files, suite, curve, clause) => {
  const signed = () => withTerms(json(`${path}/signed${files}.json`));
  const parts = () => {
    const { proof, ...unsecured } = signed();
    const { proofValue, ...config } = proof as ProofConfig;
    return { unsecured: unsecured as JsonDocument, config, proofValue };
  };

  it(`verifies (${clause}), and not once its subject is another`, async () => {
    const [outcome] = await verifyDataIntegrity(signed(), { keyOf, now });
    expect(outcome).toMatchObject({ verified: true, cryptosuite: suite });
    expect(outcome).not.toHaveProperty('code');
    const altered = { ...signed(), name: 'Another name' };
    const [refused] = await verifyDataIntegrity(altered, { keyOf, now });
    expect(refused).toMatchObject({ verified: false, code: 'PROOF_INVALID' });
  });

  it('has our canonical forms and hashes', async () => {
    const { unsecured, config } = parts();
    const isJcs = suite.includes('-jcs-');
    const canonical = async (value: object) =>
      isJcs ? canonicalJson(value) : canonicalize(value, hashNameOf(curve));
    const context = isJcs ? {} : { '@context': unsecured['@context'] };
    expect(await canonical(unsecured)).toBe(text(`${path}/canonDoc${files}.txt`));
    expect(await canonical({ ...config, ...context })).toBe(text(`${path}/proofCanon${files}.txt`));
    const { hashData } = cryptosuites.get(suite) as HashingCryptosuite;
    const hashes = (await hashData(unsecured, config, curve)).toString('hex');
    expect(hashes).toBe(text(`${path}/combinedHash${files}.txt`).trim());
    expect(hashes).toBe(
      text(`${path}/proofHash${files}.txt`).trim() + text(`${path}/docHash${files}.txt`).trim(),
    );
  });
});

present('the employment vectors as they stand', () => {
  it.each(vectors.filter(([path]) => path.endsWith('employ')))(
    '%s is of a context that nobody pinned',
    async (path, files) => {
      const [outcome] = await verifyDataIntegrity(json(`${path}/signed${files}.json`), { keyOf, now });
      expect(outcome).toMatchObject({ verified: false, code: 'STANDARDS_UNKNOWN_CONTEXT' });
    },
  );
});

present('the EdDSA vectors, signed again with their key', () => {
  const created = new Date('2023-02-24T23:36:38Z');
  it.each(vectors.filter(([, , suite]) => suite.startsWith('eddsa')))(
    '%s has the same value',
    async (path, files, suite) => {
      const { proof, ...unsecured } = withTerms(json(`${path}/signed${files}.json`));
      const { verificationMethod } = proof as ProofConfig;
      const privateJwk = ed25519Key(String(json(`${eddsa}/keyPair.json`)['privateKeyMultibase']));
      const id = String(verificationMethod);
      const key = { algorithm: 'Ed25519', id, controller: id, privateJwk } as const;
      const again = await signDataIntegrity(unsecured as JsonDocument, { key, created, cryptosuite: suite });
      expect(again['proof']).toEqual(proof);
    },
  );
});

present('the vectors of proof sets and chains (Data Integrity 1.0 §2.1.1, §2.1.2)', () => {
  const path = `${eddsa}/proof-set-chain`;
  it.each([
    ['signedProofSet1', 1],
    ['signedProofSet2', 2],
    ['signedProofChain1', 3],
    ['signedProofChain2', 4],
  ])('%s: every proof verifies', async (file, count) => {
    const outcomes = await verifyDataIntegrity(json(`${path}/${file}.json`), { keyOf, now });
    expect(outcomes.map(({ code }) => code)).toEqual(Array(count).fill(undefined));
    expect(outcomes.every(({ verified }) => verified)).toBe(true);
  });

  it('proofChainTempDoc2: the proof whose previous ones were taken away does not', async () => {
    const [outcome] = await verifyDataIntegrity(json(`${path}/proofChainTempDoc2.json`), { keyOf, now });
    expect(outcome).toMatchObject({ verified: false, code: 'PROOF_PREVIOUS_MISSING' });
  });

  it('signs the set and the chain to the same values', async () => {
    const pairs = json(`${path}/multiKeyPairs.json`) as unknown as Record<
      string,
      { publicKeyMultibase: string; privateKeyMultibase: string }
    >;
    const { proof } = json(`${path}/signedProofChain2.json`) as unknown as {
      proof: Record<string, string>[];
    };
    let document = json(`${path}/unsigned.json`);
    for (const [index, { id, created, verificationMethod, previousProof }] of proof.entries()) {
      const privateJwk = ed25519Key(pairs[`keyPair${index + 1}`]?.privateKeyMultibase ?? '');
      const { x } = createPublicKey({ key: privateJwk as never, format: 'jwk' }).export({ format: 'jwk' });
      expect(x).toBe((await keyOf(verificationMethod ?? '')).x);
      document = await signDataIntegrity(document, {
        key: { algorithm: 'Ed25519', id: verificationMethod ?? '', controller: '', privateJwk },
        created: new Date(created ?? ''),
        ...(id && { id }),
        ...(previousProof && { previousProof }),
      });
    }
    expect(document['proof']).toEqual(proof);
  });
});
