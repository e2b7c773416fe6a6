import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import type { VerificationPorts } from '../checks/check.js';
import { verifyPresentation } from '../checks/verify-presentation.js';
import { openEnvelope } from '../credentials/open-envelope.js';
import { parseCredential } from '../credentials/parse-credential.js';
import { parsePresentation } from '../credentials/parse-presentation.js';
import { unbakePng } from '../baking/png.js';
import { unbakeSvg } from '../baking/svg.js';
import type { PublicJwk } from '../keys/multikey.js';
import { StandardsError } from '../standards-error.js';
import { issueSdJwt } from './issue-sd-jwt.js';
import type { JoseJwk, JoseSigningKey } from './jose-key.js';
import { readJws } from './jws.js';
import { isSdJwt } from './read-sd-jwt.js';
import { jwtVerificationMethod, signVcJwt, verifyVcJwt } from './vc-jwt.js';
import { verifySdJwt } from './verify-sd-jwt.js';
import { publishedFiles } from '../testing/published-files.js';

const { folder, present } = publishedFiles('credentials/vectors/vc-jose-cose-suite-input');

/** The presentations of the suite expired at the end of 2024. */
const now = new Date('2024-12-16T00:00:00Z');

/** What each file of the W3C suite is: outcome or code, and the clause. */
const expected: Readonly<Record<string, readonly [outcome: string, clause: string]>> = {
  'credential-cose-bad-media-type.txt': ['STANDARDS_FORMAT_UNSUPPORTED', 'VC-JOSE-COSE §3.3, out of scope'],
  'credential-cose-bad-signature.txt': ['STANDARDS_FORMAT_UNSUPPORTED', 'VC-JOSE-COSE §3.3, out of scope'],
  'credential-cose-minimal-not-base64.txt': [
    'STANDARDS_FORMAT_UNSUPPORTED',
    'VC-JOSE-COSE §3.3, out of scope',
  ],
  'credential-cose-minimal.txt': ['STANDARDS_FORMAT_UNSUPPORTED', 'VC-JOSE-COSE §3.3, out of scope'],
  'credential-issuer-match-signed.txt': ['verified', 'VC-JOSE-COSE §3.1.3, §4.1'],
  'credential-jose-bad-media-type.txt': ['STANDARDS_JWT_TYPE', 'VC-JOSE-COSE §3.1.1'],
  'credential-jose-bad-signature.txt': ['forged', 'RFC 7515 §5.2'],
  'credential-jose-minimal.txt': ['verified', 'VC-JOSE-COSE §3.1.1'],
  'credential-jose-unknown-extensions.txt': [
    'STANDARDS_ALGORITHM_UNSUPPORTED',
    'RFC 7518 §3.4, P-521 out of scope',
  ],
  'credential-jose-vc-vp-claims.txt': ['STANDARDS_JWT_VC_CLAIM', 'VC-JOSE-COSE §3.1.3'],
  'credential-sdjwt-bad-media-type.txt': ['STANDARDS_JWT_TYPE', 'VC-JOSE-COSE §3.2.1'],
  'credential-sdjwt-bad-signature.txt': ['forged', 'RFC 9901 §7.1'],
  'credential-sdjwt-nested.txt': ['STANDARDS_ALGORITHM_UNSUPPORTED', 'RFC 7518 §3.4, P-521 out of scope'],
  'credential-sdjwt-selective.txt': ['verified', 'VC-JOSE-COSE §3.2.1'],
  'presentation-cose-bad-credential.txt': ['STANDARDS_FORMAT_UNSUPPORTED', 'VC-JOSE-COSE §3.3, out of scope'],
  'presentation-cose-bad-media-type.txt': ['STANDARDS_FORMAT_UNSUPPORTED', 'VC-JOSE-COSE §3.3, out of scope'],
  'presentation-cose-single.txt': ['STANDARDS_FORMAT_UNSUPPORTED', 'VC-JOSE-COSE §3.3, out of scope'],
  'presentation-jose-bad-credential.txt': ['STANDARDS_ENVELOPE_UNSUPPORTED', 'VC Data Model 2.0 §4.13.1'],
  'presentation-jose-bad-media-type.txt': ['STANDARDS_JWT_TYPE', 'VC-JOSE-COSE §3.1.2'],
  'presentation-jose-multiple.txt': [
    'STANDARDS_FORMAT_UNSUPPORTED',
    'VC-JOSE-COSE §3.3: one of its credentials is COSE',
  ],
  'presentation-sdjwt-bad-credential.txt': ['STANDARDS_JWT_TYPE', 'VC-JOSE-COSE §3.2.2'],
  'presentation-sdjwt-bad-media-type.txt': ['STANDARDS_JWT_TYPE', 'VC-JOSE-COSE §3.2.2'],
  'presentation-sdjwt-selective.txt': ['verified with 1', 'VC-JOSE-COSE §3.2.2'],
  'credential-full.json': ['verified', 'VC-JOSE-COSE §3.1.1'],
  'credential-minimal.json': ['verified', 'VC-JOSE-COSE §3.1.1'],
  'credential-selective.json': ['verified', 'VC-JOSE-COSE §3.2.1'],
  'credential-nested-selective.json': ['verified', 'VC-JOSE-COSE §3.2.1'],
  'credential-unknown-extensions.json': ['STANDARDS_JWT_UNKNOWN_MEMBER', 'VC Data Model 2.0 §5.2'],
  'presentation-single.json': [
    'STANDARDS_BASE64URL',
    'RFC 7515 §5.2: the header of its credential is cut off',
  ],
  'presentation-multiple.json': [
    'STANDARDS_FORMAT_UNSUPPORTED',
    'VC-JOSE-COSE §3.3: one of its credentials is COSE',
  ],
  'presentation-selective.json': ['1 credentials', 'VC Data Model 2.0 §4.13'],
};

