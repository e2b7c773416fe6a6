import { createPrivateKey, sign } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  didKey,
  generateKeyPair,
  issueSdJwt,
  presentSdJwt,
  type PrivateJwk,
  type SigningKey,
} from '@wellspring/standards';
import {
  employer,
  enveloped,
  holderKey,
  present,
  startScenario,
  unsignedPresentation,
  type Scenario,
} from './testing/scenario.js';

let scenario: Scenario;
beforeAll(async () => {
  scenario = await startScenario();
});
afterAll(() => scenario.close());

function party(): SigningKey {
  const pair = generateKeyPair('ES256');
  const { did: controller, verificationMethod: id } = didKey(pair.publicKeyMultibase);
  return { ...pair, id, controller };
}
const issuer = party();
const publicOf = ({ d: _, ...publicJwk }: PrivateJwk) => publicJwk;
const request = { challenge: 'c-1', domain: 'employer.example' };

async function verify(verifiablePresentation: object, options: object = {}) {
  const { status, body } = await scenario.service.call('POST', '/vc-api/presentations/verify', {
    as: employer,
    body: { verifiablePresentation, options },
  });
  const told = body as { code?: string; errors?: { path: string; message: string }[] };
  const errors = told.errors?.map(({ path, message }) => `${path} ${message.split(':')[0]}`);
  return { status, code: told.code, errors };
}
const verified = { status: 200, code: undefined, errors: undefined };
const refused = (...errors: string[]) => ({ status: 400, code: 'VERIFIER_NOT_VERIFIED', errors });

const w3cCredential = {
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: ['VerifiableCredential'],
  issuer: issuer.controller,
  validFrom: '2026-01-01T00:00:00Z',
  credentialSubject: { id: 'did:example:ana', name: 'Ana', description: 'Reads logs' },
};
const disclosable = ['/credentialSubject/name', '/credentialSubject/description'];
const issued = (over: object = {}) =>
  issueSdJwt({ ...w3cCredential, ...over }, { key: issuer, typ: 'vc+sd-jwt', disclosable });
const asCredential = (text: string, mediaType = 'application/vc+sd-jwt') =>
  enveloped('EnvelopedVerifiableCredential', mediaType, text);

describe('a presentation of credentials that are SD-JWTs', () => {
  it.each<[string, (text: string) => string]>([
    ['with everything disclosed', (text) => text],
    ['with a part withheld', (text) => presentSdJwt(text, ['/credentialSubject/name'])],
    ['with nothing disclosed', (text) => presentSdJwt(text, [])],
  ])('verifies, %s', async (_, shown) => {
    const presentation = await present([asCredential(shown(issued()))], request);
    expect(await verify(presentation, request)).toEqual(verified);
  });

  it('verifies beside one with an embedded proof', async () => {
    const embedded = JSON.parse((await scenario.institution.issue()).text) as object;
    const presentation = await present([embedded, asCredential(issued())], request);
    expect(await verify(presentation, request)).toEqual(verified);
  });

  it.each<[string, () => object, string]>([
    [
      'whose signature is of nobody',
      () => asCredential(issued().replace(/\.[\w-]+~/, `.${'A'.repeat(86)}~`)),
      'PROOF_INVALID',
    ],
    [
      'of an issuer that another signed',
      () => asCredential(issued({ issuer: party().controller })),
      'ISSUER_MISMATCH',
    ],
    ['that has run out', () => asCredential(issued({ validUntil: '2026-02-01T00:00:00Z' })), 'EXPIRED'],
    [
      'with an embedded signature of another claim',
      () => {
        const [, payload = ''] = issued().split('.');
        const [header, , rest] = issued({ name: 'Another' }).split('.');
        return asCredential([header, payload, rest].join('.'));
      },
      'STANDARDS_SD_JWT_UNREFERENCED',
    ],
  ])('is refused for one %s', async (_, credential, code) => {
    const { status, errors = [] } = await verify(await present([credential()], request), request);
    expect(status).toBe(400);
    expect(errors.join()).toContain(code);
  });

  it.each<[string, () => object]>([
    [
      'a disclosure of nothing',
      () => asCredential(`${issued()}${Buffer.from('["salt","name","x"]').toString('base64url')}~`),
    ],
    ['no SD-JWT under its media type', () => asCredential('ey.ey.AA')],
    ['a media type of the JWT', () => asCredential(issued(), 'application/vc+jwt')],
    ['a media type of another envelope', () => asCredential(issued(), 'application/vp+sd-jwt')],
    ['text in its id that is none', () => asCredential('%00~')],
  ])('is no presentation with %s', async (_, credential) => {
    const answer = await verify(await present([credential()], request), request);
    expect(answer).toMatchObject({ status: 400, code: 'VERIFIER_NOT_A_PRESENTATION' });
  });
});

