import { describe, expect, it } from '@jest/globals';
import { splitNodeIn } from './split-nodes.js';

const id = 'urn:uuid:1';
const credential = { id, type: ['VerifiableCredential', 'OpenBadgeCredential'], validUntil: '2026-01-01' };

describe('a credential', () => {
  it.each<[string, object]>([
    [
      'a status entry that is like another',
      {
        credentialStatus: [
          { id: 'urn:x:s', type: 'BitstringStatusListEntry', statusListIndex: '1' },
          { id: 'urn:x:s', type: 'BitstringStatusListEntry', statusListIndex: '2' },
        ],
      },
    ],
    [
      'an unsecured credential that names it',
      { evidence: { id: 'urn:x:2', type: 'VerifiableCredential', evidence: { id } } },
    ],
    [
      'an unsecured credential that names it in a text',
      { evidence: { id: 'urn:x:2', type: 'VerifiableCredential', credentialSubject: [{ about: id }] } },
    ],
    ['its end', { evidence: { id, validUntil: '2026-01-01' } }],
    ['its status, in a list', { evidence: [{ id: 'urn:x:1' }, { id, credentialStatus: {} }] }],
    ['one of its types', { refreshService: { id, type: 'OpenBadgeCredential' } }],
    [
      'one of its types beside the own one',
      { refreshService: { id, type: ['Refresh', 'VerifiableCredential'] } },
    ],
    ['all of it', { evidence: credential }],
    [
      'what an endorsement does not say',
      { endorsement: [{ credentialSubject: { id, endorsementComment: 'Well done', name: 'A' } }] },
    ],
    [
      'a member of one within it',
      {
        subject: { a: { id: 'urn:x:2', type: 'VerifiableCredential' }, b: { id: 'urn:x:2', validUntil: '' } },
      },
    ],
    [
      'a member of one within it that comes later',
      {
        subject: { a: { id: 'urn:x:2', validUntil: '' }, b: { id: 'urn:x:2', type: 'VerifiableCredential' } },
      },
    ],
  ])('has nowhere else %s', (_, members) => {
    expect(splitNodeIn({ ...credential, ...members })).toMatch(/^\//);
  });

  it.each<[string, object]>([
    [
      'named with its digest',
      { relatedResource: { id, digestSRI: 'sha256-x', mediaType: 'application/vc' } },
    ],
    [
      'named by a secured credential within',
      { evidence: { id: 'urn:x:2', type: 'VerifiableCredential', evidence: id, proof: {} } },
    ],
    ['refreshed where it is named', { refreshService: { id, type: '1EdTechCredentialRefresh' } }],
    [
      'endorsed by an endorsement within',
      {
        endorsement: [
          {
            id: 'urn:x:e',
            type: 'EndorsementCredential',
            proof: {},
            credentialSubject: { id, type: 'EndorsementSubject', endorsementComment: 'Well done' },
          },
        ],
      },
    ],
    [
      'within twice, alike',
      {
        a: { id: 'urn:x:2', type: 'VerifiableCredential', name: 'A' },
        b: { name: 'A', type: 'VerifiableCredential', id: 'urn:x:2' },
      },
    ],
    [
      'about somebody who stands in several places',
      { issuer: { id: 'did:x', name: 'A' }, credentialSubject: { id: 'did:x', url: 'B' } },
    ],
    [
      'presented twice, once altered, each in a graph of its own',
      {
        type: 'VerifiablePresentation',
        verifiableCredential: [
          { id: 'urn:x:2', type: 'VerifiableCredential' },
          { id: 'urn:x:2', type: 'VerifiableCredential', name: 'A' },
        ],
      },
    ],
    [
      'with data that look like it',
      { credentialSchema: { type: 'JsonSchema', jsonSchema: { id, validUntil: '' } } },
    ],
  ])('may be %s', (_, members) => {
    expect(splitNodeIn({ ...credential, ...members })).toBeUndefined();
  });
});
