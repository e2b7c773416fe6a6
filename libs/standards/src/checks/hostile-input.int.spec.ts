import { describe, expect, it } from '@jest/globals';
import { spoiled } from '../testing/spoiled.js';
import { subjectItems } from '../credentials/subject-items.js';
import { StandardsError } from '../standards-error.js';
import type { VerificationPorts } from './check.js';
import { verifyCredential } from './verify-credential.js';

const now = new Date('2026-05-15T16:00:00.000Z');
const did = 'did:web:example.org';

function portsAnswering(answer: unknown): VerificationPorts {
  return {
    now,
    resolveDid: async () => answer as never,
    fetchStatusList: async () => JSON.stringify(answer),
    trust: async () => ({ status: 'unknown', reason: 'Nobody knows.' }),
  };
}

const credential = {
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  id: 'urn:uuid:0197a1c0-0000-7000-8000-0000000000d1',
  type: ['VerifiableCredential'],
  issuer: did,
  validFrom: '2026-01-01T00:00:00Z',
  credentialSubject: {
    id: 'did:example:s',
    achievement: { alignment: [{ targetUrl: 'urn:x:1' }], resultDescription: [{ id: 'urn:x:2' }] },
    result: [{ resultDescription: 'urn:x:2', achievedLevel: 'urn:x:3' }],
  },
  credentialStatus: {
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: '7',
    statusListCredential: 'https://example.org/list',
  },
  proof: {
    type: 'DataIntegrityProof',
    cryptosuite: 'eddsa-rdfc-2022',
    created: '2026-01-01T00:00:00Z',
    verificationMethod: `${did}#k`,
    proofPurpose: 'assertionMethod',
    proofValue: `z${'2'.repeat(88)}`,
  },
};

const method = {
  id: `${did}#k`,
  type: 'Multikey',
  controller: did,
  publicKeyMultibase: `z${'2'.repeat(47)}`,
};
const document = { id: did, verificationMethod: [method], assertionMethod: [`${did}#k`] };
const jws = (header: unknown, payload: unknown) =>
  [header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.') +
  '.AAAA';

async function outcomeOf(text: string, ports: VerificationPorts): Promise<string> {
  try {
    const { outcome, parsed } = await verifyCredential(text, ports);
    subjectItems(parsed.credential);
    return outcome;
  } catch (error) {
    if (error instanceof StandardsError) return 'no credential';
    throw error;
  }
}

describe('hostile input', () => {
  it('is refused by a check or as no credential, wherever the credential is odd', async () => {
    let tried = 0;
    for (const each of spoiled(credential)) {
      expect(await outcomeOf(JSON.stringify(each), portsAnswering(document))).not.toBe('verified');
      tried += 1;
    }
    expect(tried).toBeGreaterThan(300);
  });

  it('is refused wherever the DID document or the status list is odd', async () => {
    for (const each of spoiled(document)) {
      expect(await outcomeOf(JSON.stringify(credential), portsAnswering(each))).toBe('refused');
    }
    for (const each of spoiled(credential)) {
      const ports = { ...portsAnswering(each), resolveDid: async () => document };
      expect(await outcomeOf(JSON.stringify(credential), ports)).toBe('refused');
    }
  });

  it('is refused as a compact JWS with an odd header or payload', async () => {
    const header = { alg: 'ES256', typ: 'JWT', kid: `${did}#k` };
    const jwk = { ...method, publicKeyJwk: { kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA' } };
    const ports = portsAnswering({ ...document, verificationMethod: [jwk] });
    for (const each of spoiled(header)) {
      expect(await outcomeOf(jws(each, credential), ports)).not.toBe('verified');
    }
    for (const each of spoiled(credential)) {
      expect(await outcomeOf(jws(header, each), ports)).not.toBe('verified');
    }
    expect(await outcomeOf('a.b.c', ports)).toBe('no credential');
    expect(await outcomeOf(`${Buffer.from('nonsense').toString('base64url')}.e30.AA`, ports)).toBe(
      'no credential',
    );
  });
});
