import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import {
  bakePng,
  bakeSvg,
  didKey,
  generateKeyPair,
  issueSdJwt,
  signDataIntegrity,
  signVcJwt,
  type SigningAlgorithm,
} from '@wellspring/standards';
import { run } from '../main.js';

let folder: string;
let out = '';
let err = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wellspring-vc-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach((): void => {
  [out, err] = ['', ''];
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true));
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => ((err += String(text)), true));
});
afterEach((): void => {
  jest.restoreAllMocks();
});

function keyOf(algorithm: SigningAlgorithm) {
  const { privateJwk, publicKeyMultibase } = generateKeyPair(algorithm);
  const { did: controller, verificationMethod: id } = didKey(publicKeyMultibase);
  return { algorithm, privateJwk, id, controller };
}
const aCredential = (issuer: string, over: object = {}) => ({
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  id: 'urn:uuid:5ff0c6d8-2a3b-4e3e-9f4c-1d2b3a4c5d6e',
  type: ['VerifiableCredential'],
  name: 'Log analysis',
  issuer,
  validFrom: '2026-05-15T16:00:00Z',
  credentialSubject: { id: 'did:example:ana', name: 'Ana' },
  ...over,
});
async function file(name: string, content: string | Buffer | object): Promise<string> {
  const path = join(folder, name);
  await writeFile(
    path,
    typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content),
  );
  return path;
}
const signed = (algorithm: SigningAlgorithm) => {
  const key = keyOf(algorithm);
  return signDataIntegrity(aCredential(key.controller), { key, created: new Date('2026-05-15T16:00:00Z') });
};