describe('a presentation of an SD-JWT VC', () => {
  const claims = { iss: issuer.controller, vct: 'https://example.org/badge', name: 'Ana', level: 3 };
  const sdJwtVc = () => issueSdJwt(claims, { key: issuer, typ: 'dc+sd-jwt', disclosable: ['/name'] });

  it.each(['application/dc+sd-jwt', 'application/vc+sd-jwt'])(
    'as %s is read, and refused for it is no credential of the data model',
    async (mediaType) => {
      const errorsOf = async (text: string) =>
        (await verify(await present([asCredential(text, mediaType)], request), request)).errors;
      const wrong = [
        'verifiableCredential[0].context CONTEXT_MISSING',
        'verifiableCredential[0].schema SCHEMA_INVALID',
        'verifiableCredential[0].issuer-binding ISSUER_MISMATCH',
      ];
      expect(await errorsOf(sdJwtVc())).toEqual(wrong);
      const forged = sdJwtVc().replace(/\.[\w-]+~/, `.${'A'.repeat(86)}~`);
      expect(await errorsOf(forged)).toContain('verifiableCredential[0].proof PROOF_INVALID');
    },
  );
});

describe('a presentation that is an SD-JWT', () => {
  /** VC-JOSE-COSE §3.2.2: the holder signs the presentation, and binds it to a request with the key that it names. */
  function signed(over: object = {}, header: object = {}, key = holderKey): string {
    const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
    const document = {
      ...unsignedPresentation([asCredential(issued())]),
      _sd_alg: 'sha-256',
      cnf: { jwk: publicOf(key.privateJwk) },
      ...over,
    };
    const input = `${encode({ alg: 'EdDSA', typ: 'vp+sd-jwt', cty: 'vp', kid: holderKey.id, ...header })}.${encode(document)}`;
    const privateKey = createPrivateKey({ key: key.privateJwk as never, format: 'jwk' });
    return `${input}.${sign(null, Buffer.from(input), privateKey).toString('base64url')}~`;
  }
  const asPresentation = (text: string) =>
    enveloped('EnvelopedVerifiablePresentation', 'application/vp+sd-jwt', text);
  const bound = (text: string, over: object = {}, now = new Date()) =>
    asPresentation(
      presentSdJwt(text, [], {
        key: holderKey,
        audience: request.domain,
        nonce: request.challenge,
        now,
        ...over,
      }),
    );

  it('verifies where its key binding answers the request', async () => {
    expect(await verify(bound(signed()), request)).toEqual(verified);
  });

  it('verifies without one where nothing was asked', async () => {
    expect(await verify(asPresentation(signed()))).toEqual(verified);
  });

  it.each<[string, () => object, string]>([
    ['no key binding', () => asPresentation(signed()), 'proof STANDARDS_KEY_BINDING_MISSING'],
    ['another challenge', () => bound(signed(), { nonce: 'c-2' }), 'proof STANDARDS_KEY_BINDING_NONCE'],
    [
      'another audience',
      () => bound(signed(), { audience: 'elsewhere.example' }),
      'proof STANDARDS_KEY_BINDING_AUDIENCE',
    ],
    [
      'a binding by another key',
      () => bound(signed(), { key: generateKeyPair('Ed25519') }),
      'proof PROOF_INVALID',
    ],
    [
      'a binding of yesterday',
      () => bound(signed(), {}, new Date(Date.now() - 86_400_000)),
      'proof STANDARDS_KEY_BINDING_TIME',
    ],
    [
      'another signature',
      () => bound(signed({}, {}, { ...holderKey, ...generateKeyPair('Ed25519') })),
      'proof PROOF_INVALID',
    ],
    [
      'another holder',
      () => bound(signed({ holder: 'did:example:somebody' })),
      'holder-binding HOLDER_MISMATCH',
    ],
  ])('is refused with %s', async (_, presentation, error) => {
    expect(await verify(presentation(), request)).toEqual(refused(error));
  });

  it.each([{ challenge: request.challenge }, { domain: request.domain }])(
    'is not held to a half of a request, for a key binding answers both: %j',
    async (half) => {
      for (const presentation of [bound(signed()), asPresentation(signed())])
        expect(await verify(presentation, half)).toMatchObject({
          status: 400,
          code: 'VERIFIER_REQUEST_INCOMPLETE',
        });
    },
  );

  it('is refused for a credential in it that does not hold', async () => {
    const forged = issued().replace(/\.[\w-]+~/, `.${'A'.repeat(86)}~`);
    const presentation = bound(signed({ verifiableCredential: [asCredential(forged)] }));
    expect(await verify(presentation, request)).toEqual(
      refused('verifiableCredential[0].proof PROOF_INVALID'),
    );
  });

  it.each<[string, () => object]>([
    ['the type of a credential', () => asPresentation(signed({}, { typ: 'vc+sd-jwt' }))],
    ['a vp claim', () => asPresentation(signed({ vp: {} }))],
    ['the media type of a credential', () => asCredential(signed())],
  ])('is no presentation with %s', async (_, presentation) => {
    expect(await verify(presentation())).toMatchObject({ status: 400, code: 'VERIFIER_NOT_A_PRESENTATION' });
  });
});
