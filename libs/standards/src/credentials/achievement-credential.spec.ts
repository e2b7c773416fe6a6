import { describe, expect, it } from '@jest/globals';
import { verifyCredential } from '../checks/verify-credential.js';
import type { VerificationPorts } from '../checks/check.js';
import { signDataIntegrity } from '../integrity/sign-data-integrity.js';
import { signVcJwt } from '../jose/vc-jwt.js';
import { didDocument, didKey, type DidDocument } from '../keys/did.js';
import { generateKeyPair, type SigningKey } from '../keys/key-pair.js';
import { createStatusList, setStatus } from '../status-list/bitstring.js';
import { statusListEntry } from '../status-list/status-entry.js';
import { buildStatusListCredential } from '../status-list/status-list-credential.js';
import { logAnalysis } from '../testing/built-credentials.js';
import { buildAchievementCredential } from './build-achievement-credential.js';
import { identityObject } from './identity-object.js';
import { credentialDigest, parseCredential, serializeCredential } from './parse-credential.js';
import { subjectItems } from './subject-items.js';

const now = new Date('2026-05-15T16:00:00.000Z');
const did = 'did:web:example.org:issuers:rio';
const listUrl = 'https://example.org/status/1';
const item = 'https://example.org/ims/case/v1p1/CFItems/6f1c0d3e-0000-4000-8000-000000000001';

const edwards = generateKeyPair('Ed25519');
const p256 = generateKeyPair('ES256');
const key: SigningKey = { ...edwards, id: `${did}#k1`, controller: did };
const jwtKey: SigningKey = { ...p256, id: `${did}#k2`, controller: did };
const document: DidDocument = didDocument({
  did,
  keys: [
    { id: key.id, publicJwk: edwards.publicJwk },
    { id: jwtKey.id, publicJwk: p256.publicJwk },
  ],
});

function unsigned(over: { issuer?: string; validUntil?: Date } = {}) {
  return buildAchievementCredential({
    id: 'urn:uuid:0197a1c0-0000-7000-8000-0000000000d1',
    issuer: { id: over.issuer ?? did, name: 'Rio Bravo Community College' },
    achievement: {
      ...logAnalysis,
      alignment: [{ type: ['Alignment'], targetName: 'Analyse logs', targetUrl: item, targetType: 'CFItem' }],
      resultDescription: [
        {
          id: 'urn:uuid:0197a1c0-0000-7000-8000-00000000aaaa',
          type: ['ResultDescription'],
          name: 'Level',
          resultType: 'RubricCriterionLevel',
          rubricCriterionLevel: [1, 2, 3].map((level) => ({
            id: `urn:uuid:0197a1c0-0000-7000-8000-00000000000${level}`,
            type: ['RubricCriterionLevel'],
            name: `Level ${level}`,
            level: String(level),
          })),
        },
      ],
    },
    subject: { identity: identityObject('ana@example.org', 'salt') },
    result: {
      resultDescription: 'urn:uuid:0197a1c0-0000-7000-8000-00000000aaaa',
      achievedLevel: 'urn:uuid:0197a1c0-0000-7000-8000-000000000003',
    },
    validFrom: now,
    ...(over.validUntil && { validUntil: over.validUntil }),
    credentialStatus: statusListEntry(listUrl, 42),
  });
}

async function ports(
  revoked = false,
  trusted: 'trusted' | 'distrusted' | 'unknown' = 'trusted',
): Promise<VerificationPorts> {
  const bits = createStatusList();
  setStatus(bits, 42, revoked);
  const list = buildStatusListCredential({ id: listUrl, issuer: did, validFrom: now, bits });
  const signed = serializeCredential(await signDataIntegrity(list, { key, created: now }));
  return {
    now: new Date(now.getTime() + 60_000),
    resolveDid: async (asked) => {
      if (asked === did) return document;
      throw new Error('no such host');
    },
    fetchStatusList: async () => signed,
    trust: async () => ({ status: trusted, reason: 'As the test says.' }),
  };
}

const codes = (verification: { checks: readonly { code?: string }[] }) =>
  verification.checks.flatMap(({ code }) => (code ? [code] : []));

