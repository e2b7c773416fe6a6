import { createHash, generateKeyPairSync, sign, verify, createPublicKey } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { SDJwtVcInstance } from '@sd-jwt/sd-jwt-vc';
import fc from 'fast-check';
import { parseCredential } from '../credentials/parse-credential.js';
import type { JsonObject } from '../json-values.js';
import { StandardsError } from '../standards-error.js';
import { issueSdJwt, type SdJwtIssuance } from './issue-sd-jwt.js';
import type { JoseJwk, JoseSigningKey } from './jose-key.js';
import { signJws } from './jws.js';
import { presentSdJwt } from './present-sd-jwt.js';
import { makeDisclosure, sdDigest } from './sd-jwt-disclosure.js';
import { publicMembersOf } from './vc-jwt.js';
import { verifySdJwt } from './verify-sd-jwt.js';

const pair = () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const privateJwk = privateKey.export({ format: 'jwk' }) as unknown as JoseJwk;
  const key: JoseSigningKey = { id: 'did:web:example.org#k', controller: 'did:web:example.org', privateJwk };
  return { privateKey, key, publicJwk: publicMembersOf(privateJwk) };
};
const issuer = pair();
const holder = pair();
const now = new Date('2026-05-15T16:00:00Z');

const claims = {
  iss: 'https://example.org',
  vct: 'https://example.org/badge',
  given_name: 'Ana',
  address: { street: 'Main St', city: 'Anytown' },
  nationalities: ['DE', 'FR', 'US'],
};
const disclosable = ['/given_name', '/address', '/address/street', '/nationalities/0', '/nationalities/1'];
const issue = (over: Partial<SdJwtIssuance> = {}, said: JsonObject = claims) =>
  issueSdJwt(said, { key: issuer.key, typ: 'dc+sd-jwt', disclosable, ...over });
const ask = { audience: 'https://rp.example', nonce: 'n-1' };
const binding = { key: holder.key, ...ask, now };

function codeOf(act: () => unknown): string {
  try {
    return JSON.stringify(act()) ?? 'forged';
  } catch (error) {
    if (error instanceof StandardsError) return error.code;
    throw error;
  }
}
const secured = (payload: JsonObject, ...disclosures: string[]) =>
  [
    signJws({ typ: 'dc+sd-jwt' }, JSON.stringify({ vct: 'x', ...payload }), issuer.key.privateJwk),
    ...disclosures,
    '',
  ].join('~');
const verdict = (text: string) => codeOf(() => verifySdJwt(text, issuer.publicJwk));

