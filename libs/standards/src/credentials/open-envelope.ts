import { StandardsError } from '../standards-error.js';
import { parseCredential, type ParsedCredential } from './parse-credential.js';

/**
 * The credential within an EnvelopedVerifiableCredential (VC Data Model 2.0 §4.13), whose `id` is a `data:` URL
 * of what was secured; a credential that is no envelope is itself.
 *
 * @throws StandardsError `STANDARDS_ENVELOPE_UNSUPPORTED` when the envelope holds anything but a VC-JWT
 * @example openEnvelope(parseCredential('{"type":"EnvelopedVerifiableCredential","id":"data:application/vc+jwt,ey…"}'))
 */
export function openEnvelope(parsed: ParsedCredential): ParsedCredential {
  const { id, type } = parsed.credential;
  if (![type].flat().includes('EnvelopedVerifiableCredential')) return parsed;
  const jws =
    typeof id === 'string' && /^data:application\/vc\+jwt(?:;[^,]*)?,([\w-]+(?:\.[\w-]+){2})$/.exec(id);
  if (jws && jws[1]) return parseCredential(jws[1]);
  throw new StandardsError(
    'STANDARDS_ENVELOPE_UNSUPPORTED',
    'Of enveloped credentials those are read whose id is data:application/vc+jwt, and a compact JWS.',
  );
}
