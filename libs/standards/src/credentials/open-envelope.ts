import { StandardsError } from '../standards-error.js';
import { securedTextOf } from './data-url.js';
import { parseCredential, type ParsedCredential } from './parse-credential.js';

/**
 * The credential within an EnvelopedVerifiableCredential (VC Data Model 2.0 §4.13.1), whose `id` is a `data:` URL
 * of what was secured (`application/vc+jwt`, `application/vc+sd-jwt`); a credential that is no envelope is itself.
 *
 * @throws StandardsError `STANDARDS_ENVELOPE_UNSUPPORTED`, `STANDARDS_FORMAT_UNSUPPORTED` (COSE), and as
 * `parseCredential` for what is within
 * @example openEnvelope(parseCredential('{"type":"EnvelopedVerifiableCredential","id":"data:application/vc+jwt,ey…"}'))
 */
export function openEnvelope(parsed: ParsedCredential): ParsedCredential {
  const { id, type } = parsed.credential;
  if (![type].flat().includes('EnvelopedVerifiableCredential')) return parsed;
  const text = securedTextOf(id, 'credential');
  const within = parseCredential(text);
  if (within.format === 'vc+ld+json' || within.format !== formatOf(id)) {
    throw new StandardsError(
      'STANDARDS_ENVELOPE_UNSUPPORTED',
      'The envelope holds no compact JWS of its media type.',
      '/id',
    );
  }
  return within;
}

const formatOf = (id: unknown) =>
  /^data:application\/[vd]c\+sd-jwt/i.test(String(id)) ? 'vc+sd-jwt' : 'vc+jwt';