describe('an SD-JWT VC', () => {
  it('shows everything, nothing, or what its holder chooses', () => {
    const text = issue({ decoys: 3 });
    const shown = (pointers: string[]) => verifySdJwt(presentSdJwt(text, pointers), issuer.publicJwk);
    const { iss, vct } = claims;
    expect(verifySdJwt(text, issuer.publicJwk)).toEqual(claims);
    expect(shown([])).toEqual({ iss, vct, nationalities: ['US'] });
    expect(shown(['/given_name', '/nationalities/1'])).toEqual({
      iss,
      vct,
      given_name: 'Ana',
      nationalities: ['FR', 'US'],
    });
    // What stands within something concealed shows that too.
    expect(shown(['/address/street'])).toEqual({ iss, vct, address: claims.address, nationalities: ['US'] });
    expect(shown(['/address'])).toEqual({ iss, vct, address: { city: 'Anytown' }, nationalities: ['US'] });
  });

  it('tells nothing of what it conceals', () => {
    const [jwt = ''] = issue().split('~');
    const payload = Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString();
    // In quotation marks: digests at random may hold a few letters.
    for (const secret of ['"Ana"', 'given_name', 'Main St', '"DE"']) expect(payload).not.toContain(secret);
  });

  it('is presented by the holder of the key that it names, for one request', () => {
    const bound = issue({ holder: holder.publicJwk });
    const presented = presentSdJwt(bound, ['/given_name'], binding);
    const check = (text: string, keyBinding: Partial<typeof ask> = ask, at = now) =>
      codeOf(() => verifySdJwt(text, issuer.publicJwk, { now: at, keyBinding }));
    expect(check(presented)).toContain('Ana');
    expect(check(presentSdJwt(bound, []))).toBe('STANDARDS_KEY_BINDING_MISSING');
    expect(check(presentSdJwt(issue(), [], binding))).toBe('STANDARDS_KEY_BINDING_MISSING');
    expect(check(presented, { ...ask, audience: 'https://evil.example' })).toBe(
      'STANDARDS_KEY_BINDING_AUDIENCE',
    );
    expect(check(presented, { ...ask, nonce: 'n-2' })).toBe('STANDARDS_KEY_BINDING_NONCE');
    // Of a request that names one alone, that one is held.
    expect(check(presented, { nonce: ask.nonce })).toContain('Ana');
    expect(check(presented, { nonce: 'n-2' })).toBe('STANDARDS_KEY_BINDING_NONCE');
    expect(check(presented, { audience: 'https://evil.example' })).toBe('STANDARDS_KEY_BINDING_AUDIENCE');
    expect(check(presented, ask, new Date(now.getTime() + 301_000))).toBe('STANDARDS_KEY_BINDING_TIME');
    expect(check(presentSdJwt(bound, [], { ...binding, key: pair().key }))).toBe('forged');
    const [jwt, first, kb] = presented.split('~');
    expect(check([jwt, kb].join('~'))).toBe('STANDARDS_KEY_BINDING_HASH');
    const untyped = signJws({ typ: 'JWT' }, '{}', holder.key.privateJwk);
    expect(check([jwt, first, untyped].join('~'))).toBe('STANDARDS_KEY_BINDING_TYPE');
  });

  it('is refused with a code for each thing that is wrong', () => {
    const salted = makeDisclosure('salt', 'Ana', 'name');
    const digest = sdDigest(salted.encoded);
    const named = (name: string) => Buffer.from(JSON.stringify(['salt', name, 1])).toString('base64url');
    const vct = makeDisclosure('salt', 'y', 'iss');
    expect(verdict(secured({ _sd: [digest] }, salted.encoded))).toBe('{"vct":"x","name":"Ana"}');
    expect(verdict(secured({}, salted.encoded))).toBe('STANDARDS_SD_JWT_UNREFERENCED');
    expect(verdict(secured({ _sd: [digest, digest] }, salted.encoded))).toBe('STANDARDS_SD_JWT_DIGEST');
    expect(verdict(secured({ _sd: [digest] }, salted.encoded, salted.encoded))).toBe(
      'STANDARDS_SD_JWT_DIGEST',
    );
    expect(verdict(secured({ _sd: [7] }))).toBe('STANDARDS_SD_JWT_DIGEST');
    expect(verdict(secured({ list: [{ '...': digest }] }, salted.encoded))).toBe('STANDARDS_SD_JWT_DIGEST');
    expect(verdict(secured({ list: [{ '...': 'x', more: 1 }] }))).toBe('STANDARDS_SD_JWT_DIGEST');
    expect(verdict(secured({ _sd: [digest], name: 'Eva' }, salted.encoded))).toBe('STANDARDS_SD_JWT_NAME');
    expect(verdict(secured({ _sd: [sdDigest(named('_sd'))] }, named('_sd')))).toBe(
      'STANDARDS_SD_JWT_DISCLOSURE',
    );
    expect(verdict(secured({}, Buffer.from('["a"],"b":["c"]').toString('base64url')))).toBe(
      'STANDARDS_SD_JWT_DISCLOSURE',
    );
    expect(verdict(secured({ _sd_alg: 'md5' }))).toBe('STANDARDS_SD_JWT_HASH');
    expect(verdict(secured({ vct: undefined }))).toBe('STANDARDS_SD_JWT_VCT');
    expect(verdict(secured({ _sd: [sdDigest(vct.encoded)] }, vct.encoded))).toBe(
      'STANDARDS_SD_JWT_CONCEALED',
    );
    expect(verdict(secured({}).slice(0, -1))).toBe('STANDARDS_SD_JWT_FORM');
    expect(codeOf(() => issue({ disclosable: ['/nothing'] }))).toBe('STANDARDS_SD_JWT_POINTER');
    expect(codeOf(() => issue({ disclosable: ['/vct'] }))).toBe('STANDARDS_SD_JWT_POINTER');
    // Of the older media type as well, which W3C credentials have now.
    expect(codeOf(() => issue({ typ: 'vc+sd-jwt', disclosable: ['/vct'] }))).toBe('STANDARDS_SD_JWT_POINTER');
    expect(codeOf(() => issue({ disclosable: [] }, { ...claims, _sd: [] }))).toBe(
      'STANDARDS_SD_JWT_RESERVED',
    );
    expect(codeOf(() => presentSdJwt(issue(), ['/vct']))).toBe('STANDARDS_SD_JWT_POINTER');
  });

  describe.each(['__proto__', '_sd', '...'])('with a member named %s', (name) => {
    const value = { isTrusted: true };
    const encoded = Buffer.from(JSON.stringify(['salt', name, value])).toString('base64url');
    const digest = sdDigest(encoded);

    it.each([
      ['at the top', { _sd: [digest] }],
      ['below', { address: { _sd: [digest] } }],
      ['in a list', { list: [{ _sd: [digest] }] }],
    ])('is not read from a disclosure %s', (_, claims) => {
      expect(verdict(secured(claims, encoded))).toBe('STANDARDS_SD_JWT_DISCLOSURE');
      expect(codeOf(() => parseCredential(secured(claims, encoded)))).toBe('STANDARDS_SD_JWT_DISCLOSURE');
      expect(({} as JsonObject)['isTrusted']).toBeUndefined();
    });

    it('is not issued, in the open or concealed', () => {
      // A literal would set the prototype; `JSON.parse` and a spread make a member of the name.
      const member = JSON.parse(`{"${name}":{"isTrusted":true}}`) as JsonObject;
      for (const own of [member, { address: member }, { list: [member] }]) {
        expect(codeOf(() => issue({ disclosable: [] }, { ...claims, ...own }))).toBe(
          'STANDARDS_SD_JWT_RESERVED',
        );
      }
      expect(codeOf(() => issue({ disclosable: [`/${name}`] }, { ...claims, ...member }))).toBe(
        'STANDARDS_SD_JWT_RESERVED',
      );
      expect(({} as JsonObject)['isTrusted']).toBeUndefined();
    });
  });

  it('with one character changed never verifies', () => {
    const text = issue();
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_~.';
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.constantFrom(...alphabet), (index, other) => {
        fc.pre(text[index] !== other);
        expect(verdict(text.slice(0, index) + other + text.slice(index + 1))).toMatch(/^(forged|STANDARDS_)/);
      }),
      { numRuns: 400 },
    );
  });

  it('is verified by sd-jwt-vc, and ours verifies what that issues', async () => {
    const verifier = async (input: string, signature: string) =>
      verify(
        'sha256',
        Buffer.from(input),
        { key: createPublicKey(issuer.privateKey), dsaEncoding: 'ieee-p1363' },
        Buffer.from(signature, 'base64url'),
      );
    const theirs = new SDJwtVcInstance({
      signer: async (input: string) =>
        sign('sha256', Buffer.from(input), { key: issuer.privateKey, dsaEncoding: 'ieee-p1363' }).toString(
          'base64url',
        ),
      signAlg: 'ES256',
      verifier,
      hasher: async (content: string | ArrayBuffer) =>
        createHash('sha256')
          .update(typeof content === 'string' ? content : Buffer.from(content))
          .digest(),
      hashAlg: 'sha-256',
      saltGenerator: async () => 'c2FsdC1vZi0xMjgtYml0cw',
    });
    const { payload } = await theirs.verify(issue({ decoys: 2 }));
    expect(payload).toMatchObject(claims);
    const issued = await theirs.issue({ ...claims, iat: 1 }, { _sd: ['given_name', 'address'] } as never);
    expect(verifySdJwt(issued, issuer.publicJwk)).toEqual({ ...claims, iat: 1 });
  });
});

