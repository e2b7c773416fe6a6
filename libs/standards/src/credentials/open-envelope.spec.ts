import { describe, expect, it } from '@jest/globals';
import { openEnvelope } from './open-envelope.js';
import { parseCredential } from './parse-credential.js';

const jws = `${Buffer.from('{"alg":"ES256"}').toString('base64url')}.${Buffer.from('{"id":"urn:uuid:1"}').toString('base64url')}.A-8`;
const envelope = (id: unknown, type: unknown = 'EnvelopedVerifiableCredential') =>
  parseCredential(JSON.stringify({ '@context': ['https://www.w3.org/ns/credentials/v2'], id, type }));

describe('an enveloped credential', () => {
  it.each([`data:application/vc+jwt,${jws}`, `data:application/vc+jwt;charset=utf-8,${jws}`])(
    'is the VC-JWT within %s',
    (id) => {
      const claims = { id: 'urn:uuid:1' };
      const within = { format: 'vc+jwt', text: jws, credential: claims, claims };
      expect(openEnvelope(envelope(id))).toEqual(within);
      expect(openEnvelope(envelope(id, ['VerifiableCredential', 'EnvelopedVerifiableCredential']))).toEqual(
        within,
      );
    },
  );

  it('is itself when it is no envelope', () => {
    const plain = envelope('urn:uuid:1', ['VerifiableCredential']);
    expect(openEnvelope(plain)).toBe(plain);
  });

  it.each([
    undefined,
    7,
    '',
    'urn:uuid:1',
    'data:application/vc+jwt,',
    'data:application/vc+jwt,{"a":1}',
    `data:application/vc+sd-jwt,${jws}`,
    'data:text/html,<script>',
    'https://example.org/credential',
  ])('is refused with the id %j', (id) => {
    expect(() => openEnvelope(envelope(id))).toThrow('compact JWS');
  });

  it('is refused when what it holds is no credential', () => {
    expect(() => openEnvelope(envelope('data:application/vc+jwt,bm9uc2Vuc2U.bm9uc2Vuc2U.AA'))).toThrow(
      'not JSON',
    );
  });
});
