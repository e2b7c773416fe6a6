import { beforeAll, describe, expect, it } from '@jest/globals';
import { loadPinnedContext } from '../contexts/pinned-contexts.js';
import { didKey, resolveDidKey } from '../keys/did.js';
import { generateKeyPair, type SigningKey } from '../keys/key-pair.js';
import { jwkOfMultibase, type Curve } from '../keys/multikey.js';
import type { HashingCryptosuite } from './cryptosuite.js';
import { cryptosuites } from './cryptosuites.js';
import type { JsonDocument, ProofConfig } from './data-integrity-proof.js';
import { signBytes } from './raw-signature.js';
import { signDataIntegrity } from './sign-data-integrity.js';
import { verifyDataIntegrity } from './verify-data-integrity.js';

const created = new Date('2026-01-02T03:04:05Z');

/** The reference implementation, as far as the tests call it; `signed` is what it gave to its signer. */
interface Peer {
  issue(credential: JsonDocument, key: SigningKey): Promise<{ document: JsonDocument; signed: string }>;
  verify(document: JsonDocument): Promise<boolean>;
}

async function loadPeer(suiteName: string, algorithm: string): Promise<Peer> {
  const load = (name: string) => import(name) as Promise<unknown>;
  const vc = (await load('@digitalbazaar/vc')) as {
    issue(options: object): Promise<JsonDocument>;
    verifyCredential(options: object): Promise<{ verified: boolean }>;
  };
  const { cryptosuite } = (await load(`@digitalbazaar/${suiteName}-cryptosuite`)) as { cryptosuite: object };
  const { DataIntegrityProof } = (await load('@digitalbazaar/data-integrity')) as {
    DataIntegrityProof: new (options: object) => object;
  };
  return {
    issue: async (credential, key) => {
      let signed = '';
      const sign = async ({ data }: { data: Uint8Array }) => {
        signed = Buffer.from(data).toString('hex');
        return signBytes(Buffer.from(data), key.privateJwk);
      };
      const signer = { id: key.id, algorithm, sign };
      const suite = new DataIntegrityProof({ signer, cryptosuite, date: created });
      const document = await vc.issue({ credential: structuredClone(credential), suite, documentLoader });
      return { document, signed };
    },
    verify: async (credential) => {
      const suite = new DataIntegrityProof({ cryptosuite });
      return (await vc.verifyCredential({ credential, suite, documentLoader })).verified;
    },
  };
}

/** Contexts come from this library, keys from did:key. */
async function documentLoader(url: string) {
  if (!url.startsWith('did:key:')) return loadPinnedContext(url);
  const did = resolveDidKey(url.split('#')[0] ?? '');
  const multikey = {
    '@context': 'https://w3id.org/security/multikey/v1',
    ...(did.verificationMethod?.[0] as object),
  };
  const controller = { '@context': 'https://www.w3.org/ns/did/v1', ...did };
  return { contextUrl: null, documentUrl: url, document: url.includes('#') ? multikey : controller };
}

const keyOf = async (id: string) => jwkOfMultibase(id.split('#')[1] ?? '');

const credentialOf = (issuer: string): JsonDocument => ({
  '@context': [
    'https://www.w3.org/ns/credentials/v2',
    'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
  ],
  id: 'urn:uuid:0197a1c0-0000-7000-8000-0000000000d1',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  name: 'Análisis de registros',
  issuer: { id: issuer, type: ['Profile'], name: 'Río Bravo' },
  validFrom: '2025-06-01T00:00:00Z',
  credentialSubject: {
    type: ['AchievementSubject'],
    identifier: [{ type: 'IdentityObject', hashed: false, identityHash: 'ana', identityType: 'name' }],
    achievement: {
      id: 'https://example.org/achievements/1',
      type: ['Achievement'],
      name: 'Log analysis',
      description: 'Reads "logs"\nand \\ paths.',
      criteria: { narrative: 'Passes.' },
      creditsAvailable: 4.5,
      alignment: ['1', '2', '3'].map((number) => ({
        type: ['Alignment'],
        targetName: `Item ${number}`,
        targetUrl: `https://example.org/items/${number}`,
      })),
    },
  },
});

describe.each([
  ['eddsa-rdfc-2022', 'Ed25519', 'Ed25519', 'Ed25519'],
  ['ecdsa-rdfc-2019', 'ES256', 'P-256', 'P-256'],
  ['ecdsa-rdfc-2019', 'ES384', 'P-384', 'P-384'],
] as const)('%s beside @digitalbazaar, with a key of %s', (suite, algorithm, theirName, curve: Curve) => {
  const pair = generateKeyPair(algorithm);
  const { did, verificationMethod } = didKey(pair.publicKeyMultibase);
  const key: SigningKey = { ...pair, id: verificationMethod, controller: did };
  const credential = credentialOf(did);
  let peer: Peer;
  beforeAll(async () => {
    peer = await loadPeer(suite, theirName);
  });

  it('signs the same bytes, with Ed25519 to the same document', async () => {
    const theirs = await peer.issue(credential, key);
    const ours = await signDataIntegrity(credential, { key, created });
    const { proofValue: theirValue, ...theirConfig } = theirs.document['proof'] as ProofConfig;
    const { proofValue: ourValue, ...ourConfig } = ours.proof as unknown as ProofConfig;
    expect(ourConfig).toEqual(theirConfig);
    const { hashData } = cryptosuites.get(suite) as HashingCryptosuite;
    expect((await hashData(credential, ourConfig, curve)).toString('hex')).toBe(theirs.signed);
    // ECDSA takes a random number for every signature.
    expect(ourValue === theirValue).toBe(algorithm === 'Ed25519');
  });

  it('verifies what the other signed, and neither does once it is altered', async () => {
    const { document: theirs } = await peer.issue(credential, key);
    const ours = (await signDataIntegrity(credential, { key, created })) as JsonDocument;
    expect((await verifyDataIntegrity(theirs, { keyOf, now: created }))[0]).toMatchObject({ verified: true });
    expect(await peer.verify(ours)).toBe(true);
    expect((await verifyDataIntegrity({ ...theirs, name: 'x' }, { keyOf, now: created }))[0]).toMatchObject({
      verified: false,
    });
    expect(await peer.verify({ ...ours, name: 'x' })).toBe(false);
  });
});