interface SuiteKey {
  readonly id: string;
  readonly controller: string;
  readonly publicKeyJwk: JoseJwk;
  readonly secretKeyJwk: JoseJwk;
}

const read = (name: string) => readFileSync(join(folder, name), 'utf8').trim();
const suiteKey = (name: string) => JSON.parse(read(`vm-${name}.json`)) as SuiteKey;

/** The keys of the suite are named by their thumbprints. */
const keyOf = async (method: string): Promise<JoseJwk> => {
  const keys = ['ed25519', 'p256', 'p384', 'p521'].map((name) => suiteKey(name).publicKeyJwk);
  const found = keys.find(({ kid }) => kid !== undefined && method.endsWith(`#${kid}`));
  if (!found) throw new Error(`the suite has no key ${method}`);
  return found;
};

/** Whoever is asked for, the document lists the keys of the suite. */
const ports: VerificationPorts = {
  resolveDid: async (id) => {
    const methods = ['ed25519', 'p256', 'p384'].map((name) => {
      const { publicKeyJwk } = suiteKey(name);
      const method = `${id}#${publicKeyJwk.kid}`;
      return { id: method, type: 'JsonWebKey', controller: id, publicKeyJwk: publicKeyJwk as PublicJwk };
    });
    const ids = methods.map((method) => method.id);
    return { id, verificationMethod: methods, assertionMethod: ids, authentication: ids };
  },
  fetchStatusList: () => Promise.reject(new Error('the suite has no status list')),
  trust: async () => ({ status: 'unknown', reason: 'The suite has no trust registry.' }),
  now,
};

