import { describe, expect, it } from '@jest/globals';
import { openBadgesV3 } from '../contexts/pinned-contexts.js';
import { openBadgesExtensions } from '../credentials/credential-contexts.js';
import type { JsonDocument } from '../integrity/data-integrity-proof.js';
import { signDataIntegrity } from '../integrity/sign-data-integrity.js';
import { didKey } from '../keys/did.js';
import { generateKeyPair } from '../keys/key-pair.js';
import { openBadgeDocument } from '../testing/credential-documents.js';
import { seededRandom } from '../testing/random.js';
import type { VerificationPorts } from './check.js';
import { verifyCredential } from './verify-credential.js';

const pair = generateKeyPair('Ed25519');
const { did, verificationMethod } = didKey(pair.publicKeyMultibase);
const issuer = { ...pair, id: verificationMethod, controller: did };
const ports: VerificationPorts = {
  now: new Date('2026-06-01T00:00:00Z'),
  resolveDid: () => Promise.reject(new Error('no such host')),
  fetchStatusList: () => Promise.reject(new Error('no such list')),
  trust: async () => ({ status: 'unknown', reason: 'Nobody knows.' }),
};

const cred = 'https://www.w3.org/2018/credentials#';
const dateTime = 'http://www.w3.org/2001/XMLSchema#dateTime';
const validUntil = '2026-04-01T00:00:00Z';
const credentialStatus = {
  type: 'BitstringStatusListEntry',
  statusPurpose: 'revocation',
  statusListIndex: '7',
  statusListCredential: 'https://college.example/status/1',
};
const lasting = {
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  id: 'urn:uuid:0b3e1d9c-6f6a-4c59-8a53-1f6f4f0f3b11',
  type: ['VerifiableCredential'],
  issuer: issuer.controller,
  validFrom: '2026-01-01T00:00:00Z',
  credentialSubject: { id: 'did:example:ana' },
};
const limited: JsonDocument = { ...lasting, validUntil, credentialStatus };

/** Other names for two members, their meaning behind a prefix. */
const namesBy = (prefix: string) => ({
  until: { '@id': `${prefix}validUntil`, '@type': dateTime },
  state: { '@id': `${prefix}credentialStatus`, '@type': '@id' },
});

/** What the checks say of the signed credential when two of its members stand elsewhere: the statements are the same. */
async function checksOf(members: object): Promise<Record<string, string>> {
  const { proof } = await signDataIntegrity(limited, {
    key: issuer,
    created: new Date('2026-01-01T00:00:00Z'),
  });
  const { checks } = await verifyCredential(JSON.stringify({ ...lasting, ...members, proof }), ports);
  return Object.fromEntries(checks.map(({ check, code, outcome }) => [check, code ?? outcome]));
}

