import { describe, expect, it } from '@jest/globals';
import { credentialVerified } from '@wellspring/contracts';
import { StandardsError } from '@wellspring/standards';
import { isUndecided, reportNoCredential, reportVerification } from './report-verification.js';

const made = { id: '0197a1c0-0000-7000-8000-000000000061', at: new Date('2026-05-15T16:00:00.000Z') };

function reported(credential: Record<string, unknown>) {
  const parsed = {
    credential: { '@context': [], ...credential },
    format: 'vc+ld+json' as const,
    text: JSON.stringify(credential),
  };
  return reportVerification({ outcome: 'verified', checks: [], parsed }, made);
}

const isFact = ({ name: _, checks: __, decided: ___, ...result }: ReturnType<typeof reported>) =>
  credentialVerified.data.safeParse({ ...result, requestedBy: 'relying-party', reasons: [] }).success;

describe('reporting a verification', () => {
  it('names the credential, its issuer, its items and its end', () => {
    const result = reported({
      id: 'urn:uuid:1',
      name: 'Log analysis',
      issuer: { id: 'did:web:example.org' },
      validUntil: '2027-01-01T00:00:00+01:00',
      credentialSubject: { achievement: { alignment: [{ targetUrl: 'urn:item:1' }] } },
    });
    expect(result).toMatchObject({
      credentialId: 'urn:uuid:1',
      name: 'Log analysis',
      issuer: 'did:web:example.org',
      validUntil: '2026-12-31T23:00:00.000Z',
      items: [{ uri: 'urn:item:1', level: null }],
    });
  });

  it.each([
    ['an identifier of a megabyte', { id: 'x'.repeat(1_000_000) }],
    ['an identifier that is none', { id: { a: 1 } }],
    ['an end beyond the calendar of timestamps', { validUntil: '+275760-09-13T00:00:00.000Z' }],
    ['an end that is no date', { validUntil: 'soon' }],
    [
      'an item whose address is longer than any',
      {
        credentialSubject: {
          achievement: { alignment: [{ targetUrl: 'u'.repeat(5000) }, { targetUrl: '' }] },
        },
      },
    ],
    [
      'a level that is on no scale',
      {
        credentialSubject: {
          achievement: {
            alignment: [{ targetUrl: 'urn:item:1' }],
            resultDescription: [{ id: 'urn:d', rubricCriterionLevel: [{ id: 'urn:l', level: '5000' }] }],
          },
          result: [{ resultDescription: 'urn:d', achievedLevel: 'urn:l' }],
        },
      },
    ],
  ])('can always be told as an event, even of %s', (_, credential) => {
    expect(isFact(reported(credential))).toBe(true);
  });

  it('says of a text that is no credential what is wrong with it', () => {
    const result = reportNoCredential(
      'nonsense',
      new StandardsError('STANDARDS_MALFORMED', 'No JSON.'),
      made,
    );
    expect(result.outcome).toBe('refused');
    expect(result.checks).toEqual([
      { check: 'schema', outcome: 'fail', code: 'STANDARDS_MALFORMED', reason: 'No JSON.' },
    ]);
    expect(result.credentialId).toMatch(/^urn:sha256:[\w-]{43}$/);
    expect(isFact(result)).toBe(true);
  });

  it('has decided nothing when all that failed was to reach somebody', () => {
    const unreachable = { outcome: 'fail', code: 'STATUS_UNREACHABLE' };
    expect(isUndecided([{ outcome: 'pass' }, unreachable])).toBe(true);
    expect(isUndecided([{ outcome: 'fail', code: 'NESTED_KEY_UNREACHABLE' }])).toBe(true);
    expect(isUndecided([unreachable, { outcome: 'fail', code: 'PROOF_INVALID' }])).toBe(false);
    expect(isUndecided([{ outcome: 'warning', code: 'ISSUER_UNKNOWN' }])).toBe(false);
  });
});