describe('vc inspect', () => {
  it('tells what a credential says of itself and how it is secured', async () => {
    const credential = await signed('Ed25519');
    expect(await run(['vc', 'inspect', await file('signed.json', credential)])).toBe(0);
    expect(out).toMatch(new RegExp(`issuer +${credential.issuer}`));
    expect(out).toMatch(/subject +did:example:ana/);
    expect(out).toMatch(/credentials\/v2 +yes/);
    expect(out).toMatch(/eddsa-rdfc-2022 .*assertionMethod +2026-05-15T16:00:00Z/);
  });

  it('reads a JWT, by itself and in an envelope', async () => {
    const key = keyOf('ES256');
    const jwt = await signVcJwt(aCredential(key.controller), { key });
    const envelope = {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      type: 'EnvelopedVerifiableCredential',
      id: `data:application/vc+jwt,${jwt}`,
    };
    for (const content of [jwt, envelope]) {
      out = '';
      expect(await run(['vc', 'inspect', await file('jwt', content)])).toBe(0);
      expect(out).toMatch(/form +vc\+jwt/);
      expect(out).toContain(`JWS ES256, typ JWT  ${key.id.slice(0, 60)}`);
    }
  });

  it('reads an SD-JWT', async () => {
    const key = keyOf('ES256');
    const sdJwt = await issueSdJwt(aCredential(key.controller), {
      key,
      typ: 'vc+sd-jwt',
      disclosable: ['/credentialSubject/name'],
    });
    expect(await run(['vc', 'inspect', await file('sd-jwt', sdJwt)])).toBe(0);
    expect(out).toContain(`JWS ES256, typ vc+sd-jwt  ${key.id.slice(0, 60)}`);
  });

  it('takes the credential out of a picture', async () => {
    const text = JSON.stringify(await signed('Ed25519'));
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"></svg>';
    const onePixel =
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
    for (const picture of [bakePng(Buffer.from(onePixel, 'base64'), text), bakeSvg(svg, text)]) {
      out = '';
      expect(await run(['vc', 'inspect', await file('picture', picture)])).toBe(0);
      expect(out).toMatch(/name +Log analysis/);
    }
    expect(await run(['vc', 'inspect', await file('bare.svg', svg)])).toBe(1);
    expect(err).toContain('[STANDARDS_BAKING_NONE]');
  });

  it('says of a context that nobody pinned that it cannot be verified', async () => {
    const context = { '@context': ['https://www.w3.org/ns/credentials/v2', 'https://example.org/own'] };
    await run(['vc', 'inspect', await file('own.json', aCredential('did:example:x', context))]);
    expect(out).toMatch(/example\.org\/own +no: it cannot be verified/);
  });

  describe('of an older standard', () => {
    const issuer = {
      id: 'https://a.example/issuer',
      type: 'Issuer',
      name: 'Harbour',
      url: 'https://a.example',
      email: 'a@a.example',
    };
    const badge = {
      id: 'https://a.example/badge',
      type: 'BadgeClass',
      name: 'Log analysis',
      description: 'Reads logs.',
      image: 'https://a.example/badge.png',
      criteria: 'https://a.example/criteria',
      issuer,
      alignment: { targetName: 'Analyse logs', targetUrl: 'https://f.example/items/1' },
    };
    const assertion = {
      '@context': 'https://w3id.org/openbadges/v2',
      id: 'https://a.example/17',
      type: 'Assertion',
      recipient: { type: 'email', identity: 'sha256$00', hashed: true },
      badge,
      verification: { type: 'HostedBadge' },
      issuedOn: '2024-05-15T16:00:00Z',
    };
    const record = {
      '@context': 'https://purl.imsglobal.org/spec/clr/v1p0/context/clr_v1p0.jsonld',
      id: 'https://a.example/record',
      type: 'Clr',
      issuedOn: '2020-07-01T00:00:00Z',
      learner: { id: 'urn:x:ana', name: 'Ana' },
      publisher: issuer,
      assertions: [{ id: 'urn:x:a', achievement: { id: 'urn:x:b', name: 'Log analysis', issuer } }],
    };

    it('tells what an Open Badges 2.0 badge says, and asks nobody', async () => {
      expect(await run(['vc', 'inspect', await file('badge.json', assertion)])).toBe(0);
      expect(out).toMatch(/form +Open Badges 2\.0, JSON/);
      expect(out).toMatch(/name +Log analysis/);
      expect(out).toMatch(/recipient +email: sha256\$00 \(hashed\)/);
      expect(out).toMatch(/alignment +Analyse logs: https:\/\/f\.example\/items\/1/);
      expect(out).toContain('HostedBadge');
      out = '';
      expect(await run(['vc', 'inspect', await file('linked.json', { ...assertion, badge: badge.id })])).toBe(
        0,
      );
      expect(out).toMatch(/badge +https:\/\/a\.example\/badge/);
    });

    it('tells where a picture says that its badge is', async () => {
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:o="http://openbadges.org"><o:assertion verify="${assertion.id}"/></svg>`;
      expect(await run(['vc', 'inspect', await file('hosted.svg', svg)])).toBe(0);
      expect(out).toMatch(/id +https:\/\/a\.example\/17/);
    });

    it('tells what a CLR 1.0 says', async () => {
      expect(await run(['vc', 'inspect', await file('record.json', record)])).toBe(0);
      expect(out).toMatch(/form +CLR 1\.0, JSON/);
      expect(out).toMatch(/subject +Ana/);
      expect(out).toMatch(/asserts +Log analysis, Harbour/);
    });

    it('is not verified, and says so with a code', async () => {
      for (const document of [assertion, record]) {
        err = '';
        expect(await run(['vc', 'verify', await file('older.json', document)])).toBe(1);
        expect(err).toContain('[FORMAT_NOT_VERIFIED]');
      }
    });
  });

  it('refuses what is no credential, with the code', async () => {
    expect(await run(['vc', 'inspect', await file('nonsense', 'nonsense')])).toBe(1);
    expect(err).toContain('[STANDARDS_MALFORMED]');
  });
});

describe('vc canonicalize', () => {
  it('writes the quads that are signed, and their hashes beside them', async () => {
    const path = await file('quads.json', await signed('Ed25519'));
    expect(await run(['vc', 'canonicalize', path])).toBe(0);
    expect(out).toContain('<did:example:ana> <https://schema.org/name> "Ana"');
    expect(out).not.toContain('proofValue');
    const hash = createHash('sha256').update(out).digest('hex');
    expect(err).toContain(`document sha256 ${hash}`);
    expect(err).toMatch(/eddsa-rdfc-2022 proof configuration sha256 [0-9a-f]{64}/);
  });

  it('answers the same as JSON', async () => {
    const path = await file('quads.json', await signed('Ed25519'));
    expect(await run(['vc', 'canonicalize', path, '--json'])).toBe(0);
    const { quads, hash, digest, proofs } = JSON.parse(out) as Record<string, string>;
    expect(
      createHash('sha256')
        .update(quads ?? '')
        .digest('hex'),
    ).toBe(digest);
    expect(hash).toBe('sha256');
    expect(proofs).toHaveLength(1);
  });

  it('hashes what a key on P-384 signed with SHA-384', async () => {
    const path = await file('p384.json', await signed('ES384'));
    expect(await run(['vc', 'canonicalize', path])).toBe(0);
    const hash = createHash('sha384').update(out).digest('hex');
    expect(err).toContain(`ecdsa-rdfc-2019 document sha384 ${hash}`);
    expect(err).toMatch(/ecdsa-rdfc-2019 proof configuration sha384 [0-9a-f]{96}/);
  });

  it('writes what a proof signs, and no context of its own', async () => {
    const credential = await signed('Ed25519');
    const path = await file('own-context.json', {
      ...credential,
      proof: {
        ...(credential as unknown as { proof: object }).proof,
        '@context': { created: 'urn:x:created' },
      },
    });
    expect(await run(['vc', 'canonicalize', await file('plain.json', credential)])).toBe(0);
    const hashes = err;
    err = '';
    expect(await run(['vc', 'canonicalize', path])).toBe(0);
    expect(err).toBe(hashes);
  });

  it('says of a proof over canonical JSON that it signs another text', async () => {
    const key = keyOf('Ed25519');
    const options = { key, created: new Date('2026-05-15T16:00:00Z'), cryptosuite: 'eddsa-jcs-2022' };
    const credential = await signDataIntegrity(aCredential(key.controller), options);
    expect(await run(['vc', 'canonicalize', await file('jcs.json', credential)])).toBe(0);
    expect(err).toContain('eddsa-jcs-2022 signs another text than this');
  });

  it('takes a proof for what it is, whatever stands in its place', async () => {
    const odd = { proof: [null, 5, { type: 'x\u001b[2J' }] };
    expect(await run(['vc', 'canonicalize', await file('odd.json', aCredential('did:example:x', odd))])).toBe(
      0,
    );
    expect(err).toBe(
      `document sha256 ${createHash('sha256').update(out).digest('hex')}\n${'a proof of another kind signs another text than this\n'.repeat(3)}`,
    );
  });

  it('refuses what reads otherwise than it is signed', async () => {
    const context = ['https://www.w3.org/ns/credentials/v2', { hide: '@nest' }];
    const over = { '@context': context, hide: { validUntil: '2026-06-01T00:00:00Z' } };
    expect(
      await run(['vc', 'canonicalize', await file('nest.json', aCredential('did:example:x', over))]),
    ).toBe(1);
    expect(err).toMatch(/\[CONTEXT_/);
  });

  it('refuses a term that no context defines, with the reason and its code', async () => {
    const path = await file('term.json', aCredential('did:example:x', { colour: 'red' }));
    expect(await run(['vc', 'canonicalize', path])).toBe(1);
    expect([out, err]).toEqual(['', expect.stringMatching(/term\.json: .*\[STANDARDS_UNDEFINED_TERM\]/)]);
  });
});
