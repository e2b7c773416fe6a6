import { createHash, createPrivateKey } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { unbakeSvg } from '../baking/svg.js';
import type { CheckResult } from '../checks/check.js';
import { subjectItems } from '../credentials/subject-items.js';
import { StandardsError } from '../standards-error.js';
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
  key,
  keyId,
  listId,
  pair,
  pemKeyPair,
  portOf,
  revocationList,
  signedVerification,
  type Json,
  type World,
} from '../testing/older-credentials.js';
import { unshowableInBadge } from '../testing/showable.js';
import type { OlderCredentialPorts } from '../older-formats/older-credential-ports.js';
import { readOpenBadges2 } from './read-open-badges-2.js';

const now = new Date('2026-05-15T16:00:00Z');
const read = (given: unknown, world: World = academy(), over: Partial<OlderCredentialPorts> = {}) =>
  readOpenBadges2(typeof given === 'string' ? given : JSON.stringify(given), {
    ...portOf(world),
    now,
    ...over,
  });
const told = (checks: readonly CheckResult[]) =>
  checks.flatMap(({ check, code }) => (code ? [`${check} ${code}`] : []));
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (error: unknown) => (error as StandardsError).code,
  );
const hosted = (over: Json) => {
  const assertion = anAssertion(over);
  return [assertion, academy({ [assertionId]: assertion })] as const;
};

describe('a hosted badge', () => {
  it('is verified when its address on the host of the issuer has it', async () => {
    const { outcome, checks } = await read(anAssertion());
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
    const { outcome, content } = await read(unbakeSvg(svg).text);
    expect([outcome, content?.name]).toEqual(['verified', 'Log analysis']);
    expect(await codeOf(read(assertionId, {}))).toBe('DOCUMENT_UNREACHABLE');
  });

  it('says what it says by the names of Open Badges 3.0', async () => {
    const { content } = await read(anAssertion());
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
    const { outcome, checks, content } = await read(altered, academy(), { identities: ['eve@example.org'] });
    expect(told(checks)).toEqual(['schema COPY_CHANGED', 'recipient RECIPIENT_OTHER']);
    expect(outcome).toBe('refused');
    expect(content?.credentialSubject.identifier).toMatchObject([{ identityHash: 'ana@example.org' }]);
  });

  it('takes the aliases of the context, and documents within one another', async () => {
    const { verification, ...rest } = anAssertion();
    const embedded = { ...rest, verify: { type: 'hosted' }, badge: { ...badgeClass, issuer } };
    expect(verification).toBeDefined();
    const { outcome, content } = await read(embedded, academy({ [assertionId]: embedded }));
    expect([outcome, content?.issuer.name]).toEqual(['verified', 'Harbour Academy']);
  });

  it('takes an object that is nothing but its identifier for a link', async () => {
    const world = academy({ [badgeId]: { ...badgeClass, issuer: { id: issuerId } } });
    const assertion = anAssertion({ badge: { id: badgeId } });
    const { outcome } = await read(assertion, { ...world, [assertionId]: assertion });
    expect(outcome).toBe('verified');
    const keys = academy({ [issuerId]: { ...issuer, publicKey: [{ id: keyId }] } });
    expect((await read(jwsOf(aSignedAssertion()), keys)).outcome).toBe('verified');
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
      expect(told((await read(assertion, world(verification))).checks)).toEqual(expected);
    }
  });

  it('is revoked by status 410, with the reason that came with it, and by a word at its address', async () => {
    const gone = (text: string) => academy({ [assertionId]: { status: 410, text } });
    const withReason = await read(anAssertion(), gone('{"revoked":true,"revocationReason":"Copied"}'));
    expect(withReason.outcome).toBe('refused');
    expect(withReason.checks.at(-1)).toMatchObject({
      code: 'REVOKED',
      reason: 'The issuer has revoked it: Copied',
    });
    expect(withReason.content?.name).toBe('Log analysis');
    expect(told((await read(anAssertion(), gone('<html>'))).checks)).toEqual(['status REVOKED']);
    for (const status of [200, 404]) {
      const world = academy({ [assertionId]: { status, text: '{"revoked":true}' } });
      expect(told((await read(anAssertion(), world)).checks)).toEqual(['status REVOKED']);
    }
    const stub = { id: assertionId, type: 'Assertion', revoked: true };
    expect(told((await read(anAssertion(), academy({ [assertionId]: stub }))).checks)).toEqual([
      'status REVOKED',
    ]);
  });
});

