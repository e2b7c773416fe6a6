import { describe, expect, it } from '@jest/globals';
import { credentialFindings, presentationFindings } from '../rules.js';
import { contextFindings } from './context-rules.js';

type Case = readonly [code: string, pointer: string, members: object];

const credential = {
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: ['VerifiableCredential'],
  issuer: 'did:example:issuer',
  credentialSubject: { id: 'did:example:subject', name: 'Ana' },
};
const older = {
  ...credential,
  '@context': ['https://www.w3.org/2018/credentials/v1'],
  issuanceDate: '2026-01-01T00:00:00Z',
};
const url = 'https://example.org/1';
const noUrl = { type: 'T', id: 'no url' };

/** Of both versions. */
const shared: readonly Case[] = [
  ['CONTEXT_DUPLICATE', '/@context/1', {}],
  ['TYPE_NOT_TERM', '/type/1', { type: ['VerifiableCredential', 'two words'] }],
  ['SUBJECT_NOT_OBJECT', '/credentialSubject', { credentialSubject: url }],
  ['CREDENTIAL_STATUS_NOT_OBJECT', '/credentialStatus', { credentialStatus: url }],
  ['CREDENTIAL_SCHEMA_NOT_OBJECT', '/credentialSchema', { credentialSchema: [] }],
  ['PROOF_NOT_OBJECT', '/proof', { proof: url }],
  ['PROOF_ID_NOT_URL', '/proof/id', { proof: noUrl }],
  ['REFRESH_SERVICE_NOT_OBJECT', '/refreshService/0', { refreshService: [url] }],
  ['REFRESH_SERVICE_ID_NOT_URL', '/refreshService/id', { refreshService: noUrl }],
  ['REFRESH_SERVICE_ID_MISSING', '/refreshService/id', { refreshService: { type: 'T' } }],
  ['TERMS_OF_USE_NOT_OBJECT', '/termsOfUse', { termsOfUse: url }],
  ['TERMS_OF_USE_ID_NOT_URL', '/termsOfUse/id', { termsOfUse: noUrl }],
  ['EVIDENCE_NOT_OBJECT', '/evidence', { evidence: url }],
  ['EVIDENCE_ID_NOT_URL', '/evidence/id', { evidence: noUrl }],
];

const current: readonly Case[] = [
  ['DATES_OF_VERSION_1', '/issuanceDate', { issuanceDate: '2026-01-01T00:00:00Z' }],
  ['RELATED_RESOURCE_NOT_OBJECT', '/relatedResource', { relatedResource: url }],
  ['RELATED_RESOURCE_ID', '/relatedResource/id', { relatedResource: { digestSRI: 'sha256-' } }],
  ['CONFIDENCE_METHOD_NOT_OBJECT', '/confidenceMethod', { confidenceMethod: url }],
  ['CONFIDENCE_METHOD_TYPE_MISSING', '/confidenceMethod/type', { confidenceMethod: { id: url } }],
  ['CONFIDENCE_METHOD_ID_NOT_URL', '/confidenceMethod/id', { confidenceMethod: noUrl }],
  ['RENDER_METHOD_NOT_OBJECT', '/renderMethod', { renderMethod: url }],
  ['RENDER_METHOD_TYPE_MISSING', '/renderMethod/type', { renderMethod: { id: url } }],
  ['RENDER_METHOD_ID_NOT_URL', '/renderMethod/id', { renderMethod: noUrl }],
];

const before: readonly Case[] = [
  ['ISSUANCE_DATE_MISSING', '/issuanceDate', { issuanceDate: undefined }],
  ['ISSUANCE_DATE_MALFORMED', '/issuanceDate', { issuanceDate: '2026-01-01' }],
  ['EXPIRATION_DATE_MALFORMED', '/expirationDate', { expirationDate: '2026-01-01' }],
  ['EXPIRATION_ORDER', '/expirationDate', { expirationDate: '2025-01-01T00:00:00Z' }],
  ['CREDENTIAL_STATUS_ID_MISSING', '/credentialStatus/id', { credentialStatus: { type: 'T' } }],
];

const envelopes: readonly Case[] = [
  ['ENVELOPED_CREDENTIAL_CONTEXT', '/@context', { '@context': [url] }],
  ['ENVELOPED_CREDENTIAL_ID', '/id', { id: url }],
];
const presented: readonly Case[] = [
  ['ENVELOPED_PRESENTATION_CONTEXT', '/@context', { '@context': [url] }],
  ['ENVELOPED_PRESENTATION_ID', '/id', { id: url }],
];

const told = (findings: readonly { code: string; pointer: string }[]) =>
  findings.map(({ code, pointer }) => [code, pointer]);
/** A context that stands twice, which hangs on the version. */
const members = (code: string, base: typeof credential, over: object) =>
  code === 'CONTEXT_DUPLICATE' ? { '@context': [...base['@context'], ...base['@context']] } : over;

describe('a credential of data model 2.0', () => {
  it.each([...shared, ...current])('breaks %s at %s, and no other member does', (code, pointer, over) => {
    expect(credentialFindings(credential)).toEqual([]);
    const broken = credentialFindings({ ...credential, ...members(code, credential, over) });
    expect(told(broken)).toContainEqual([code, pointer]);
    expect(new Set(broken.map((finding) => finding.pointer.split('/')[1])).size).toBe(1);
  });
});

describe('a credential of data model 1.1', () => {
  it.each([...shared, ...before])('breaks %s at %s', (code, pointer, over) => {
    expect(credentialFindings(older)).toEqual([]);
    const broken = credentialFindings({ ...older, ...members(code, older, over) });
    expect(told(broken)).toContainEqual([code, pointer]);
    expect(broken.every(({ clause }) => clause.startsWith('VC Data Model 1.1'))).toBe(true);
  });

  it('is told as one, and not refused for it', async () => {
    const findings = await contextFindings(older);
    expect(findings.map(({ code, severity }) => [code, severity])).toEqual([
      ['CONTEXT_VERSION_1', 'warning'],
    ]);
  });
});

describe('an envelope', () => {
  const envelope = { '@context': credential['@context'], id: 'data:application/vc+jwt,e30.e30.AA' };

  it.each(envelopes)('of a credential breaks %s at %s alone', (code, pointer, over) => {
    const whole = { ...envelope, type: 'EnvelopedVerifiableCredential' };
    expect(credentialFindings(whole)).toEqual([]);
    expect(told(credentialFindings({ ...whole, ...over }))).toEqual([[code, pointer]]);
  });

  it.each(presented)('of a presentation breaks %s at %s alone', (code, pointer, over) => {
    const whole = { ...envelope, type: 'EnvelopedVerifiablePresentation' };
    expect(presentationFindings(whole)).toEqual([]);
    expect(told(presentationFindings({ ...whole, ...over }))).toEqual([[code, pointer]]);
  });
});