async function outcomeOf(name: string): Promise<string> {
  const text = read(name);
  const [what, how] = name.split('-');
  if (how === 'cose') {
    const envelope = { type: 'EnvelopedVerifiableCredential', id: `data:application/vc+cose;base64,${text}` };
    return openEnvelope(parseCredential(JSON.stringify(envelope))).format;
  }
  if (name.endsWith('.json')) return what === 'credential' ? signedAndVerified(text, name) : readAll(text);
  if (what === 'credential') {
    const { text: secured } = parseCredential(text);
    const key = await keyOf(jwtVerificationMethod(secured));
    const verified = isSdJwt(secured)
      ? verifySdJwt(secured, key, { now }) !== undefined
      : verifyVcJwt(secured, key, { now });
    return verified ? 'verified' : 'forged';
  }
  const { checks, credentials } = await verifyPresentation(text, ports, {});
  const proofs = [checks, ...credentials.map((each) => each.checks)].map((list) =>
    list.find(({ check }) => check === 'proof'),
  );
  const isIntact = proofs.every((proof) => proof?.outcome === 'pass');
  return isIntact ? `verified with ${credentials.length}` : 'forged';
}

const readAll = (text: string) => `${parsePresentation(text).credentials.length} credentials`;

function signedAndVerified(text: string, name: string): string {
  const { id, controller, secretKeyJwk, publicKeyJwk } = suiteKey('p384');
  const key: JoseSigningKey = { id, controller, privateJwk: secretKeyJwk };
  const { credential } = parseCredential(text);
  if (!name.includes('selective')) {
    return verifyVcJwt(signVcJwt(credential, { key, profile: 'w3c' }), publicKeyJwk) ? 'verified' : 'forged';
  }
  const disclosable = ['/credentialSubject/id', '/credentialSubject'];
  const shown = verifySdJwt(issueSdJwt(credential, { key, typ: 'vc+sd-jwt', disclosable }), publicKeyJwk);
  return shown?.['credentialSubject'] ? 'verified' : 'forged';
}

const codeOf = async (act: () => unknown): Promise<string> => {
  try {
    return String(await act());
  } catch (error) {
    if (error instanceof StandardsError) return error.code;
    throw error;
  }
};

present('the VC-JOSE-COSE suite of W3C', () => {
  it.each(Object.entries(expected))('has %s, which is %j', async (name, [outcome]) => {
    expect(await codeOf(() => outcomeOf(name))).toBe(outcome);
  });

  it('has no file that the table leaves out', () => {
    const files = readdirSync(folder).filter((name) => !name.startsWith('vm-'));
    expect(files.toSorted()).toEqual(Object.keys(expected).toSorted());
  });
});

/** The files of 1EdTech's validator that JOSE secures, bare or in a picture. */
const { folder: validator } = publishedFiles('credentials/examples/1edtech-validator');

present("the files of 1EdTech's validator", () => {
  const file = (name: string) => readFileSync(join(validator, name));

  it.each([
    ['simple-json.png', 'vc+ld+json'],
    ['simple-jwt.png', 'vc+jwt'],
    ['simple-json.svg', 'vc+ld+json'],
    ['simple-jwt_v1.svg', 'vc+jwt'],
  ])('have %s, out of which comes %s', (name, format) => {
    const bytes = file(`ob30/${name}`);
    const baked = name.endsWith('png') ? unbakePng(bytes) : unbakeSvg(bytes.toString());
    const parsed = parseCredential(baked.text);
    expect(baked.kind).toBe('badge');
    expect(parsed.format).toBe(format);
    expect(parsed.credential['type']).toContain('VerifiableCredential');
    if (format !== 'vc+jwt') return;
    const { jwk } = readJws(baked.text).header;
    expect(verifyVcJwt(baked.text, jwk as JoseJwk, { profile: '1edtech' })).toBe(true);
    expect(verifyVcJwt(baked.text.replace(/.{6}$/, 'AAAAAA'), jwk as JoseJwk)).toBe(false);
  });

  it('have a bare VC-JWT without a key, which no verifier can check', async () => {
    const text = file('ob30/simple.jwt').toString().trim();
    expect(parseCredential(text).credential['type']).toContain('OpenBadgeCredential');
    expect(await codeOf(() => jwtVerificationMethod(text))).toBe('STANDARDS_JWT_NO_KEY');
  });

  it('have a bare CLR as VC-JWT with its key', () => {
    const text = file('clr20/simple.jwt').toString().trim();
    expect(verifyVcJwt(text, readJws(text).header['jwk'] as JoseJwk)).toBe(true);
  });
});
