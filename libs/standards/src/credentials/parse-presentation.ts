import { isObject, listOf, type JsonObject } from '../json-values.js';
import { typesOf } from '../member-values.js';
import { isCompactJws, readJws } from '../jose/jws.js';
import { isSdJwt, readSdJwt } from '../jose/read-sd-jwt.js';
import { sdJwtKindOf } from '../jose/sd-jwt-rules.js';
import { assertVpClaims, assertVpType } from '../jose/vp-claims.js';
import { StandardsError } from '../standards-error.js';
import { securedTextOf } from './data-url.js';
import { openEnvelope } from './open-envelope.js';
import { parseCredential, type ParsedCredential } from './parse-credential.js';
import { readJsonObject } from './read-json-object.js';

const maxBytes = 5_000_000;
const maxCredentials = 1000;

/**
 * A presentation as it came (VC Data Model 2.0 §4.13), and the credentials in it, out of their envelopes.
 *
 * @example
 * const read: ParsedPresentation = parsePresentation(presented);
 * read.presentation['holder'] // presentation.holder
 */
export interface ParsedPresentation {
  readonly presentation: JsonObject;
  readonly format: 'vp+ld+json' | 'vp+jwt' | 'vp+sd-jwt';
  /** The exact text of what was signed. */
  readonly text: string;
  readonly credentials: readonly ParsedCredential[];
}

/**
 * Reads a presentation (VC Data Model 2.0 §4.13): JSON with or without a proof, a VP-JWT, an SD-JWT, or any of the
 * latter two in an EnvelopedVerifiablePresentation.
 *
 * @throws StandardsError `STANDARDS_TOO_LARGE`, `STANDARDS_NOT_A_PRESENTATION`, `STANDARDS_JWT_TYPE`,
 * `STANDARDS_PRESENTATION_CREDENTIAL` for something in it that is no credential, `STANDARDS_ENVELOPE_UNSUPPORTED`,
 * `STANDARDS_FORMAT_UNSUPPORTED`, and as `parseCredential`
 * @example parsePresentation(presented).credentials.map(({ format }) => format) // ['vc+ld+json']
 */
export function parsePresentation(text: string): ParsedPresentation {
  if (Buffer.byteLength(text) > maxBytes) {
    throw new StandardsError('STANDARDS_TOO_LARGE', 'A presentation of more than 5 MB is not read.');
  }
  const trimmed = text.trim();
  if (isCompactJws(trimmed)) {
    const { header, payload } = readJws(trimmed);
    assertVpType(header);
    return parsed(assertVpClaims(payload), 'vp+jwt', trimmed);
  }
  if (isSdJwt(trimmed)) {
    const { jws, claims } = readSdJwt(trimmed);
    if (sdJwtKindOf(jws.header, claims) === 'w3c-presentation') {
      return parsed(assertVpClaims(claims), 'vp+sd-jwt', trimmed);
    }
  }
  const document = readJsonObject(trimmed, 'This');
  if (typesOf(document).includes('EnvelopedVerifiablePresentation')) {
    return parsePresentation(securedTextOf(document['id'], 'presentation'));
  }
  return parsed(document, 'vp+ld+json', text);
}

function parsed(
  presentation: JsonObject,
  format: ParsedPresentation['format'],
  text: string,
): ParsedPresentation {
  if (!typesOf(presentation).includes('VerifiablePresentation')) {
    throw new StandardsError('STANDARDS_NOT_A_PRESENTATION', 'This is no VerifiablePresentation.', '/type');
  }
  const { verifiableCredential = [] } = presentation;
  const listed = listOf(verifiableCredential);
  if (listed.length > maxCredentials) {
    throw new StandardsError(
      'STANDARDS_TOO_LARGE',
      `A presentation has at most ${maxCredentials} credentials.`,
    );
  }
  return { presentation, format, text, credentials: listed.map(credentialWithin) };
}

/** §4.13: an object, which is a credential with its proof or an envelope; a bare string is neither. */
function credentialWithin(each: unknown, index: number): ParsedCredential {
  if (!isObject(each)) {
    throw new StandardsError(
      'STANDARDS_PRESENTATION_CREDENTIAL',
      'A presentation holds credentials and enveloped credentials as objects.',
      `/verifiableCredential/${index}`,
    );
  }
  return openEnvelope(parseCredential(JSON.stringify(each)));
}
