import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { credentialsV1, credentialsV2 } from '../contexts/pinned-contexts.js';
import { parseCredential, serializeCredential } from '../credentials/parse-credential.js';
import { signDataIntegrity } from '../integrity/sign-data-integrity.js';
import { signVcJwt } from '../jose/vc-jwt.js';
import { didKey } from '../keys/did.js';
import { generateKeyPair } from '../keys/key-pair.js';
import { createStatusList, writeStatus } from '../status-list/bitstring.js';
import { statusListEntry } from '../status-list/status-entry.js';
import {
  buildStatusListCredential,
  type StatusListCredentialInput,
} from '../status-list/status-list-credential.js';
import { timeToLive } from '../status-list/time-to-live.js';
import type { VerificationPorts } from './check.js';
import { checkStatus } from './check-status.js';
import { verifyCredential } from './verify-credential.js';

const url = 'https://college.example/status/1';
const validFrom = new Date('2026-05-15T16:00:00Z');
const now = new Date('2026-06-01T00:00:00Z');

function party(algorithm: 'Ed25519' | 'ES256') {
  const pair = generateKeyPair(algorithm);
  const { did, verificationMethod: id } = didKey(pair.publicKeyMultibase);
  return { ...pair, id, controller: did };
}
const college = party('ES256');
const stranger = party('ES256');

const away: VerificationPorts = {
  now,
  resolveDid: () => Promise.reject(new Error('no such host')),
  fetchStatusList: () => Promise.reject(new Error('no such list')),
  trust: async () => ({ status: 'unknown', reason: 'Nobody knows.' }),
};

/** What the check says of a credential with an entry, while the address of its list answers a text. */
async function check(credentialStatus: unknown, list: string | undefined, id = 'urn:uuid:1') {
  const document = {
    '@context': [credentialsV2],
    id,
    type: ['VerifiableCredential'],
    issuer: college.controller,
    credentialSubject: { id: 'did:example:ana' },
    credentialStatus,
  };
  const ports: VerificationPorts = {
    ...away,
    fetchStatusList: async (asked) =>
      asked === url && list !== undefined ? list : Promise.reject(new Error('404')),
  };
  const { code, outcome, reason } = await checkStatus(parseCredential(serializeCredential(document)), ports);
  return { told: code ?? outcome, outcome, reason };
}
const toldOf = async (...args: Parameters<typeof check>) => (await check(...args)).told;

const built = (over: Partial<StatusListCredentialInput> = {}) =>
  buildStatusListCredential({
    id: url,
    issuer: college.controller,
    validFrom,
    bits: createStatusList(),
    ...over,
  });
const signed = async (document: Parameters<typeof signDataIntegrity>[0], key = college) =>
  JSON.stringify(await signDataIntegrity(document, { key, created: validFrom }));

/** A list of which one index has a value. */
function bitsWith(index: number, value: number, size = 1): Uint8Array {
  const bits = createStatusList(131_072, size);
  writeStatus(bits, index, size, value);
  return bits;
}

describe('a list secured as VC-JWT', () => {
  const list = built({ bits: bitsWith(42, 1) });

  it('is read as one with an embedded proof', async () => {
    const jwt = signVcJwt(list, { key: college, profile: 'w3c' });
    expect(await toldOf(statusListEntry(url, 42), jwt)).toBe('REVOKED');
    expect(await toldOf(statusListEntry(url, 41), jwt)).toBe('pass');
    expect(await toldOf(statusListEntry(url, 41), `${jwt}\n`)).toBe('pass');
  });

  it('clears nobody when it is forged, or signed by another', async () => {
    const jwt = signVcJwt(list, { key: college, profile: 'w3c' });
    const [header, , signature] = jwt.split('.');
    const [, clear] = signVcJwt(built(), { key: college, profile: 'w3c' }).split('.');
    expect(await toldOf(statusListEntry(url, 42), `${header}.${clear}.${signature}`)).toBe('STATUS_UNPROVED');
    const foreign = signVcJwt(built({ issuer: stranger.controller }), { key: stranger, profile: 'w3c' });
    expect(await toldOf(statusListEntry(url, 42), foreign)).toBe('STATUS_FOREIGN');
  });
});

describe('an entry of the purpose', () => {
  const messages = ['nothing', 'under review', 'appealed', 'withdrawn by the holder'];

  it('message says what its status says, of several bits, and refuses nothing', async () => {
    const list = await signed(built({ bits: bitsWith(7, 2, 2), purpose: 'message' }));
    const entry = (index: number) => statusListEntry(url, index, 'message', messages);
    expect(await check(entry(7), list)).toEqual({
      told: 'STATUS_MESSAGE',
      outcome: 'warning',
      reason: 'The issuer says: appealed',
    });
    expect(await check(entry(6), list)).toMatchObject({ reason: 'The issuer says: nothing' });
    // The neighbours of two bits are not of one.
    expect(await check({ ...entry(7), statusSize: 1 }, list)).toMatchObject({
      told: 'STATUS_ENTRY_MALFORMED',
    });
  });

  it('refresh warns that there is a newer one', async () => {
    const list = await signed(built({ bits: bitsWith(7, 1), purpose: 'refresh' }));
    expect(await check(statusListEntry(url, 7, 'refresh'), list)).toMatchObject({
      told: 'REFRESH_AVAILABLE',
      outcome: 'warning',
    });
    expect(await toldOf(statusListEntry(url, 8, 'refresh'), list)).toBe('pass');
  });

  it('suspension refuses, whichever entry says so', async () => {
    const list = await signed(built({ bits: bitsWith(7, 1), purpose: ['suspension', 'message'] }));
    const message = statusListEntry(url, 7, 'message', ['no', 'yes']);
    expect(await toldOf([message, statusListEntry(url, 7, 'suspension')], list)).toBe('SUSPENDED');
    expect(await toldOf(statusListEntry(url, 7), list)).toBe('STATUS_PURPOSE');
  });
});