describe('a W3C credential as SD-JWT', () => {
  const credential = {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: ['VerifiableCredential'],
    issuer: 'did:web:example.org',
    validFrom: '2026-01-01T00:00:00Z',
    credentialSubject: { id: 'did:example:s', name: 'Ana' },
  };
  const text = issue({ typ: 'vc+sd-jwt', disclosable: ['/credentialSubject/name'] }, credential);

  it('is read as it was issued', () => {
    expect(verifySdJwt(text, issuer.publicJwk)).toEqual(credential);
    expect(parseCredential(text)).toEqual({ credential, claims: credential, format: 'vc+sd-jwt', text });
  });

  const dated = {
    ...credential,
    id: 'urn:uuid:1',
    validUntil: '2026-12-31T00:00:00Z',
    issuanceDate: '2026-01-01T00:00:00Z',
    expirationDate: '2026-12-31T00:00:00Z',
    credentialStatus: { id: 'https://example.org/list#1', type: 'BitstringStatusListEntry' },
    credentialSchema: [{ id: 'https://example.org/schema', type: 'JsonSchema' }],
    relatedResource: [{ id: 'https://example.org/context', digestSRI: 'sha384-x' }],
    refreshService: { id: 'https://example.org/refresh', type: '1EdTechCredentialRefresh' },
    termsOfUse: { type: 'TrustFrameworkPolicy' },
    iss: 'did:web:example.org',
    nbf: 1_767_225_600,
    exp: 1_798_675_200,
    name: 'Reader of logs',
    evidence: [{ type: ['Evidence'] }],
  };

  it.each([
    ...'/@context /@context/0 /type /type/0 /issuer /validFrom /validUntil /issuanceDate'.split(' '),
    ...'/expirationDate /credentialStatus /credentialStatus/id /credentialSchema'.split(' '),
    ...'/credentialSchema/0/id /relatedResource /refreshService /termsOfUse /iss /nbf /exp /id'.split(' '),
  ])('is not issued with %s for its holder to withhold', (pointer) => {
    const withheld = () => issue({ typ: 'vc+sd-jwt', disclosable: ['/credentialSubject', pointer] }, dated);
    expect(codeOf(withheld)).toBe('STANDARDS_SD_JWT_POINTER');
  });

  it('lets its holder withhold what no verifier needs', () => {
    const pointers = ['/name', '/evidence', '/credentialSubject/id', '/credentialSubject/name'];
    const whole = issue({ typ: 'vc+sd-jwt', disclosable: pointers }, dated);
    const { name: _, evidence: __, ...needed } = dated;
    const shown = verifySdJwt(presentSdJwt(whole, []), issuer.publicJwk);
    expect(shown).toEqual({ ...needed, credentialSubject: {} });
    // Without a status nothing is revoked by the id.
    const unnamed = issue({ typ: 'vc+sd-jwt', disclosable: ['/id'] }, { ...credential, id: 'urn:uuid:1' });
    expect(verifySdJwt(presentSdJwt(unnamed, []), issuer.publicJwk)).toEqual(credential);
  });

  /** As an issuer makes it that heeds no profile. */
  const foreign = (member: 'type' | 'issuer' | 'credentialSubject' | 'exp', isShown: boolean) => {
    const { [member]: value, ...open } = { ...credential, exp: dated.exp };
    const { encoded } = makeDisclosure('salt', value, member);
    const payload = JSON.stringify({ ...open, _sd: [sdDigest(encoded)] });
    const jwt = signJws({ typ: 'vc+sd-jwt' }, payload, issuer.key.privateJwk);
    return `${jwt}~${isShown ? `${encoded}~` : ''}`;
  };

  it('is held to what another issuer made its holder disclose', () => {
    expect(verdict(foreign('type', true))).toContain('VerifiableCredential');
    const expired = () =>
      verifySdJwt(foreign('exp', true), issuer.publicJwk, { now: new Date('2027-01-01T00:00:00Z') });
    expect(codeOf(expired)).toBe('STANDARDS_JWT_EXPIRED');
  });

  it.each(['type', 'issuer', 'credentialSubject'] as const)(
    'is refused when its holder withholds the %s that every credential has',
    (member) => {
      expect(verdict(foreign(member, false))).toBe('STANDARDS_SD_JWT_WITHHELD');
    },
  );

  it('is refused with members that no credential has', () => {
    const odd = issue({ typ: 'vc+sd-jwt', disclosable: [] }, { ...credential, favouriteColour: 'blue' });
    expect(verdict(odd)).toBe('STANDARDS_JWT_UNKNOWN_MEMBER');
  });
});
