import { afterEach, describe, expect, it } from '@jest/globals';
import { logAnalysis } from '../testing/built-credentials.js';
import { buildAchievementCredential } from '../credentials/build-achievement-credential.js';
import { buildClrCredential } from '../credentials/build-clr-credential.js';
import { buildEndorsementCredential } from '../credentials/build-endorsement-credential.js';
import { signDataIntegrity } from '../integrity/sign-data-integrity.js';
import type { JsonDocument } from '../integrity/data-integrity-proof.js';
import { signVcJwt } from '../jose/vc-jwt.js';
import { didKey } from '../keys/did.js';
import { generateKeyPair } from '../keys/key-pair.js';
import { createStatusList, setStatus } from '../status-list/bitstring.js';
import { statusListEntry, type StatusPurpose } from '../status-list/status-entry.js';
import { buildStatusListCredential } from '../status-list/status-list-credential.js';
import type { VerificationPorts } from './check.js';
import { defaultCheckNames, verifyCredential } from './verify-credential.js';

const created = new Date('2026-05-16T00:00:00Z');
const validFrom = new Date('2026-05-15T16:00:00Z');
const uuid = (at: number) => `urn:uuid:0197a1c0-0000-7000-8000-${String(at).padStart(12, '0')}`;

function party(name: string, algorithm: 'Ed25519' | 'ES256' = 'Ed25519') {
  const pair = generateKeyPair(algorithm);
  const { did: id, verificationMethod } = didKey(pair.publicKeyMultibase);
  return { id, name, key: { ...pair, id: verificationMethod, controller: id } };
}
type Party = ReturnType<typeof party>;
const college = party('Rio Bravo Community College');
const academy = party('Academy of Logs', 'ES256');
const endorser = party('Employers of Rio Bravo', 'ES256');
const profileOf = ({ id, name }: Party) => ({ id, name });

const sign = (document: JsonDocument, { key }: Party) => signDataIntegrity(document, { key, created });
const badge = (over: object = {}, by = academy) => ({
  ...buildAchievementCredential({
    id: uuid(1),
    issuer: profileOf(by),
    achievement: logAnalysis,
    subject: { id: 'did:example:ana' },
    validFrom,
  }),
  ...over,
});
const endorsement = (over: object = {}) => ({
  ...buildEndorsementCredential({
    id: uuid(2),
    issuer: profileOf(endorser),
    name: 'Endorsement',
    endorses: 'https://example.org/achievements/1',
    comment: 'We hire with it.',
    validFrom,
  }),
  ...over,
});
const record = (verifiableCredential: unknown, over: object = {}) => {
  const built = buildClrCredential({
    id: uuid(3),
    name: 'Transcript',
    issuer: profileOf(college),
    subject: { id: 'did:example:ana' },
    credentials: [{ ...badge(), proof: {} }],
    validFrom,
  });
  const credentialSubject = { ...(built['credentialSubject'] as object), verifiableCredential };
  return sign({ ...built, credentialSubject, ...over }, college);
};
const renamed = (document: object) => ({ ...document, name: 'Another' });
const enveloped = (jwt: string) => ({
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: 'EnvelopedVerifiableCredential',
  id: `data:application/vc+jwt,${jwt}`,
});

const lists = new Map<string, string>();
/** Of issuers who are not trusted, and who was asked for. */
const standing = new Map<string, 'distrusted' | 'unknown'>();
const asked: unknown[] = [];
afterEach(() => {
  standing.clear();
  asked.length = 0;
});
const ports: VerificationPorts = {
  now: new Date('2026-06-01T00:00:00Z'),
  resolveDid: () => Promise.reject(new Error('no such host')),
  fetchStatusList: async (url) => lists.get(url) ?? Promise.reject(new Error('no such list')),
  trust: async (issuer, achievementType) => {
    asked.push([issuer, achievementType]);
    return { status: standing.get(issuer) ?? 'trusted', reason: 'It is so registered.' };
  },
};

/** An entry of a list in which its index 7 is set. */
async function setIn(purpose: StatusPurpose, by: Party) {
  const url = `https://lists.example/${lists.size}`;
  const bits = createStatusList();
  setStatus(bits, 7, true);
  const list = buildStatusListCredential({ id: url, issuer: by.id, validFrom, bits, purpose });
  lists.set(url, JSON.stringify(await sign(list, by)));
  return { credentialStatus: statusListEntry(url, 7, purpose) };
}

async function check(document: object | string) {
  const text = typeof document === 'string' ? document : JSON.stringify(document);
  const { checks } = await verifyCredential(text, ports, ['proof', 'nested-credentials']);
  const [proof, nested] = checks;
  // The signature around them says nothing of those within.
  expect(proof?.outcome).toBe('pass');
  if (!nested) throw new Error('The check was asked for.');
  const found = (nested.findings ?? []).map(({ code, severity, pointer }) => [code, severity, pointer]);
  const { outcome, code, reason } = nested;
  return { outcome, code, reason, found };
}
const at = (index: number) => `/credentialSubject/verifiableCredential/${index}`;
const refusedAt = (pointer: string, code: string) => ({
  outcome: 'fail',
  code,
  reason: expect.stringContaining(`(${pointer})`),
  found: [[code, 'error', pointer]],
});
const warnedAt = (pointer: string, code: string) => ({
  outcome: 'warning',
  code,
  reason: expect.stringContaining(`(${pointer})`),
  found: [[code, 'warning', pointer]],
});
const good = { outcome: 'pass', code: undefined, reason: expect.any(String), found: [] };

