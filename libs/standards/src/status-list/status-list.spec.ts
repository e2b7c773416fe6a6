import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { createStatusList, readStatusValue, setStatus, writeStatus } from './bitstring.js';
import { decodeStatusList, encodeStatusList } from './encoded-list.js';
import { judgeStatusList } from './judge-status-list.js';
import { readStatusEntry, type ReadEntry } from './read-status-entry.js';
import { readRevocationList } from './revocation-list.js';
import { statusListEntry } from './status-entry.js';
import { buildStatusListCredential } from './status-list-credential.js';

const url = 'https://example.org/status/1';
const now = new Date('2026-05-15T16:00:00.000Z');
const build = (over: object = {}) =>
  buildStatusListCredential({
    id: url,
    issuer: 'did:example:i',
    validFrom: now,
    bits: createStatusList(),
    ...over,
  });
const entry = readStatusEntry(statusListEntry(url, 42)) as ReadEntry;

describe('a status list', () => {
  it('keeps statuses of several bits apart', () => {
    const bits = createStatusList(131_072, 2);
    writeStatus(bits, 3, 2, 2);
    expect(
      [2, 3, 4].map((index) => readStatusValue(decodeStatusList(encodeStatusList(bits)), index, 2)),
    ).toEqual([0, 2, 0]);
    expect(() => readStatusValue(bits, 131_072, 2)).toThrow('no index');
    expect(() => setStatus(bits, -1, true)).toThrow('no index');
    expect(() => setStatus(bits, 2 ** 35, true)).toThrow('no index');
  });

  it('is not read without its prefix, or when it unfolds to more than 4 MiB', () => {
    expect(() => decodeStatusList(encodeStatusList(createStatusList()).slice(1))).toThrow('multibase');
    const bomb = `u${gzipSync(new Uint8Array(5 * 1024 * 1024)).toString('base64url')}`;
    expect(() => decodeStatusList(bomb)).toThrow('cannot be decoded');
  });

  it('is believed only when it is what the entry names', () => {
    expect(judgeStatusList(build(), entry, now).fault).toBeUndefined();
    expect(judgeStatusList(build({ id: `${url}0` }), entry, now).fault?.code).toBe('STATUS_LIST_MISMATCH');
    expect(judgeStatusList(build({ validUntil: now }), entry, new Date(now.getTime() + 1)).fault?.code).toBe(
      'STATUS_LIST_EXPIRED',
    );
    expect(() => judgeStatusList(build({ purpose: 'suspension' }), entry, now)).toThrow('another purpose');
    expect(() => judgeStatusList(build({ bits: createStatusList(8) }), entry, now)).toThrow('too short');
    expect(() => judgeStatusList({ ...build(), type: 'VerifiableCredential' }, entry, now)).toThrow(
      'its kind',
    );
  });

  it('has a message for each status, or none is read', () => {
    const told = statusListEntry(url, 1, 'message', ['none', 'pending', 'delayed', 'refused']);
    expect(readStatusEntry(told)?.messages.get(2)).toBe('delayed');
    expect(readStatusEntry({ ...told, statusSize: 3 })).toBeUndefined();
  });

  it("of 1EdTech names the revoked, and is its issuer's own", () => {
    const list = { issuer: 'i', revokedCredential: [{ id: 'a' }, { id: 'b', revoked: false }] };
    expect(['a', 'b', 'c'].map((id) => readRevocationList(list, id, 'i').revoked)).toEqual([
      true,
      false,
      false,
    ]);
    expect(() => readRevocationList(list, 'a', 'j')).toThrow('not of the issuer');
  });
});