describe('a signed badge', () => {
  it.each(['ES256', 'RS256', 'Ed25519'] as const)(
    'is verified by the %s key that its issuer lists',
    async (algorithm) => {
      const other = pemKeyPair(algorithm);
      const world = academy({ [keyId]: { ...key, publicKeyPem: other.publicKeyPem } });
      const { outcome, checks, content } = await read(jwsOf(aSignedAssertion(), other.privateJwk), world);
      expect([outcome, told(checks)]).toEqual(['verified', []]);
      expect(content?.name).toBe('Log analysis');
    },
  );

  it('is verified by a key within the Profile, and by what the Profile lists where it names none', async () => {
    const within = academy({ [issuerId]: { ...issuer, publicKey: [key] } });
    delete within[keyId];
    expect((await read(jwsOf(aSignedAssertion()), within)).outcome).toBe('verified');
    const unnamed = jwsOf(aSignedAssertion({ verification: { type: 'signed' } }));
    expect((await read(unnamed, within)).outcome).toBe('verified');
    const fragment = { ...key, id: `${issuerId}#key` };
    const verification = { ...signedVerification, creator: fragment.id };
    const world = academy({ [issuerId]: { ...issuer, publicKey: [fragment] } });
    expect((await read(jwsOf(aSignedAssertion({ verification })), world)).outcome).toBe('verified');
  });

  it('is verified without a network by a key that the caller knows the issuer by', async () => {
    const whole = aSignedAssertion({ badge: { ...badgeClass, issuer: { ...issuer, revocationList: null } } });
    const { d: _, ...publicJwk } = pair.privateJwk;
    const knownKeys = (id: string) => (id === issuerId ? [publicJwk] : []);
    const { outcome, checks } = await read(jwsOf(whole), {}, { knownKeys });
    expect([outcome, told(checks)]).toEqual(['verified', []]);
    const foreign = await read(jwsOf(whole, pemKeyPair().privateJwk), {}, { knownKeys });
    expect(told(foreign.checks)).toEqual(['proof PROOF_INVALID']);
  });

  it('is revoked by the list of its issuer, as an object or by name alone', async () => {
    const { id } = aSignedAssertion();
    for (const entry of [id, { id, revocationReason: 'Copied' }]) {
      const world = academy({ [listId]: { ...revocationList, revokedAssertions: [entry] } });
      expect(told((await read(jwsOf(aSignedAssertion()), world)).checks)).toEqual(['status REVOKED']);
    }
  });

  it('asks each address once', async () => {
    const { fetchDocument, asked } = portOf(academy());
    await readOpenBadges2(jwsOf(aSignedAssertion()), { fetchDocument, now });
    expect(asked.sort()).toEqual([badgeId, issuerId, keyId, listId].sort());
  });
});