describe('the end of validity and the status of a signed credential', () => {
  it('are looked at under their own names', async () => {
    expect(await checksOf({ validUntil, credentialStatus })).toMatchObject({
      context: 'pass',
      proof: 'pass',
      'validity-dates': 'EXPIRED',
      status: 'STATUS_UNREACHABLE',
    });
  });

  it.each([
    [
      'the addresses that their terms stand for',
      {
        [`${cred}validUntil`]: { '@value': validUntil, '@type': dateTime },
        [`${cred}credentialStatus`]: credentialStatus,
      },
    ],
    ['@nest', { '@nest': [{ validUntil }, { credentialStatus }] }],
  ])('are not hidden behind %s, though the statements are the same', async (_, members) => {
    expect(await checksOf(members)).toMatchObject({ context: 'CONTEXT_MEMBER', proof: 'CONTEXT_MEMBER' });
  });

  it('are not hidden behind names of an inline context', async () => {
    const names = {
      until: { '@id': `${cred}validUntil`, '@type': dateTime },
      state: { '@id': `${cred}credentialStatus`, '@type': '@id' },
    };
    const members = {
      '@context': ['https://www.w3.org/ns/credentials/v2', names],
      until: validUntil,
      state: credentialStatus,
    };
    expect(await checksOf(members)).toMatchObject({ context: 'CONTEXT_UNKNOWN', proof: 'CONTEXT_RENAMES' });
  });

  it.each<[string, readonly object[]]>([
    ['in one context', [{ w: 'https://www.w3.org/', ...namesBy('w:2018/credentials#') }]],
    ['that is a pinned one', [namesBy('cred:')]],
    ['that is a pinned one, said again', [{ cred, ...namesBy('cred:') }]],
    ['in a context of its own', [{ w: 'https://www.w3.org/2018/' }, namesBy('w:credentials#')]],
  ])('are not hidden behind a prefix %s', async (_, contexts) => {
    const members = {
      '@context': ['https://www.w3.org/ns/credentials/v2', ...contexts],
      until: validUntil,
      state: credentialStatus,
    };
    expect(await checksOf(members)).toMatchObject({ context: 'CONTEXT_UNKNOWN', proof: 'CONTEXT_RENAMES' });
  });

  it('are not hidden behind a prefix of another name for the credential, which a list of revocations names', async () => {
    const members = {
      '@context': [...lasting['@context'], { p: 'urn:uuid:' }],
      id: lasting.id.replace('urn:uuid', 'p'),
    };
    expect(await checksOf({ ...members, validUntil, credentialStatus })).toMatchObject({
      context: 'CONTEXT_UNKNOWN',
      proof: 'CONTEXT_RENAMES',
    });
  });

  it('are not hidden in a second object with the name of the credential, though the statements are the same', async () => {
    const named = { ...limited, refreshService: { id: limited['id'], type: '1EdTechCredentialRefresh' } };
    const contexts = [...lasting['@context'], openBadgesV3, openBadgesExtensions];
    const options = { key: issuer, created: new Date('2026-01-01T00:00:00Z') };
    const { proof, ...whole } = await signDataIntegrity(
      { ...named, '@context': contexts } as JsonDocument,
      options,
    );
    const verdictOf = async (document: object) => {
      const { checks } = await verifyCredential(JSON.stringify({ ...document, proof }), ports, [
        'proof',
        'validity-dates',
        'status',
      ]);
      return checks.map(({ code, outcome }) => code ?? outcome);
    };
    expect(await verdictOf(whole)).toEqual(['pass', 'EXPIRED', 'STATUS_UNREACHABLE']);
    const moved = {
      ...lasting,
      '@context': contexts,
      type: ['VerifiableCredential', '1EdTechCredentialRefresh'],
      refreshService: { id: limited['id'], type: 'VerifiableCredential', validUntil, credentialStatus },
    };
    expect(await verdictOf(moved)).toEqual(['STANDARDS_SPLIT_NODE', 'pass', 'not_applicable']);
    const sd = {
      ...options,
      key: { ...generateKeyPair('ES256'), id: 'did:example:i#1', controller: 'did:example:i' },
      cryptosuite: 'ecdsa-sd-2023',
    };
    await expect(signDataIntegrity(moved as unknown as JsonDocument, sd)).rejects.toMatchObject({
      code: 'STANDARDS_SPLIT_NODE',
    });
  });

  it('belong to what has the type of a credential, for statements do not tell which of their nodes is the document', async () => {
    const untyped = { '@context': lasting['@context'], id: lasting.id, name: 'Of no type' };
    const signed = await signDataIntegrity(untyped, {
      key: issuer,
      created: new Date('2026-01-01T00:00:00Z'),
    });
    const { checks } = await verifyCredential(JSON.stringify(signed), ports, ['proof', 'validity-dates']);
    expect(checks[0]).toMatchObject({ outcome: 'fail', code: 'PROOF_NOT_CREDENTIAL' });
  });

  it('that defines names itself has a warning: the signature does not say which is which', async () => {
    const graded = {
      ...lasting,
      '@context': [...lasting['@context'], { grade: 'https://a.example/grade' }],
      credentialSubject: { id: 'did:example:ana', grade: 'A' },
    };
    const checked = async (cryptosuite: string) => {
      const options = { key: issuer, created: new Date('2026-01-01T00:00:00Z'), cryptosuite };
      const signed = await signDataIntegrity(graded, options);
      const { outcome, checks } = await verifyCredential(JSON.stringify(signed), ports);
      return [outcome, checks.find(({ check }) => check === 'context')?.code];
    };
    expect(await checked('eddsa-rdfc-2022')).toEqual(['verified', 'CONTEXT_INLINE']);
    expect(await checked('eddsa-jcs-2022')).toEqual(['verified', undefined]);
  });

  it('are told from names in a JSON Schema, which is data', async () => {
    const jsonSchema = { properties: { '@context': { type: 'array' }, 'a:b': { '@type': 'date' } } };
    const document = { ...lasting, credentialSubject: { type: 'JsonSchema', jsonSchema } };
    const signed = await signDataIntegrity(document, {
      key: issuer,
      created: new Date('2026-01-01T00:00:00Z'),
    });
    const { checks } = await verifyCredential(JSON.stringify(signed), ports, ['context', 'proof']);
    expect(checks.map(({ outcome }) => outcome)).toEqual(['pass', 'pass']);
  });
});

describe('the types of a signed credential', () => {
  const badge = openBadgeDocument(seededRandom(1));
  const { credentialStatus: _, ...document } = badge;
  const vocabulary = 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#';

  it.each<[string, object]>([
    ['CONTEXT_TYPE', { type: ['VerifiableCredential', `${vocabulary}OpenBadgeCredential`] }],
    ['CONTEXT_LIST', { evidence: [badge['evidence']] }],
  ])('are not hidden: %s', async (code, members) => {
    const signed = await signDataIntegrity(
      {
        ...document,
        issuer: { ...(document['issuer'] as object), id: issuer.controller },
      } as unknown as JsonDocument,
      {
        key: issuer,
        created: new Date('2026-01-01T00:00:00Z'),
      },
    );
    const { outcome, checks } = await verifyCredential(JSON.stringify(signed), ports);
    expect(outcome).toBe('verified');
    expect(checks.find(({ check }) => check === 'schema')?.reason).toMatch(/Open Badges/);
    const altered = await verifyCredential(JSON.stringify({ ...signed, ...members }), ports);
    const codes = Object.fromEntries(altered.checks.map((each) => [each.check, each.code]));
    expect(codes).toMatchObject({ context: code, proof: code });
  });
});
