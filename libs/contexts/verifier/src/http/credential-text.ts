import { refuse, type Refusal } from '@wellspring/contracts';
import { parseCredential, StandardsError } from '@wellspring/standards';

/** The text of a credential that a caller sent, as it is; a document within a JSON body is written out again. */
export function credentialTextOf(given: string | Readonly<Record<string, unknown>>): string | Refusal {
  try {
    const text = typeof given === 'string' ? given : JSON.stringify(given);
    parseCredential(text);
    return text;
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
