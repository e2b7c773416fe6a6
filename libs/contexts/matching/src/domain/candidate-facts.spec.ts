import { describe, expect, it } from '@jest/globals';
import {
  coverageFor,
  profileFor,
  standingOf,
  type CandidateFacts,
  type Consent,
  type HeldCredential,
} from './candidate-facts.js';
import { withdrawalReason } from './withdrawal-reason.js';

const now = new Date('2026-05-15T16:00:00Z');
const later = new Date('2026-06-15T16:00:00Z');
const credential = (more: Partial<HeldCredential> = {}): HeldCredential => ({
  credentialId: 'c1',
  items: [{ uri: 'urn:a', level: 3 }],
  verified: true,
  reasons: [],
  revoked: false,
  validUntil: null,
  ...more,
});
const consent = (more: Partial<Consent> = {}): Consent => ({
  granted: true,
  records: null,
  parties: null,
  until: later,
  withdrawn: false,
  ...more,
});
const facts = (more: Partial<CandidateFacts> = {}): CandidateFacts => ({
  holder: 'h',
  erased: false,
  credentials: [credential()],
  consents: [consent()],
  ...more,
});
const profile = (of: CandidateFacts, employer = 'e1') => profileFor(of, coverageFor(of, employer, now), now);

describe('what an employer may be told of a candidate', () => {
  it('is the items of verified, current credentials under a live consent', () => {
    expect(profile(facts())).toEqual([{ uri: 'urn:a', level: 3, credentialId: 'c1' }]);
  });

  it.each<[string, Partial<CandidateFacts>]>([
    ['an erased person', { erased: true }],
    ['no consent', { consents: [] }],
    [
      'a consent of which only the withdrawal has come',
      { consents: [consent({ granted: false, until: null })] },
    ],
    ['a withdrawn consent', { consents: [consent({ withdrawn: true })] }],
    ['a consent that is over', { consents: [consent({ until: now })] }],
    ['a consent to somebody else', { consents: [consent({ parties: ['e2'] })] }],
    ['a consent to other records', { consents: [consent({ records: ['c2'] })] }],
    ['a credential that did not verify', { credentials: [credential({ verified: false })] }],
    ['a revoked credential', { credentials: [credential({ revoked: true })] }],
    [
      'a credential that its status list calls revoked',
      { credentials: [credential({ reasons: ['REVOKED'] })] },
    ],
    ['an expired credential', { credentials: [credential({ validUntil: now })] }],
  ])('is nothing of %s', (_, more) => {
    expect(profile(facts(more))).toEqual([]);
  });

  it('is the union of what several consents allow', () => {
    const two = facts({
      credentials: [credential(), credential({ credentialId: 'c2' }), credential({ credentialId: 'c3' })],
      consents: [consent({ records: ['c1'], parties: ['e1'] }), consent({ records: ['c2'] })],
    });
    expect(profile(two).map(({ credentialId }) => credentialId)).toEqual(['c1', 'c2']);
    expect(profile(two, 'e2').map(({ credentialId }) => credentialId)).toEqual(['c2']);
  });
});

describe('the reason of a withdrawal', () => {
  const reason = (more: Partial<CandidateFacts>, open = true) =>
    withdrawalReason({ organisationId: 'e1', credentialIds: ['c1'] }, facts(more), { open }, now);

  it.each<[string, Partial<CandidateFacts>, boolean]>([
    ['erased', { erased: true, consents: [] }, false],
    ['posting-closed', { consents: [] }, false],
    ['consent', { consents: [], credentials: [credential({ revoked: true })] }, true],
    ['consent', { consents: [consent({ records: ['c2'] })] }, true],
    ['revoked', { credentials: [credential({ revoked: true, validUntil: now })] }, true],
    ['expired', { credentials: [credential({ validUntil: now })] }, true],
    ['unqualified', {}, true],
  ])('is %s', (expected, more, open) => {
    expect(reason(more, open)).toBe(expected);
  });
});

describe('what a learner is told of a credential', () => {
  const standing = (held: Partial<HeldCredential>, more: Partial<CandidateFacts> = {}) =>
    standingOf(credential(held), facts(more), now);

  it('is that it is used, under a live consent that names it', () => {
    expect(standing({})).toBe('used');
    expect(standing({}, { consents: [consent({ records: ['c1'] })] })).toBe('used');
  });

  it('is that no consent lets it be used', () => {
    expect(standing({}, { consents: [] })).toBe('no-consent');
    expect(standing({}, { consents: [consent({ records: ['c2'] })] })).toBe('no-consent');
    expect(standing({}, { consents: [consent({ withdrawn: true })] })).toBe('no-consent');
    expect(standing({}, { consents: [consent({ until: now })] })).toBe('no-consent');
  });

  it('is what is wrong with it, whatever is consented to', () => {
    expect(standing({ revoked: true })).toBe('revoked');
    expect(standing({ validUntil: now })).toBe('expired');
    expect(standing({ verified: false })).toBe('not-verified');
  });
});
