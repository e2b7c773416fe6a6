import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { signJws } from '../jose/jws.js';
import { generateKeyPair } from '../keys/key-pair.js';
import type { PrivateJwk, SigningAlgorithm } from '../keys/multikey.js';
import type { FetchDocument, FetchedDocument } from '../older-formats/linked-documents.js';

export type Json = Record<string, unknown>;

/** Addresses and what they answer: a document with status 200, or an answer as it is. */
export type World = Record<string, Json | FetchedDocument>;

/** A port that answers from a world, and counts what was asked. */
export function portOf(world: World): { fetchDocument: FetchDocument; asked: string[] } {
  const asked: string[] = [];
  const fetchDocument: FetchDocument = async (url) => {
    asked.push(url);
    const answer = world[url];
    if (!answer) throw new Error('nobody is there');
    return isAnswer(answer) ? answer : { status: 200, text: JSON.stringify(answer) };
  };
  return { fetchDocument, asked };
}

const isAnswer = (answer: Json | FetchedDocument): answer is FetchedDocument =>
  typeof answer['status'] === 'number' && typeof answer.text === 'string';

/** A key pair, its public key as issuers publish it. */
export function pemKeyPair(algorithm: SigningAlgorithm = 'ES256'): {
  privateJwk: PrivateJwk;
  publicKeyPem: string;
} {
  const privateJwk =
    algorithm === 'RS256'
      ? (generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
          format: 'jwk',
        }) as PrivateJwk)
      : generateKeyPair(algorithm).privateJwk;
  const { d: _, ...publicJwk } = privateJwk;
  const key = createPublicKey({ key: publicJwk as never, format: 'jwk' });
  return { privateJwk, publicKeyPem: key.export({ type: 'spki', format: 'pem' }) as string };
}

export const issuerId = 'https://academy.example/issuer';
export const badgeId = 'https://academy.example/badges/log-analysis';
export const keyId = 'https://academy.example/keys/1';
export const listId = 'https://academy.example/revoked';
export const assertionId = 'https://academy.example/assertions/17';
export const pair = pemKeyPair();

export const issuer: Json = {
  '@context': 'https://w3id.org/openbadges/v2',
  id: issuerId,
  type: 'Issuer',
  name: 'Harbour Academy',
  url: 'https://academy.example',
  email: 'badges@academy.example',
  publicKey: keyId,
  revocationList: listId,
};

export const key: Json = {
  '@context': 'https://w3id.org/openbadges/v2',
  id: keyId,
  type: 'CryptographicKey',
  owner: issuerId,
  publicKeyPem: pair.publicKeyPem,
};

export const revocationList: Json = {
  '@context': 'https://w3id.org/openbadges/v2',
  id: listId,
  type: 'RevocationList',
  issuer: issuerId,
  revokedAssertions: [
    { id: 'urn:uuid:0197a1c0-0000-7000-8000-00000000aaaa', revocationReason: 'Wrong person' },
  ],
};

export const badgeClass: Json = {
  '@context': 'https://w3id.org/openbadges/v2',
  id: badgeId,
  type: 'BadgeClass',
  name: 'Log analysis',
  description: 'Reads the logs of a service and finds what went wrong.',
  image: { id: 'https://academy.example/badges/log-analysis.png', caption: 'A lens over lines' },
  criteria: { narrative: 'Found three faults in the logs of a service.' },
  issuer: issuerId,
  tags: ['operations', ''],
  alignment: [
    {
      targetName: 'Analyse logs',
      targetUrl: 'https://frameworks.example/items/analyse-logs',
      targetCode: 'OPS.4',
      targetFramework: 'Operations',
    },
  ],
};

/** An assertion, hosted unless it says otherwise. */
export const anAssertion = (over: Json = {}): Json => ({
  '@context': 'https://w3id.org/openbadges/v2',
  id: assertionId,
  type: 'Assertion',
  recipient: { type: 'email', identity: 'ana@example.org', hashed: false },
  badge: badgeId,
  verification: { type: 'HostedBadge' },
  issuedOn: '2024-05-15T16:00:00+02:00',
  expires: '2030-05-15T16:00:00Z',
  narrative: null,
  evidence: [{ id: 'https://ana.example/report', name: 'Report', genre: '' }, 'https://ana.example/talk'],
  ...over,
});

export const signedVerification = { type: 'SignedBadge', creator: keyId };

/** A signed assertion, with an identifier that no address has. */
export const aSignedAssertion = (over: Json = {}): Json =>
  anAssertion({
    id: 'urn:uuid:0197a1c0-0000-7000-8000-00000000bbbb',
    verification: signedVerification,
    ...over,
  });

export const jwsOf = (
  document: unknown,
  privateJwk: PrivateJwk = pair.privateJwk,
  header: Json = {},
): string => signJws(header, JSON.stringify(document), privateJwk);

/** Everything that the academy has on its server. */
export const academy = (over: World = {}): World => ({
  [issuerId]: issuer,
  [badgeId]: badgeClass,
  [keyId]: key,
  [listId]: revocationList,
  [assertionId]: anAssertion(),
  ...over,
});
