import { isCompactJws } from '../jose/jws.js';
import { isSdJwt } from '../jose/read-sd-jwt.js';
import { textOf } from '../text-of.js';
import { StandardsError } from '../standards-error.js';
import { securedTextOf } from './data-url.js';
import { parseCredential, type ParsedCredential } from './parse-credential.js';
import { listOf } from '../json-values.js';

/**
 * The credential within an EnvelopedVerifiableCredential (VC Data Model 2.0 §4.13.1), whose `id` is a `data:` URL
 * of what was secured (`application/vc+jwt`, `application/vc+sd-jwt`); a credential that is no envelope is itself.
 *
 * @throws StandardsError `STANDARDS_ENVELOPE_UNSUPPORTED`, `STANDARDS_FORMAT_UNSUPPORTED` (COSE), and as
 * `parseCredential` for what is within
 * @example
 * const about = { '@context': credentialsV2, type: 'EnvelopedVerifiableCredential' };
 * const envelope = JSON.stringify({ ...about, id: `data:application/vc+jwt,${jwt}` });
 * openEnvelope(parseCredential(envelope)).text // jwt
 */
export function openEnvelope(parsed: ParsedCredential): ParsedCredential {
  const { id, type } = parsed.credential;
  if (!listOf(type).includes('EnvelopedVerifiableCredential')) return parsed;
  const text = securedTextOf(id, 'credential');
  const isForm = /^data:application\/[vd]c\+sd-jwt/i.test(textOf(id)) ? isSdJwt : isCompactJws;
  if (isForm(text)) return parseCredential(text);
  throw new StandardsError(
    'STANDARDS_ENVELOPE_UNSUPPORTED',
    'The envelope holds neither the compact JWS nor the SD-JWT that its media type says.',
    '/id',
  );
}