describe('the credentials within one', () => {
  it('are looked at by name, and not unless asked', async () => {
    expect(defaultCheckNames).not.toContain('nested-credentials');
    const forged = await record([renamed(await sign(badge(), academy))]);
    const { checks } = await verifyCredential(JSON.stringify(forged), ports);
    expect(checks.map(({ check: name }) => name)).toEqual(defaultCheckNames);
  });

  it('are none of a badge without endorsements', async () => {
    expect((await check(await sign(badge(), academy))).outcome).toBe('not_applicable');
  });

  it('are as their own issuers signed them: embedded, in an envelope, as JWT', async () => {
    const jwt = signVcJwt(badge(), { key: academy.key });
    expect(await check(await record([await sign(badge(), academy), enveloped(jwt), jwt]))).toEqual(good);
    expect(
      await check(signVcJwt(badge({ endorsementJwt: [signVcJwt(endorsement(), endorser)] }), academy)),
    ).toEqual(good);
  });

  it('refuse a record around one that was altered, unsigned, or signed by another', async () => {
    const signed = await sign(badge(), academy);
    expect(await check(await record([signed, renamed(signed)]))).toEqual(
      refusedAt(at(1), 'NESTED_PROOF_INVALID'),
    );
    expect(await check(await record(badge()))).toEqual(
      refusedAt('/credentialSubject/verifiableCredential', 'NESTED_PROOF_MISSING'),
    );
    expect(await check(await record([await sign(badge(), college)]))).toEqual(
      refusedAt(at(0), 'NESTED_ISSUER_MISMATCH'),
    );
    const [head, payload, signature] = signVcJwt(badge(), { key: academy.key }).split('.');
    const [, other] = signVcJwt(badge({ name: 'Another' }), { key: academy.key }).split('.');
    expect(await check(await record([`${head}.${payload}.${signature}`]))).toEqual(good);
    expect(await check(await record([`${head}.${other}.${signature}`]))).toEqual(
      refusedAt(at(0), 'NESTED_PROOF_INVALID'),
    );
    expect((await check(await record([`${head}.e30.${signature}`]))).outcome).toBe('fail');
  });

  it('are held to their structure where they are text, which nobody else reads', async () => {
    const { credentialSubject: _, ...rest } = badge();
    const jwt = signVcJwt({ ...rest, credentialSubject: { id: 'did:example:ana' } }, { key: academy.key });
    expect(await check(await record([enveloped(jwt)]))).toEqual(refusedAt(at(0), 'NESTED_SCHEMA_INVALID'));
    const cose = { ...enveloped(''), id: 'data:application/vc+cose,0oREo' };
    expect(await check(await record([cose]))).toEqual(refusedAt(at(0), 'NESTED_MALFORMED'));
  });
});

describe('endorsements within a credential', () => {
  // The published context of Open Badges lacks endorsementJwt: canonical JSON has no need of it.
  const of = async (members: object) =>
    check(
      await signDataIntegrity(badge(members), { key: academy.key, created, cryptosuite: 'ecdsa-jcs-2019' }),
    );

  it('are verified wherever they stand', async () => {
    const signed = await sign(endorsement(), endorser);
    const jwt = signVcJwt(endorsement(), { key: endorser.key });
    expect(await of({ endorsement: [signed], endorsementJwt: [jwt] })).toEqual(good);
    const issuer = { ...profileOf(academy), type: ['Profile'] };
    expect(await of({ issuer: { ...issuer, endorsement: [signed, renamed(signed)] } })).toEqual(
      refusedAt('/issuer/endorsement/1', 'NESTED_PROOF_INVALID'),
    );
    const subject = badge()['credentialSubject'] as { achievement: object };
    const achievement = { ...subject.achievement, endorsementJwt: [`${jwt}A`] };
    expect(await of({ credentialSubject: { ...subject, achievement } })).toMatchObject({
      outcome: 'fail',
      found: [[expect.any(String), 'error', '/credentialSubject/achievement/endorsementJwt/0']],
    });
  });

  it('are found in the credentials of a record, in embedded ones by their place', async () => {
    const forged = renamed(await sign(endorsement(), endorser));
    const endorsed = await sign(badge({ endorsement: [forged] }), academy);
    const jwt = signVcJwt(badge({ endorsement: [forged] }), { key: academy.key });
    const { found, reason } = await check(await record([endorsed, enveloped(jwt)]));
    expect(found).toEqual([
      ['NESTED_PROOF_INVALID', 'error', `${at(0)}/endorsement/0`],
      ['NESTED_PROOF_INVALID', 'error', at(1)],
    ]);
    expect(reason).toContain(`(${at(0)}/endorsement/0) Also: ${at(1)}.`);
  });

  it('warn when they were revoked or nobody can be asked: the credential stands without them', async () => {
    const revoked = await sign(endorsement(await setIn('revocation', endorser)), endorser);
    expect(await of({ endorsement: [revoked] })).toEqual(warnedAt('/endorsement/0', 'NESTED_REVOKED'));
    const away = { ...endorser, key: { ...endorser.key, id: 'did:web:away.example#k' } };
    const signed = await sign(endorsement(), away);
    expect(await of({ endorsement: signed })).toEqual(warnedAt('/endorsement', 'NESTED_KEY_UNREACHABLE'));
  });
});