describe('an Open Badges 3.0 credential', () => {
  it('verifies in both forms, and carries its item with the level', async () => {
    const embedded = serializeCredential(await signDataIntegrity(unsigned(), { key, created: now }));
    const jwt = await signVcJwt(unsigned(), { key: jwtKey });
    for (const text of [embedded, jwt]) {
      const verification = await verifyCredential(text, await ports());
      expect(codes(verification)).toEqual([]);
      expect(verification.outcome).toBe('verified');
      expect(subjectItems(verification.parsed.credential)).toEqual([{ uri: item, level: 3 }]);
    }
    expect(credentialDigest(embedded)).toMatch(/^sha256-[\w-]{43}$/);
  });

  it('verifies with a did:key issuer, in both forms', async () => {
    const signerOf = (pair: typeof edwards) => {
      const { did: controller, verificationMethod: id } = didKey(pair.publicKeyMultibase);
      const { credentialStatus: _, ...plain } = unsigned({ issuer: controller });
      return { signer: { ...pair, id, controller }, plain: plain as ReturnType<typeof unsigned> };
    };
    const [ed, es] = [signerOf(edwards), signerOf(p256)];
    const texts = [
      serializeCredential(await signDataIntegrity(ed.plain, { key: ed.signer, created: now })),
      await signVcJwt(es.plain, { key: es.signer }),
    ];
    for (const text of texts) {
      expect((await verifyCredential(text, await ports())).outcome).toBe('verified');
    }
    const mixed = texts[0]?.replaceAll(ed.signer.controller, es.signer.controller);
    const named = mixed?.replaceAll(edwards.publicKeyMultibase, p256.publicKeyMultibase);
    expect(codes(await verifyCredential(named ?? '', await ports()))).toContain('STANDARDS_KEY_UNSUPPORTED');
  });

  it.each(['Log analysis', 'Passes the laboratory.', item, '000000000003', 'sha256$'])(
    'is refused when %s is altered',
    async (signed) => {
      const text = serializeCredential(await signDataIntegrity(unsigned(), { key, created: now }));
      const altered = text.replace(signed, `${signed}x`);
      expect(altered).not.toBe(text);
      expect(codes(await verifyCredential(altered, await ports()))).toContain('PROOF_INVALID');
    },
  );

  it('is refused with a code of its own when revoked, expired, early, foreign or distrusted', async () => {
    const text = serializeCredential(
      await signDataIntegrity(unsigned({ validUntil: new Date(now.getTime() + 120_000) }), {
        key,
        created: now,
      }),
    );
    expect(codes(await verifyCredential(text, await ports(true)))).toEqual(['REVOKED']);
    const late = { ...(await ports()), now: new Date(now.getTime() + 180_000) };
    expect(codes(await verifyCredential(text, late))).toEqual(['EXPIRED']);
    const early = { ...(await ports()), now: new Date(now.getTime() - 1000) };
    expect(codes(await verifyCredential(text, early))).toEqual(['NOT_YET_VALID']);
    // The list has room for clocks that differ, and no more.
    const tooEarly = { ...(await ports()), now: new Date(now.getTime() - 301_000) };
    expect(codes(await verifyCredential(text, tooEarly))).toEqual([
      'NOT_YET_VALID',
      'STATUS_LIST_NOT_YET_VALID',
    ]);
    expect(codes(await verifyCredential(text, await ports(false, 'distrusted')))).toEqual([
      'ISSUER_DISTRUSTED',
    ]);
    const foreign = serializeCredential(
      await signDataIntegrity(unsigned({ issuer: 'did:web:other.org' }), { key, created: now }),
    );
    expect(codes(await verifyCredential(foreign, await ports()))).toContain('ISSUER_MISMATCH');
    const away = { ...(await ports()), fetchStatusList: () => Promise.reject(new Error('down')) };
    expect(codes(await verifyCredential(text, away))).toEqual(['STATUS_UNREACHABLE']);
  });

  it('is not signed when a term is defined by no context', async () => {
    const loose = { ...unsigned(), favouriteColour: 'blue' };
    await expect(signDataIntegrity(loose, { key, created: now })).rejects.toMatchObject({
      code: 'STANDARDS_UNDEFINED_TERM',
    });
    const foreign = {
      ...unsigned(),
      '@context': ['https://www.w3.org/ns/credentials/v2', 'https://evil.example/v1'],
    };
    await expect(signDataIntegrity(foreign, { key, created: now })).rejects.toMatchObject({
      code: 'STANDARDS_UNKNOWN_CONTEXT',
    });
  });

  it('is not read with two members of one name, a __proto__, or bottomless nesting', () => {
    expect(() => parseCredential('{"a":1,"a":2}')).toThrow('stands twice');
    expect(() => parseCredential('{"__proto__":{}}')).toThrow('__proto__');
    expect(() => parseCredential(`${'{"a":'.repeat(100)}1${'}'.repeat(100)}`)).toThrow('deeper');
    expect(() => parseCredential('{')).toThrow('not JSON');
  });
});
