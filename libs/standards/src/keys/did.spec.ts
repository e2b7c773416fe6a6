import { describe, expect, it } from '@jest/globals';
import { canonicalize } from '../linked-data/canonicalize.js';
import { didDocument, didWeb, didWebDocumentUrl } from './did.js';
import { generateKeyPair } from './key-pair.js';
import type { SigningAlgorithm } from './multikey.js';

const did = 'did:web:holder.example';
const keyOf = (algorithm: SigningAlgorithm, name: string) => ({
  id: `${did}#${name}`,
  publicJwk: generateKeyPair(algorithm).publicJwk,
});
const [ed, p256, p384] = [keyOf('Ed25519', 'k1'), keyOf('ES256', 'k2'), keyOf('ES384', 'k3')];

describe('the document of a did:web', () => {
  it('lists each key for assertions and for authentication, as a did:key does', () => {
    const ids = [ed.id, p256.id, p384.id];
    const { assertionMethod, authentication, verificationMethod } = didDocument({
      did,
      keys: [ed, p256, p384],
    });
    expect([assertionMethod, authentication]).toEqual([ids, ids]);
    expect(verificationMethod).toMatchObject([
      { id: ed.id, type: 'Multikey', controller: did },
      { id: p256.id, type: 'JsonWebKey', publicKeyJwk: p256.publicJwk },
      { id: p384.id, type: 'JsonWebKey', publicKeyJwk: p384.publicJwk },
    ]);
  });

  it('lists a key only for what it is for', () => {
    const keys = [
      { ...ed, purposes: ['assertionMethod'] as const },
      { ...p256, purposes: ['authentication'] as const },
      { ...p384, purposes: [] },
    ];
    const document = didDocument({ did, keys });
    expect(document.assertionMethod).toEqual([ed.id]);
    expect(document.authentication).toEqual([p256.id]);
    expect(document.verificationMethod).toHaveLength(3);
  });

  it('has no relationship that is empty', () => {
    const document = didDocument({ did, keys: [{ ...ed, purposes: ['assertionMethod'] }] });
    expect(document).not.toHaveProperty('authentication');
    expect(didDocument({ did, keys: [] })).not.toHaveProperty('assertionMethod');
  });

  it('names the context of every term that it uses, and of no form of key that it has not', async () => {
    const alsoKnownAs = ['did:example:alias'];
    const quads = await canonicalize(didDocument({ did, keys: [ed, p256], alsoKnownAs }));
    for (const term of ['publicKeyMultibase', 'publicKeyJwk', 'authenticationMethod', 'assertionMethod'])
      expect(quads).toContain(`/security#${term}>`);
    expect(didDocument({ did, keys: [ed] })['@context']).not.toContain('https://w3id.org/security/jwk/v1');
  });

  it('is found where the identifier says', () => {
    const local = didWeb('http://localhost:3000/issuer/dids/rio');
    expect(local).toBe('did:web:localhost%3A3000:issuer:dids:rio');
    expect(didWebDocumentUrl(local)).toBe('https://localhost:3000/issuer/dids/rio/did.json');
    expect(didWebDocumentUrl(local, { insecureHosts: ['localhost:3000'] })).toMatch(/^http:/);
    expect(didWebDocumentUrl(did)).toBe('https://holder.example/.well-known/did.json');
    expect(() => didWebDocumentUrl('did:key:z6Mk')).toThrow('is not a did:web');
  });
});
