import { describe, expect, it } from '@jest/globals';
import { builtClr as record } from '../../testing/built-credentials.js';
import { runRules } from '../rule.js';
import { clrRules } from './rules.js';

const codes = (document: Readonly<Record<string, unknown>>) =>
  runRules(clrRules, document).map(({ code }) => code);
const subject = record['credentialSubject'] as object;
const image = { id: 'https://example.org/record.png', type: 'Image' };

describe('a learner record', () => {
  it.each<[object]>([
    [{ partial: true }],
    [{ partial: false, description: '', awardedDate: '2026-05-15T16:00:00Z', image }],
  ])('breaks nothing with %j', (over) => {
    expect(codes({ ...record, ...over })).toEqual([]);
  });

  it.each<[object]>([
    [{ partial: 'lots' }],
    [{ partial: null }],
    [{ partial: [true] }],
    [{ description: 5 }],
    [{ image: [] }],
    [{ awardedDate: [] }],
    [{ refreshService: { type: 'ExampleRefresh' } }],
    [{ credentialStatus: [] }],
    [{ proof: { type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022', proofValue: 5 } }],
  ])('breaks CLR_CREDENTIAL with %j', (over) => {
    expect(codes({ ...record, ...over })).toEqual(['CLR_CREDENTIAL']);
  });

  it('breaks CLR_SUBJECT with a type of the subject that is no text', () => {
    expect(codes({ ...record, credentialSubject: { ...subject, type: ['ClrSubject', 5] } })).toEqual([
      'CLR_SUBJECT',
    ]);
  });
});

describe('a credential within a record that is no badge', () => {
  const licence = {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    id: 'urn:x:licence',
    type: ['VerifiableCredential'],
    issuer: 'did:web:example.org',
    validFrom: '2026-05-15T16:00:00Z',
    credentialSubject: { id: 'did:example:ana' },
    proof: { type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022' },
  };
  const codesWith = (over: object) =>
    codes({ ...record, credentialSubject: { ...subject, verifiableCredential: { ...licence, ...over } } });

  it.each<[object]>([
    [{}],
    [{ issuer: { id: 'did:web:example.org', name: 'No Profile' } }],
    [{ issuer: { id: 'did:web:example.org', type: ['Profile'], email: 'post@example.org' } }],
    [{ credentialSubject: [{ id: 'did:example:ana' }, {}] }],
    [
      {
        '@context': ['https://www.w3.org/2018/credentials/v1'],
        validFrom: undefined,
        issuanceDate: '2020-01-01T00:00:00Z',
      },
    ],
  ])('breaks nothing with %j', (over) => {
    expect(codesWith(over)).toEqual([]);
  });

  it.each<[object]>([
    [{ '@context': ['https://example.org/context'] }],
    [{ id: 5 }],
    [{ issuer: undefined }],
    [{ issuer: { id: 'did:web:example.org', type: ['Profile'], email: 5 } }],
    [{ validFrom: undefined }],
    [{ validUntil: 'soon' }],
    [{ credentialSubject: [] }],
    [{ evidence: { type: 'Evidence', name: 5 } }],
    [{ refreshService: { type: 'ExampleRefresh' } }],
    [{ termsOfUse: 'none' }],
  ])('breaks CLR_VERIFIABLE_CREDENTIAL with %j', (over) => {
    expect(new Set(codesWith(over))).toEqual(new Set(['CLR_VERIFIABLE_CREDENTIAL']));
  });
});