describe('lists of other kinds', () => {
  const entry2021 = (statusListIndex: string) => ({
    id: `${url}#${statusListIndex}`,
    type: 'StatusList2021Entry',
    statusPurpose: 'revocation',
    statusListIndex,
    statusListCredential: url,
  });
  const list2021 = (prefix = '') => ({
    ...built(),
    type: ['VerifiableCredential', 'StatusList2021Credential'],
    credentialSubject: {
      id: `${url}#list`,
      type: 'StatusList2021',
      statusPurpose: 'revocation',
      encodedList: `${prefix}${gzipSync(bitsWith(42, 1)).toString('base64url')}`,
    },
  });

  it('StatusList2021 are read, with a multibase prefix and without', async () => {
    for (const prefix of ['', 'u']) {
      const jwt = signVcJwt(list2021(prefix), { key: college, profile: 'w3c' });
      expect(await toldOf(entry2021('42'), jwt)).toBe('REVOKED');
      expect(await toldOf(entry2021('41'), jwt)).toBe('pass');
      expect(await toldOf(statusListEntry(url, 41), jwt)).toBe('STATUS_LIST_TYPE');
    }
  });

  it('StatusList2021 are read with the credential that names one, both with statements that are signed', async () => {
    const contexts = [
      credentialsV1,
      'https://w3id.org/security/data-integrity/v2',
      'https://w3id.org/vc/status-list/2021/v1',
    ];
    const { validFrom: issuanceDate, ...list } = list2021() as ReturnType<typeof list2021> & {
      validFrom: unknown;
    };
    const credential = {
      '@context': contexts,
      id: 'urn:uuid:5c1f1b1e-0f0e-4c3e-9f4c-1d2b3a4c5d6e',
      type: ['VerifiableCredential'],
      issuer: college.controller,
      issuanceDate,
      credentialSubject: { id: 'did:example:ana' },
    };
    const text = await signed({ ...list, '@context': contexts, issuanceDate });
    const verdictOf = async (place: string) => {
      const { outcome, checks } = await verifyCredential(
        await signed({ ...credential, credentialStatus: entry2021(place) }),
        { ...away, fetchStatusList: async () => text },
      );
      return [outcome, checks.find(({ outcome: each }) => each === 'fail')?.code];
    };
    expect(await verdictOf('41')).toEqual(['verified', undefined]);
    expect(await verdictOf('42')).toEqual(['refused', 'REVOKED']);
    expect(await verdictOf('-1')).toEqual(['refused', 'STATUS_ENTRY_MALFORMED']);
  });

  it('is not good for longer because its end has another name', async () => {
    const validUntil = '2026-05-20T00:00:00Z';
    const { validUntil: end, ...list } = await signDataIntegrity(
      { ...built(), validUntil },
      { key: college, created: validFrom },
    );
    const contexts = [list['@context']].flat();
    const until = {
      '@id': 'https://www.w3.org/2018/credentials#validUntil',
      '@type': 'http://www.w3.org/2001/XMLSchema#dateTime',
    };
    const renamed = { ...list, '@context': [...contexts, { until }], until: end };
    expect(await toldOf(statusListEntry(url, 7), JSON.stringify({ ...list, validUntil }))).toBe(
      'STATUS_LIST_EXPIRED',
    );
    expect(await toldOf(statusListEntry(url, 7), JSON.stringify(renamed))).toBe('STATUS_UNPROVED');
  });

  it('1EdTechRevocationList names what is revoked, and why', async () => {
    const entry = { id: url, type: '1EdTechRevocationList' };
    const list = (over: object = {}) =>
      JSON.stringify({
        id: url,
        type: '1EdTechRevocationList',
        issuer: college.controller,
        revokedCredential: [{ id: 'urn:uuid:2', revoked: true, revocationReason: 'Issued twice' }],
        ...over,
      });
    expect(await check(entry, list(), 'urn:uuid:2')).toMatchObject({
      told: 'REVOKED',
      reason: 'The issuer has revoked it: Issued twice',
    });
    expect(await toldOf(entry, list())).toBe('pass');
    expect(await toldOf(entry, list(), '')).toBe('STATUS_NAMELESS');
    expect(await toldOf(entry, list({ issuer: stranger.controller }))).toBe('STATUS_FOREIGN');
    expect(await toldOf(entry, list({ revokedCredential: undefined }))).toBe('STATUS_LIST_MALFORMED');
    expect(await toldOf(entry, '<html>')).toBe('STANDARDS_MALFORMED');
    expect(await toldOf(entry, undefined)).toBe('STATUS_UNREACHABLE');
  });
});

describe('how long a list may be kept', () => {
  it('is what its issuer wrote, where it wrote a time', async () => {
    const list = parseCredential(await signed(built({ ttl: 60_000 })));
    expect(timeToLive(list.credential)).toBe(60_000);
    expect(timeToLive(built())).toBeUndefined();
    for (const ttl of ['60000', -1, null]) expect(timeToLive({ credentialSubject: { ttl } })).toBeUndefined();
    expect(timeToLive({ credentialSubject: null })).toBeUndefined();
  });
});
