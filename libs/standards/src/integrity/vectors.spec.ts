import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { canonicalJson } from '../canonical-json/canonical-json.js';
import { decodeMultibase, encodeMultibase, jwkOfMultibase, toMultibase } from '../keys/multikey.js';
import { canonicalize } from '../linked-data/canonicalize.js';
import type { HashingCryptosuite } from './cryptosuite.js';
import { cryptosuites } from './cryptosuites.js';
import { hashNameOf } from './digest.js';
import type { JsonDocument, ProofConfig } from './data-integrity-proof.js';
import { signBytes } from './raw-signature.js';
import { signDataIntegrity } from './sign-data-integrity.js';
import { signedStatements } from './signed-statements.js';
import { verifyDataIntegrity } from './verify-data-integrity.js';
import { withCitizenshipTerms } from '../testing/citizenship-terms.js';
import { publishedFiles } from '../testing/published-files.js';
import { ecdsa, eddsa, suiteVectors } from './testing/vector-files.js';
import { privateKeyOf, type VectorKeys } from './testing/vector-keys.js';

const { folder, present } = publishedFiles('credentials/vectors');
const now = new Date('2025-01-01T00:00:00Z');

const text = (path: string) => readFileSync(join(folder, path), 'utf8');
const json = (path: string) => JSON.parse(text(path)) as JsonDocument;
const keyOf = async (id: string) => jwkOfMultibase(id.split('#')[1] ?? '');

present.each(suiteVectors)('the vector %s', (path, files, suite, curve, clause) => {
  const signed = () => withCitizenshipTerms(json(`${path}/signed${files}.json`));
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

  it('is the unsigned document, a configuration and a signature', () => {
    const { proof, ...unsecured } = json(`${path}/signed${files}.json`);
    const { proofValue, ...config } = proof as ProofConfig;
    const contexts = unsecured['@context'] as string[];
    const top = path.startsWith(eddsa) ? eddsa : ecdsa;
    const plain = json(`${top}/${path.endsWith('employ') ? 'employmentAuth' : 'unsigned'}.json`);
    const ofSuite =
      suite === 'Ed25519Signature2020' ? ['https://w3id.org/security/suites/ed25519-2020/v1'] : [];
    expect(unsecured).toEqual({ ...plain, '@context': [...(plain['@context'] as string[]), ...ofSuite] });
    expect(json(`${path}/proofConfig${files}.json`)).toEqual({ ...config, '@context': contexts });
    expect(proofValue).toBe(text(`${path}/sigBTC58${files}.txt`).trim());
    const signature = Buffer.from(decodeMultibase(String(proofValue))).toString('hex');
    expect(signature).toBe(text(`${path}/sigHex${files}.txt`).trim());
  });
});

present('the employment vectors as they stand', () => {
  it.each(suiteVectors.filter(([path]) => path.endsWith('employ')))(
    '%s is of a context that nobody pinned',
    async (path, files) => {
      const [outcome] = await verifyDataIntegrity(json(`${path}/signed${files}.json`), { keyOf, now });
      expect(outcome).toMatchObject({ verified: false, code: 'STANDARDS_UNKNOWN_CONTEXT' });
    },
  );
});

/** The keys of the vectors, by the Multikey that proofs name. */
const keyFiles = [`${eddsa}/keyPair.json`, `${ecdsa}/p256KeyPair.json`, `${ecdsa}/p384KeyPair.json`];
const keyPairs = () => keyFiles.map((path) => json(path) as unknown as VectorKeys);

present.each(keyFiles)('the key pair %s', (path) => {
  it('has halves that belong together', () => {
    const pair = json(path) as unknown as VectorKeys;
    expect(toMultibase(privateKeyOf(pair))).toBe(pair.publicKeyMultibase);
  });
});

present.each(suiteVectors)('the vector %s, signed again with its key', (path, files, suite, curve) => {
  const { proof, ...unsecured } = withCitizenshipTerms(json(`${path}/signed${files}.json`));
  const { proofValue, ...config } = proof as ProofConfig;
  const id = String(config['verificationMethod']);
  const privateJwk = () => {
    const pair = keyPairs().find(({ publicKeyMultibase }) => id.endsWith(`#${publicKeyMultibase}`));
    return privateKeyOf(pair as VectorKeys);
  };

  it('has the same proof, but for the value where ECDSA makes another each time', async () => {
    const { hashData, readOnly } = cryptosuites.get(suite) as HashingCryptosuite;
    const bytes = await hashData(unsecured as JsonDocument, config, curve);
    const isRepeated = curve === 'Ed25519';
    if (isRepeated) expect(encodeMultibase(signBytes(bytes, privateJwk()))).toBe(proofValue);
    if (readOnly) return;
    const algorithm = { Ed25519: 'Ed25519', 'P-256': 'ES256', 'P-384': 'ES384' } as const;
    const key = { algorithm: algorithm[curve], id, controller: id, privateJwk: privateJwk() };
    const created = new Date(String(config['created']));
    const again = await signDataIntegrity(unsecured as JsonDocument, { key, created, cryptosuite: suite });
    expect(again.proof).toEqual({
      ...config,
      proofValue: isRepeated ? proofValue : expect.stringMatching(/^z/),
    });
    expect(await verifyDataIntegrity(again, { keyOf, now })).toMatchObject([{ verified: true }]);
  });
});

/** Each proof of the set and of the chain: its configuration, the proof itself, and the document once it was added. */
const steps = [
  ['proofSetConfig1', 'proofSetConfigSigned1', 'signedProofSet1'],
  ['proofSetConfig2', 'proofSetConfigSigned2', 'signedProofSet2'],
  ['proofChainConfig1', 'proofChainConfigSigned1', 'signedProofChain1'],
  ['proofChainConfig2', 'proofChainConfigSigned2', 'signedProofChain2'],
] as const;
interface Config {
  readonly id?: string;
  readonly created: string;
  readonly verificationMethod: string;
  readonly previousProof?: string | string[];
}

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

  it.each([
    ['signedProofChain1', 2, 'proofChainTempDoc1'],
    ['signedProofChain2', 3, 'proofChainTempDoc2'],
  ])('%s: proof %d signs the statements of %s', async (file, at, document) => {
    const signed = await signedStatements(json(`${path}/${file}.json`));
    expect(signed[at]?.document).toBe(await canonicalize(json(`${path}/${document}.json`)));
  });

  it('signs the set and the chain to the same configurations, values and documents', async () => {
    const pairs = json(`${path}/multiKeyPairs.json`) as unknown as Record<string, VectorKeys>;
    let document = json(`${path}/unsigned.json`);
    for (const [index, [step, made, whole]] of steps.entries()) {
      const config = json(`${path}/${step}.json`) as unknown as Config;
      const { id, created, verificationMethod, previousProof } = config;
      const privateJwk = privateKeyOf(pairs[`keyPair${index + 1}`] as VectorKeys);
      expect(toMultibase(privateJwk)).toBe(pairs[`keyPair${index + 1}`]?.publicKeyMultibase);
      expect(verificationMethod).toContain(`#${toMultibase(privateJwk)}`);
      document = await signDataIntegrity(document, {
        key: { algorithm: 'Ed25519', id: verificationMethod, controller: '', privateJwk },
        created: new Date(created),
        ...(id && { id }),
        ...(previousProof && { previousProof }),
      });
      const { proofValue, ...rest } = [document['proof']].flat().at(-1) as ProofConfig;
      expect(rest).toEqual(config);
      expect({ ...rest, proofValue }).toEqual(json(`${path}/${made}.json`));
      expect(document).toEqual(json(`${path}/${whole}.json`));
    }
  });
});