describe('a part of a record', () => {
  it('that its issuer revoked refuses it, one that has expired is a warning', async () => {
    const revoked = await sign(badge(await setIn('revocation', academy)), academy);
    expect(await check(await record([revoked]))).toEqual(refusedAt(at(0), 'NESTED_REVOKED'));
    const expired = await sign(badge({ validUntil: '2026-05-20T00:00:00Z' }), academy);
    expect(await check(await record([expired]))).toEqual(warnedAt(at(0), 'NESTED_EXPIRED'));
    const newer = await sign(badge(await setIn('refresh', academy)), academy);
    expect(await check(await record([newer]))).toEqual(warnedAt(at(0), 'NESTED_REFRESH_AVAILABLE'));
  });

  it('whose issuer cannot be reached is told after what is known to be wrong', async () => {
    const away = { ...academy, key: { ...academy.key, id: 'did:web:away.example#k' } };
    const unreachable = await sign(badge(), away);
    const { code, found } = await check(await record([unreachable, badge()]));
    expect(code).toBe('NESTED_PROOF_MISSING');
    expect(found).toHaveLength(2);
    const many = await check(await record(Array.from({ length: 20 }, () => unreachable)));
    expect(many.found.map(([each]) => each)).toEqual([
      ...Array.from({ length: 5 }, () => 'NESTED_KEY_UNREACHABLE'),
      'NESTED_UNREACHABLE',
    ]);
  });

  it('may be one of a hundred, and three deep', async () => {
    const signed = await sign(badge(), academy);
    const many = (length: number) => Array.from({ length }, () => signed);
    expect(await check(await record(many(100)))).toEqual(good);
    expect(await check(await record(many(101)))).toEqual(refusedAt(at(100), 'NESTED_TOO_MANY'));
    const twice = await sign(endorsement({ endorsement: await sign(endorsement(), endorser) }), endorser);
    expect(await check(await record([await sign(badge({ endorsement: twice }), academy)]))).toEqual(good);
    const thrice = await sign(endorsement({ endorsement: twice }), endorser);
    expect(await check(await record([await sign(badge({ endorsement: thrice }), academy)]))).toEqual(
      refusedAt(`${at(0)}/endorsement/endorsement/endorsement`, 'NESTED_TOO_DEEP'),
    );
  });
});

describe('the issuers within', () => {
  it('are asked for with what they award, unless theirs is the credential around it', async () => {
    const words = await sign(endorsement(), endorser);
    const endorsed = await sign(badge({ endorsement: [words] }), academy);
    const own = await sign(badge({}, college), college);
    expect(await check(await record([endorsed, own]))).toEqual(good);
    const { achievementType } = logAnalysis;
    expect(asked).toEqual([
      [academy.id, achievementType],
      [endorser.id, undefined],
    ]);
    expect(achievementType).toEqual(expect.any(String));
  });

  it('refuse the whole where one is distrusted, a part or an endorser', async () => {
    const words = await sign(endorsement(), endorser);
    const transcript = await record([await sign(badge({ endorsement: [words] }), academy)]);
    standing.set(academy.id, 'distrusted');
    expect(await check(transcript)).toEqual(refusedAt(at(0), 'NESTED_ISSUER_DISTRUSTED'));
    standing.set(endorser.id, 'distrusted').delete(academy.id);
    expect(await check(transcript)).toEqual(refusedAt(`${at(0)}/endorsement/0`, 'NESTED_ISSUER_DISTRUSTED'));
  });

  it('are a warning where one is unknown, and are not asked for where the proof is not theirs', async () => {
    standing.set(academy.id, 'unknown');
    const signed = await sign(badge(), academy);
    expect(await check(await record([signed]))).toEqual(warnedAt(at(0), 'NESTED_ISSUER_UNKNOWN'));
    asked.length = 0;
    expect(await check(await record([renamed(signed)]))).toEqual(refusedAt(at(0), 'NESTED_PROOF_INVALID'));
    expect(asked).toEqual([]);
    const jwt = signVcJwt(badge(), { key: academy.key });
    expect(await check(await record([enveloped(jwt)]))).toEqual(warnedAt(at(0), 'NESTED_ISSUER_UNKNOWN'));
  });
});
