import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openBadgesV3, credentialsV2 } from '../contexts/pinned-contexts.js';
import { issueSdJwt } from '../jose/issue-sd-jwt.js';
import { presentSdJwt } from '../jose/present-sd-jwt.js';
import { didKey } from '../keys/did.js';
import { generateKeyPair, type KeyPair, type SigningKey } from '../keys/key-pair.js';
import { createSigningPool, type SigningPool } from './signing-pool.js';
import type { SigningTask } from './signing-task.js';

const ed25519 = generateKeyPair('Ed25519');
const p256 = generateKeyPair('ES256');
const created = new Date('2026-05-15T16:00:00Z');

function keyOf({ algorithm, privateJwk, publicKeyMultibase }: KeyPair): SigningKey {
  const { did, verificationMethod } = didKey(publicKeyMultibase);
  return { algorithm, privateJwk, id: verificationMethod, controller: did };
}

function document(n: number, over: object = {}) {
  return {
    '@context': [credentialsV2, openBadgesV3],
    id: `urn:uuid:00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    issuer: { id: keyOf(ed25519).controller, type: 'Profile', name: 'Rio Bravo' },
    validFrom: '2026-05-15T16:00:00Z',
    credentialSubject: { type: 'AchievementSubject', id: `urn:person:${n}` },
    ...over,
  };
}

const integrity = (n: number, over?: object): SigningTask => ({
  securing: 'data-integrity',
  document: document(n, over),
  key: keyOf(ed25519),
  created,
});
/** A suite that does not sign with its key. */
const unfitting = (n: number): SigningTask => ({
  securing: 'data-integrity',
  document: document(n),
  key: keyOf(p256),
  created,
  cryptosuite: 'eddsa-rdfc-2022',
});
const jwt = (n: number): SigningTask => ({ securing: 'vc-jwt', document: document(n), key: keyOf(p256) });
/** A W3C credential; every second one as its holder shows it without the id of the subject. */
const sdJwt = (n: number) => {
  const disclosable = ['/credentialSubject/id'];
  const text = issueSdJwt(document(n), { key: keyOf(p256), typ: 'vc+sd-jwt', disclosable });
  return n % 2 === 0 ? text : presentSdJwt(text, []);
};
const expiring = (n: number, expires: Date): SigningTask => ({
  securing: 'data-integrity',
  document: document(n),
  key: keyOf(ed25519),
  created,
  expires,
});
const count = (length: number) => Array.from({ length }, (_, n) => n);

describe.each([2, 0])('a signing pool of %s threads', (threads) => {
  let pool: SigningPool;
  beforeAll(() => {
    pool = createSigningPool({ threads, chunkSize: 4 });
  });
  afterAll(() => pool.close());

  it('signs a batch in the order of its tasks, and what it signed verifies', async () => {
    const signed = await pool.sign(count(37).map((n) => (n % 3 === 0 ? jwt(n) : integrity(n))));
    const texts = signed.map((outcome) => (outcome.ok ? outcome.value : outcome.code));
    const subjects = texts.map((text) => {
      const json = text.startsWith('{')
        ? text
        : Buffer.from(text.split('.')[1] ?? '', 'base64url').toString();
      return (JSON.parse(json) as { credentialSubject: { id: string } }).credentialSubject.id;
    });
    expect(subjects).toEqual(count(37).map((n) => `urn:person:${n}`));
    const verified = await pool.verify(
      texts.map((text) => ({ text, publicJwk: text.startsWith('{') ? ed25519.publicJwk : p256.publicJwk })),
      { now: created },
    );
    expect(verified).toEqual(count(37).map(() => ({ ok: true, value: true })));
  });

  it('tells which of a batch were altered', async () => {
    const signed = await pool.sign(count(5).map((n) => integrity(n)));
    const texts = signed.map((outcome) => (outcome.ok ? outcome.value : ''));
    texts[3] = (texts[3] ?? '').replace('urn:person:3', 'urn:person:4');
    const verified = await pool.verify(
      texts.map((text) => ({ text, publicJwk: ed25519.publicJwk })),
      { now: created },
    );
    expect(verified.map((outcome) => outcome.ok && outcome.value)).toEqual([true, true, true, false, true]);
  });

  it('verifies each form that a credential comes in, in the order of the tasks', async () => {
    const signed = await pool.sign([integrity(0), jwt(1)]);
    const [embedded = '', compact = ''] = signed.map((outcome) => (outcome.ok ? outcome.value : ''));
    const vct = { iss: 'https://example.org', vct: 'https://example.org/badge', exp: 1 };
    const sdJwtVc = issueSdJwt(vct, { key: keyOf(p256), typ: 'dc+sd-jwt', disclosable: [] });
    const forged = sdJwt(0).replace(/\.[\w-]+~/, `.${'A'.repeat(86)}~`);
    const foreign = `${sdJwt(1)}${Buffer.from('["salt","name","x"]').toString('base64url')}~`;
    const texts = [sdJwt(0), embedded, sdJwt(1), compact, forged, sdJwtVc, foreign, sdJwt(2)];
    const verified = await pool.verify(
      texts.map((text) => ({ text, publicJwk: text === embedded ? ed25519.publicJwk : p256.publicJwk })),
      { now: created },
    );
    expect(verified.map((outcome) => (outcome.ok ? outcome.value : outcome.code))).toEqual([
      ...[true, true, true, true, false, true],
      ...['STANDARDS_SD_JWT_UNREFERENCED', true],
    ]);
  });

  it('judges when a proof expires by the time that it is told', async () => {
    const signed = await pool.sign(
      count(6).map((n) =>
        expiring(n, new Date(n % 2 === 0 ? '2026-06-01T00:00:00Z' : '2099-01-01T00:00:00Z')),
      ),
    );
    const tasks = signed.map((outcome) => ({
      text: outcome.ok ? outcome.value : '',
      publicJwk: ed25519.publicJwk,
    }));
    const at = async (now: string) => {
      const outcomes = await pool.verify(tasks, { now: new Date(now) });
      return outcomes.map((outcome) => (outcome.ok ? outcome.value : outcome.code));
    };
    const [lapsed, holds] = ['PROOF_EXPIRED', true];
    expect(await at('2026-05-20T00:00:00Z')).toEqual([holds, holds, holds, holds, holds, holds]);
    expect(await at('2026-06-02T00:00:00Z')).toEqual([lapsed, holds, lapsed, holds, lapsed, holds]);
    expect(await at('2099-01-02T00:00:00Z')).toEqual([lapsed, lapsed, lapsed, lapsed, lapsed, lapsed]);
  });

  it('keeps the code of what cannot be signed or read, and does the rest of the batch', async () => {
    const signed = await pool.sign([
      integrity(0),
      integrity(1, { colour: 'a term of no context' }),
      unfitting(2),
      integrity(3),
    ]);
    const codes = signed.map((outcome) => (outcome.ok ? 'signed' : outcome.code));
    expect(codes[0]).toBe('signed');
    expect(codes[1]).toMatch(/^STANDARDS_/);
    expect(codes[2]).toMatch(/^STANDARDS_KEY/);
    expect(codes[3]).toBe('signed');
    const [unread] = await pool.verify([{ text: 'no credential', publicJwk: ed25519.publicJwk }], {
      now: created,
    });
    expect(unread).toMatchObject({ ok: false, code: 'STANDARDS_MALFORMED' });
  });

  it('says nothing of a key in its errors', async () => {
    const outcomes = await pool.sign([unfitting(0)]);
    expect(outcomes).toMatchObject([{ ok: false, code: 'STANDARDS_KEY_UNSUPPORTED' }]);
    expect(JSON.stringify(outcomes)).not.toContain(p256.privateJwk.d);
  });
});

describe('the room of a signing pool', () => {
  it('is bounded: tasks of a lazy batch are taken as there is room for them', async () => {
    const pool = createSigningPool({ threads: 1, chunkSize: 1, maxQueued: 2 });
    let taken = 0;
    function* tasks() {
      for (const n of count(20)) {
        taken += 1;
        yield integrity(n);
      }
    }
    const batch = pool.sign(tasks());
    await new Promise((resolve) => setImmediate(resolve));
    // Two within, and the one that waits at the door.
    expect(taken).toBe(3);
    expect(await batch).toHaveLength(20);
    expect(taken).toBe(20);
    await pool.close();
  });

  it('is bounded for what is verified as well', async () => {
    const pool = createSigningPool({ threads: 1, chunkSize: 1, maxQueued: 2 });
    let taken = 0;
    function* tasks() {
      for (const n of count(6)) {
        taken += 1;
        yield { text: sdJwt(n), publicJwk: p256.publicJwk };
      }
    }
    const batch = pool.verify(tasks(), { now: created });
    await new Promise((resolve) => setImmediate(resolve));
    expect(taken).toBe(3);
    expect(await batch).toEqual(count(6).map(() => ({ ok: true, value: true })));
    await pool.close();
  });
});

describe('closing a signing pool', () => {
  it('finishes what was taken on, refuses what comes later, and may be asked again', async () => {
    const pool = createSigningPool({ threads: 2, chunkSize: 2, maxQueued: 2 });
    const running = pool.sign(count(20).map((n) => integrity(n)));
    const closing = pool.close();
    await expect(pool.sign([integrity(0)])).rejects.toMatchObject({ code: 'STANDARDS_POOL_CLOSED' });
    expect((await running).every(({ ok }) => ok)).toBe(true);
    await closing;
    await pool.close();
  });
});