describe('what is wrong with a badge is named', () => {
  const stranger = pemKeyPair();
  const privatePem = createPrivateKey({ key: pair.privateJwk as never, format: 'jwk' }).export({
    type: 'pkcs8',
    format: 'pem',
  });
  const strangersKey = 'https://stranger.example/key';
  const strangers = academy({
    [strangersKey]: {
      ...key,
      id: strangersKey,
      owner: 'https://stranger.example',
      publicKeyPem: stranger.publicKeyPem,
    },
  });
  const jws = jwsOf(aSignedAssertion());
  const byStranger = (verification: Json) => jwsOf(aSignedAssertion({ verification }), stranger.privateJwk);
  const [head, , tail] = jws.split('.');
  const payloadOfEve = Buffer.from(JSON.stringify(aSignedAssertion({ narrative: 'Eve' }))).toString(
    'base64url',
  );
  const unsecured = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payloadOfEve}.`;
  const symmetric = `${Buffer.from('{"alg":"HS256"}').toString('base64url')}.${payloadOfEve}.AAAA`;
  const own = { ...issuer, publicKey: strangersKey };

  it.each<[string, unknown, World, string[]]>([
    ['a signature of another payload', `${head}.${payloadOfEve}.${tail}`, academy(), ['proof PROOF_INVALID']],
    ['no signature', aSignedAssertion(), academy(), ['proof PROOF_MISSING']],
    ['alg none', unsecured, academy(), ['proof STANDARDS_JWT_UNSECURED']],
    ['a symmetric algorithm', symmetric, academy(), ['proof STANDARDS_ALGORITHM_SYMMETRIC']],
    ['another key than it names', byStranger(signedVerification), academy(), ['proof PROOF_INVALID']],
    [
      'a key of somebody else',
      byStranger({ type: 'SignedBadge', creator: strangersKey }),
      strangers,
      ['issuer-binding ISSUER_MISMATCH'],
    ],
    [
      'a key that says it is of the issuer, who does not list it',
      byStranger({ type: 'SignedBadge', creator: strangersKey }),
      { ...strangers, [strangersKey]: { ...(strangers[strangersKey] as Json), owner: issuerId } },
      ['issuer-binding KEY_UNKNOWN'],
    ],
    [
      'a Profile within the badge that lists the key of a stranger',
      jwsOf(
        aSignedAssertion({
          verification: { type: 'SignedBadge', creator: strangersKey },
          badge: { ...badgeClass, issuer: own },
        }),
        stranger.privateJwk,
      ),
      { ...strangers, [strangersKey]: { ...(strangers[strangersKey] as Json), owner: issuerId } },
      ['issuer-binding KEY_UNKNOWN'],
    ],
    [
      'an issuer whose id is no address',
      jwsOf(
        aSignedAssertion({
          badge: { ...badgeClass, issuer: { ...issuer, id: 'urn:x:academy', revocationList: null } },
        }),
      ),
      academy(),
      ['issuer-binding ISSUER_UNCONFIRMED'],
    ],
    [
      'a key that cannot be had',
      jws,
      { ...academy(), [keyId]: { status: 404, text: '' } },
      ['proof KEY_UNREACHABLE'],
    ],
    [
      'a private key where the public one belongs',
      jws,
      academy({ [keyId]: { ...key, publicKeyPem: privatePem } }),
      ['proof STANDARDS_KEY_UNSUPPORTED'],
    ],
    [
      'no key at all',
      jwsOf(aSignedAssertion({ verification: { type: 'SignedBadge' } })),
      academy({ [issuerId]: { ...issuer, publicKey: null } }),
      ['proof KEY_MISSING'],
    ],
    [
      'a revocation list of another issuer',
      jws,
      academy({ [listId]: { ...revocationList, issuer: 'https://stranger.example' } }),
      ['status STATUS_FOREIGN'],
    ],
    [
      'a revocation list without entries',
      jws,
      academy({ [listId]: { ...revocationList, revokedAssertions: {} } }),
      ['status STATUS_LIST_MALFORMED'],
    ],
    [
      'a revocation list that cannot be had',
      jws,
      academy({ [listId]: { status: 500, text: '' } }),
      ['status STATUS_UNREACHABLE'],
    ],
    [
      'an address that does not have it',
      anAssertion(),
      academy({ [assertionId]: { status: 404, text: '' } }),
      ['proof DOCUMENT_UNREACHABLE', 'status STATUS_UNREACHABLE'],
    ],
    [
      'an address that has something else',
      anAssertion(),
      academy({ [assertionId]: anAssertion({ id: 'https://academy.example/assertions/18' }) }),
      ['proof DOCUMENT_OTHER', 'status STATUS_UNREACHABLE'],
    ],
    [
      'an address that has something of another type',
      anAssertion(),
      academy({ [assertionId]: { ...badgeClass, id: assertionId } }),
      ['proof DOCUMENT_OTHER', 'status STATUS_UNREACHABLE'],
    ],
    [
      'an address with two members of one name',
      anAssertion(),
      academy({
        [assertionId]: { status: 200, text: `{"id":"${assertionId}","type":"Assertion","type":"Assertion"}` },
      }),
      ['proof DOCUMENT_MALFORMED', 'status STATUS_UNREACHABLE'],
    ],
    [
      'an address on a host that is not of the issuer',
      anAssertion({ id: 'https://academy.example.evil.example/17' }),
      academy({
        'https://academy.example.evil.example/17': anAssertion({
          id: 'https://academy.example.evil.example/17',
        }),
      }),
      ['issuer-binding HOST_FOREIGN'],
    ],
    [
      'a BadgeClass that cannot be had',
      anAssertion(),
      academy({ [badgeId]: { status: 404, text: '' } }),
      ['schema DOCUMENT_UNREACHABLE', 'issuer-binding ISSUER_UNCONFIRMED'],
    ],
    [
      'an issuer that cannot be had',
      anAssertion(),
      academy({ [issuerId]: { status: 200, text: '<html>' } }),
      ['schema DOCUMENT_MALFORMED', 'issuer-binding ISSUER_UNCONFIRMED'],
    ],
    ['its end', ...hosted({ expires: '2026-05-15T15:59:59Z' }), ['validity-dates EXPIRED']],
    [
      'a beginning that is to come',
      ...hosted({ issuedOn: '2026-05-15T16:00:01Z' }),
      ['validity-dates NOT_YET_VALID'],
    ],
    [
      'a day without a zone',
      ...hosted({ issuedOn: '2024-05-15' }),
      ['schema SCHEMA_INVALID', 'validity-dates DATE_MALFORMED'],
    ],
    [
      'a way of verification that nobody knows',
      ...hosted({ verification: { type: 'BlockchainBadge' } }),
      ['schema SCHEMA_INVALID', 'proof VERIFICATION_UNKNOWN', 'status none'],
    ],
  ])('%s', async (_what, given, world, expected) => {
    const { outcome, checks } = await read(given, world);
    expect(told(checks)).toEqual(expected.filter((each) => each !== 'status none'));
    expect(outcome).toBe('refused');
  });

  it.each<[string, Json, Json, Json, string]>([
    ['context', { '@context': 'https://w3id.org/openbadges/v1' }, {}, {}, 'OB2_CONTEXT'],
    ['narrative', { narrative: 7 }, {}, {}, 'OB2_ASSERTION'],
    ['recipient', { recipient: { type: 'email', identity: 'a', hashed: 'true' } }, {}, {}, 'OB2_RECIPIENT'],
    ['no recipient', { recipient: null }, {}, {}, 'OB2_RECIPIENT'],
    ['no verification', { verification: null }, {}, {}, 'OB2_VERIFICATION'],
    ['evidence', { evidence: [7] }, {}, {}, 'OB2_EVIDENCE'],
    ['picture', { image: 'relative.png' }, {}, {}, 'OB2_IMAGE'],
    ['no picture of the badge', {}, { image: null }, {}, 'OB2_IMAGE'],
    ['no description', {}, { description: null }, {}, 'OB2_BADGE_CLASS'],
    ['empty criteria', {}, { criteria: {} }, {}, 'OB2_CRITERIA'],
    ['alignment', {}, { alignment: { targetName: 'x' } }, {}, 'OB2_ALIGNMENT'],
    ['no address of mail', {}, {}, { email: null }, 'OB2_ISSUER'],
    ['type of the issuer', {}, {}, { type: 'Person' }, 'OB2_ISSUER'],
  ])(
    'a document that is not as the standard has it: %s',
    async (_what, over, overBadge, overIssuer, code) => {
      const assertion = anAssertion(over);
      const world = academy({
        [assertionId]: assertion,
        [badgeId]: { ...badgeClass, ...overBadge },
        [issuerId]: { ...issuer, ...overIssuer },
      });
      const { outcome, checks } = await read(assertion, world);
      expect(checks[0]).toMatchObject({ check: 'schema', outcome: 'fail', code: 'SCHEMA_INVALID' });
      expect(checks[0]?.findings?.map((finding) => finding.code)).toContain(code);
      expect(outcome).toBe('refused');
    },
  );

  it('what is no badge at all', async () => {
    const many = `{"type":"Assertion","badge":1,"x":"${'x'.repeat(5_000_000)}"}`;
    const deep = `{"type":"Assertion","badge":${'['.repeat(80)}${']'.repeat(80)}}`;
    const twice = '{"type":"Assertion","badge":"urn:a","badge":"urn:b"}';
    for (const [text, code] of [
      ['', 'STANDARDS_MALFORMED'],
      ['[]', 'STANDARDS_MALFORMED'],
      ['{}', 'OB2_NOT_AN_ASSERTION'],
      [JSON.stringify(badgeClass), 'OB2_NOT_AN_ASSERTION'],
      [jwsOf({ type: 'VerifiableCredential' }), 'OB2_NOT_AN_ASSERTION'],
      ['a.b.c', 'STANDARDS_BASE64URL'],
      [many, 'STANDARDS_TOO_LARGE'],
      [deep, 'STANDARDS_TOO_DEEP'],
      [twice, 'STANDARDS_DUPLICATE_KEY'],
      ['{"type":"Assertion","badge":{"__proto__":{"id":"urn:a"}}}', 'STANDARDS_MALFORMED'],
    ] as const) {
      expect(await codeOf(read(text))).toBe(code);
    }
  });
});

describe('the recipient of a badge', () => {
  const hashOf = (algorithm: string, text: string) =>
    `${algorithm}$${createHash(algorithm).update(text).digest('hex')}`;
  it.each<[string, Json, string | undefined]>([
    ['in the open', { identity: 'Ana@example.org', hashed: false }, undefined],
    ['as a hash', { identity: hashOf('sha256', 'ana@example.org'), hashed: true }, undefined],
    [
      'as a salted hash',
      { identity: hashOf('sha256', 'ana@example.orgpepper'), hashed: true, salt: 'pepper' },
      undefined,
    ],
    ['as a weak hash', { identity: hashOf('md5', 'ana@example.org'), hashed: true }, 'RECIPIENT_HASH_WEAK'],
    [
      'with another salt',
      { identity: hashOf('sha256', 'ana@example.orgpepper'), hashed: true, salt: 'salt' },
      'RECIPIENT_OTHER',
    ],
    ['as a hash that nobody knows', { identity: 'sha1$00', hashed: true }, 'RECIPIENT_HASH_UNSUPPORTED'],
    ['as somebody else', { identity: 'eve@example.org', hashed: false }, 'RECIPIENT_OTHER'],
  ])('%s', async (_how, recipient, code) => {
    const [assertion, world] = hosted({ recipient: { type: 'email', ...recipient } });
    const { checks } = await read(assertion, world, { identities: [' ANA@example.org '] });
    expect(checks.find(({ check }) => check === 'recipient')?.code).toBe(code);
  });
});

describe('a signed badge that somebody changed', () => {
  const outcomeOf = (reading: ReturnType<typeof read>) =>
    reading.then(
      ({ outcome }) => outcome,
      (error: unknown) => error instanceof StandardsError,
    );
  it('never verifies with any character of the signed text changed', async () => {
    const jws = jwsOf(aSignedAssertion());
    const world = academy();
    await fc.assert(
      fc.asyncProperty(fc.nat(jws.length - 1), fc.constantFrom(...'Aa09-_.'), async (at, character) => {
        fc.pre(jws[at] !== character);
        const changed = jws.slice(0, at) + character + jws.slice(at + 1);
        expect(await outcomeOf(read(changed, world))).not.toBe('verified');
      }),
      { numRuns: 300 },
    );
  });
});
