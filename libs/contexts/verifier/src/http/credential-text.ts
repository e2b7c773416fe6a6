import { refuse, type Refusal } from '@wellspring/contracts';
import { openEnvelope, parseCredential, StandardsError } from '@wellspring/standards';

/** The form that a media type announces; of others nothing is known beforehand. */
const announced: Readonly<Record<string, 'vc+jwt' | 'vc+ld+json'>> = {
  'application/vc+jwt': 'vc+jwt',
  'application/vc+ld+json': 'vc+ld+json',
  'application/vc': 'vc+ld+json',
};

/**
 * The text of a credential that a caller sent, as it is; a document within a JSON body is written out again,
 * and an envelope is opened.
 *
 * @param contentType of a body that is itself the credential
 */
export function credentialTextOf(
  given: string | Readonly<Record<string, unknown>>,
  contentType?: string,
): string | Refusal {
  try {
    const text = typeof given === 'string' ? given : JSON.stringify(given);
    const parsed = parseCredential(text);
    const form = announced[contentType?.split(';')[0]?.trim().toLowerCase() ?? ''];
    if (form && form !== parsed.format) {
      return notACredential(
        'MEDIA_TYPE_MISMATCH',
        `The body is no ${form}, which its media type says it is.`,
      );
    }
    return openEnvelope(parsed).text;
  } catch (error) {
    if (error instanceof StandardsError) return notACredential(error.code, error.message);
    // JSON.stringify gives up on a document that is nested deeper than the stack.
    if (error instanceof RangeError)
      return notACredential('STANDARDS_TOO_DEEP', 'The document is nested too deep.');
    throw error;
  }
}

function notACredential(code: string, detail: string): Refusal {
  const status = code === 'STANDARDS_TOO_LARGE' ? 413 : 400;
  return refuse('VERIFIER_NOT_A_CREDENTIAL', status, detail, [{ path: 'credential', message: code }]);
}
