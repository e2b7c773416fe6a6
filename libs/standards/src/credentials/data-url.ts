import { StandardsError } from '../standards-error.js';

/** What an enveloped object secures, by the media types of VC-JOSE-COSE §6.1. */
const mediaTypes = {
  'application/vc+jwt': 'credential',
  'application/vc+sd-jwt': 'credential',
  'application/dc+sd-jwt': 'credential',
  'application/vp+jwt': 'presentation',
  'application/vp+sd-jwt': 'presentation',
} as const;

const dataUrl = /^data:([^;,]+)(?:;[^,]*)?,([\w.~-]+)$/i;

/**
 * The secured text of an envelope's `id`, a `data:` URL (VC Data Model 2.0 §4.13.1, RFC 2397).
 *
 * @throws StandardsError `STANDARDS_FORMAT_UNSUPPORTED` for COSE (`application/vc+cose`, `application/vp+cose`),
 * `STANDARDS_ENVELOPE_UNSUPPORTED` for any other, and where it is no such URL
 * @example securedTextOf(`data:application/vc+jwt,${jwt}`, 'credential') // jwt
 */
export function securedTextOf(id: unknown, wanted: 'credential' | 'presentation'): string {
  if (typeof id === 'string' && /^data:application\/v[cp](\+ld\+json)?\+cose[;,]/i.test(id)) {
    throw new StandardsError('STANDARDS_FORMAT_UNSUPPORTED', 'What COSE secures is not read here.', '/id');
  }
  const [, mediaType = '', text] = (typeof id === 'string' && dataUrl.exec(id)) || [];
  const holds = Object.entries(mediaTypes).find(([name]) => name === mediaType.toLowerCase())?.[1];
  if (holds === wanted && text !== undefined) return text;
  throw new StandardsError(
    'STANDARDS_ENVELOPE_UNSUPPORTED',
    `An enveloped ${wanted} is read whose id is a data: URL of a compact JWS or an SD-JWT.`,
    '/id',
  );
}
