import { describe, expect, it } from '@jest/globals';
import { credentialsV2 } from '../contexts/pinned-contexts.js';
import { signDataIntegrity } from '../integrity/sign-data-integrity.js';
import { didDocument, type DidDocument } from '../keys/did.js';
import { generateKeyPair } from '../keys/key-pair.js';
import type { VerificationPorts } from './check.js';
import { verifyCredential } from './verify-credential.js';
import { verifyPresentation } from './verify-presentation.js';

const did = 'did:web:college.example';
const id = `${did}#key-1`;
const pair = generateKeyPair('Ed25519');
const document = didDocument({ did, keys: [{ id, publicJwk: pair.publicJwk }] });
const [method] = document.verificationMethod ?? [];
if (!method) throw new Error('A document has the method of its key.');

const key = { ...pair, id, controller: did };
const signed = await signDataIntegrity(
  {
    '@context': [credentialsV2],
    type: ['VerifiableCredential'],
    issuer: did,
    credentialSubject: { id: 'did:example:ana' },
  },
  { key, created: new Date('2026-01-02T00:00:00Z') },
);
const portsTo = (answer: unknown): VerificationPorts => ({
  now: new Date('2026-01-03T00:00:00Z'),
  resolveDid: async () => answer as DidDocument,
  fetchStatusList: () => Promise.reject(new Error('no such list')),
  trust: async () => ({ status: 'trusted', reason: 'Known.' }),
});

async function found(members: object) {
  const ports = portsTo({ id: did, ...members });
  const { checks } = await verifyCredential(JSON.stringify(signed), ports, ['proof', 'issuer-binding']);
  return checks.map(({ code, outcome }) => code ?? outcome);
}

const methods = { verificationMethod: [method] };
const good = ['pass', 'pass'];

describe('a DID document of another', () => {
  it.each([
    ['names its method', { ...methods, assertionMethod: [id] }],
    ['embeds it among others', { assertionMethod: ['did:web:other.example#k', method] }],
    ['names it relative to itself', { ...methods, assertionMethod: ['#key-1'] }],
    ['has everything relative to itself', { assertionMethod: [{ ...method, id: '#key-1' }] }],
    ['has what nobody understands beside it', { ...methods, assertionMethod: [null, 7, {}, [id], id] }],
  ])('verifies when it %s', async (_, members) => {
    expect(await found(members)).toEqual(good);
  });

  it.each([
    ['a string', { ...methods, assertionMethod: id }],
    ['an object', { assertionMethod: method }],
    ['one method that is no list', { verificationMethod: method, assertionMethod: [id] }],
  ])('is refused when a set of it is %s', async (_, members) => {
    expect(await found(members)).toEqual(['DID_DOCUMENT_MALFORMED', 'DID_DOCUMENT_MALFORMED']);
  });

  it('binds no key that it lists for another use, and knows none that it does not have', async () => {
    expect(await found({ ...methods, authentication: [id] })).toEqual(['pass', 'KEY_NOT_FOR_ASSERTION']);
    expect(await found({ authentication: [method] })).toEqual(['pass', 'KEY_NOT_FOR_ASSERTION']);
    expect(await found({ ...methods, assertionMethod: ['#key-2'] })).toEqual([
      'pass',
      'KEY_NOT_FOR_ASSERTION',
    ]);
    expect(await found({ assertionMethod: [id] })).toEqual(['KEY_UNKNOWN', 'KEY_UNKNOWN']);
  });

  it('may embed the key with which its holder presents', async () => {
    const presentation = await signDataIntegrity(
      { '@context': [credentialsV2], type: ['VerifiablePresentation'], holder: did },
      { key, created: new Date('2026-01-02T00:00:00Z'), proofPurpose: 'authentication' },
    );
    const bindingTo = async (members: object) => {
      const { checks } = await verifyPresentation(presentation, portsTo({ id: did, ...members }));
      return checks.map(({ check, code, outcome }) => [check, code ?? outcome]).slice(2);
    };
    expect(await bindingTo({ authentication: [method] })).toEqual([
      ['proof', 'pass'],
      ['holder-binding', 'pass'],
    ]);
    expect(await bindingTo({ authentication: id, ...methods })).toContainEqual([
      'proof',
      'DID_DOCUMENT_MALFORMED',
    ]);
  });
});
