import { createPrivateKey } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
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
  revocationList,
  signedVerification,
  type Json,
  type World,
} from '../testing/older-credentials.js';
import { readBadge, hosted, told } from '../testing/older-readings.js';

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
    const { outcome, checks } = await readBadge(given, world);
    expect(told(checks)).toEqual(expected.filter((each) => each !== 'status none'));
    expect(outcome).toBe('refused');
  });
});
