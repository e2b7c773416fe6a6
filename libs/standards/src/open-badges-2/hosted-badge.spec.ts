import { describe, expect, it } from '@jest/globals';
import { unbakeSvg } from '../baking/svg.js';
import { subjectItems } from '../credentials/subject-items.js';
import {
  academy,
  anAssertion,
  aSignedAssertion,
  assertionId,
  badgeClass,
  badgeId,
  issuer,
  issuerId,
  jwsOf,
  keyId,
  type Json,
} from '../testing/older-credentials.js';
import { readBadge, told } from '../testing/older-readings.js';
import { unshowableInBadge } from '../testing/showable.js';

describe('a hosted badge', () => {
  it('is verified when its address on the host of the issuer has it', async () => {
    const { outcome, checks } = await readBadge(anAssertion());
    expect([outcome, told(checks)]).toEqual(['verified', []]);
    expect(checks.map(({ check }) => check)).toEqual([
      'schema',
      'proof',
      'issuer-binding',
      'recipient',
      'validity-dates',
      'status',
    ]);
  });

  it('is read by its address alone, as pictures carry it', async () => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="http://openbadges.org"><openbadges:assertion verify="${assertionId}"/></svg>`;
    const { outcome, content } = await readBadge(unbakeSvg(svg).text);
    expect([outcome, content?.name]).toEqual(['verified', 'Log analysis']);
    await expect(readBadge(assertionId, {})).rejects.toMatchObject({ code: 'DOCUMENT_UNREACHABLE' });
  });

  it('says what it says by the names of Open Badges 3.0', async () => {
    const { content } = await readBadge(anAssertion());
    expect(content).toEqual({
      id: assertionId,
      name: 'Log analysis',
      issuer: {
        id: issuerId,
        type: ['Profile'],
        name: 'Harbour Academy',
        url: 'https://academy.example',
        email: 'badges@academy.example',
      },
      validFrom: '2024-05-15T16:00:00+02:00',
      validUntil: '2030-05-15T16:00:00Z',
      credentialSubject: {
        type: ['AchievementSubject'],
        identifier: [
          {
            type: 'IdentityObject',
            hashed: false,
            identityHash: 'ana@example.org',
            identityType: 'emailAddress',
          },
        ],
        achievement: expect.objectContaining({
          id: badgeId,
          achievementType: 'Badge',
          criteria: { narrative: 'Found three faults in the logs of a service.' },
          tag: ['operations'],
          alignment: [
            {
              type: ['Alignment'],
              targetName: 'Analyse logs',
              targetUrl: 'https://frameworks.example/items/analyse-logs',
              targetCode: 'OPS.4',
              targetFramework: 'Operations',
            },
          ],
        }),
      },
      evidence: [
        { id: 'https://ana.example/report', type: ['Evidence'], name: 'Report' },
        { id: 'https://ana.example/talk', type: ['Evidence'] },
      ],
    });
    expect(unshowableInBadge(content)).toEqual([]);
    expect(subjectItems({ ...content })).toEqual([
      { uri: 'https://frameworks.example/items/analyse-logs', level: null },
    ]);
  });

  it('is read as its address has it, with a warning where that differs', async () => {
    const altered = anAssertion({ recipient: { type: 'email', identity: 'eve@example.org', hashed: false } });
    const { outcome, checks, content } = await readBadge(altered, academy(), {
      identities: ['eve@example.org'],
    });
    expect(told(checks)).toEqual(['schema COPY_CHANGED', 'recipient RECIPIENT_OTHER']);
    expect(outcome).toBe('refused');
    expect(content?.credentialSubject.identifier).toMatchObject([{ identityHash: 'ana@example.org' }]);
  });

  it('takes the aliases of the context, and documents within one another', async () => {
    const { verification, ...rest } = anAssertion();
    const embedded = { ...rest, verify: { type: 'hosted' }, badge: { ...badgeClass, issuer } };
    expect(verification).toBeDefined();
    const { outcome, content } = await readBadge(embedded, academy({ [assertionId]: embedded }));
    expect([outcome, content?.issuer.name]).toEqual(['verified', 'Harbour Academy']);
  });

  it('takes an object that is nothing but its identifier for a link', async () => {
    const world = academy({ [badgeId]: { ...badgeClass, issuer: { id: issuerId } } });
    const assertion = anAssertion({ badge: { id: badgeId } });
    const { outcome } = await readBadge(assertion, { ...world, [assertionId]: assertion });
    expect(outcome).toBe('verified');
    const keys = academy({ [issuerId]: { ...issuer, publicKey: [{ id: keyId }] } });
    expect((await readBadge(jwsOf(aSignedAssertion()), keys)).outcome).toBe('verified');
  });

  it('may lie where the Profile of the issuer says that its badges do', async () => {
    const elsewhere = 'https://badges.example/academy/17';
    const assertion = anAssertion({ id: elsewhere });
    const world = (verification: Json) =>
      academy({ [elsewhere]: assertion, [issuerId]: { ...issuer, verification } });
    const allowedOrigins = 'badges.example';
    for (const [verification, expected] of [
      [{ allowedOrigins }, []],
      [{ allowedOrigins, startsWith: 'https://badges.example/academy/' }, []],
      [{ allowedOrigins, startsWith: ['https://badges.example/other/'] }, ['issuer-binding HOST_FOREIGN']],
      [{ startsWith: 'https://badges.example/academy/' }, ['issuer-binding HOST_FOREIGN']],
      [{ allowedOrigins: [] }, ['issuer-binding HOST_FOREIGN']],
      [{}, ['issuer-binding HOST_FOREIGN']],
    ] as const) {
      expect(told((await readBadge(assertion, world(verification))).checks)).toEqual(expected);
    }
  });

  it('is revoked by status 410, with the reason that came with it, and by a word at its address', async () => {
    const gone = (text: string) => academy({ [assertionId]: { status: 410, text } });
    const withReason = await readBadge(anAssertion(), gone('{"revoked":true,"revocationReason":"Copied"}'));
    expect(withReason.outcome).toBe('refused');
    expect(withReason.checks.at(-1)).toMatchObject({
      code: 'REVOKED',
      reason: 'The issuer has revoked it: Copied',
    });
    expect(withReason.content?.name).toBe('Log analysis');
    expect(told((await readBadge(anAssertion(), gone('<html>'))).checks)).toEqual(['status REVOKED']);
    for (const status of [200, 404]) {
      const world = academy({ [assertionId]: { status, text: '{"revoked":true}' } });
      expect(told((await readBadge(anAssertion(), world)).checks)).toEqual(['status REVOKED']);
    }
    const stub = { id: assertionId, type: 'Assertion', revoked: true };
    expect(told((await readBadge(anAssertion(), academy({ [assertionId]: stub }))).checks)).toEqual([
      'status REVOKED',
    ]);
  });
});
