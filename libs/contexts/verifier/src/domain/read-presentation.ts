import { refuse, type Refusal } from '@wellspring/contracts';
import {
  parsePresentation,
  StandardsError,
  type ParsedPresentation,
  type PresentationRequest,
} from '@wellspring/standards';

type Json = Readonly<Record<string, unknown>>;

const contexts = new Set<unknown>([
  'https://www.w3.org/ns/credentials/v2',
  'https://www.w3.org/2018/credentials/v1',
]);
/** Each is checked in full. */
const mostCredentials = 100;

/** A presentation out of its envelope, with its credentials out of theirs (VC Data Model 2.0 §4.13). */
export function readPresentation(sent: Json): ParsedPresentation | Refusal {
  try {
    const parsed = parsePresentation(JSON.stringify(sent));
    const { presentation, credentials } = parsed;
    const { '@context': context, holder } = presentation;
    if (!Array.isArray(context) || !contexts.has(context[0])) {
      return notAPresentation('@context', 'Its first context is that of the VC Data Model.');
    }
    if (holder !== undefined && holderOf(presentation) === undefined) {
      return notAPresentation('holder', 'A holder is a URL, or an object with one as its id.');
    }
    if (credentials.length > mostCredentials) {
      return notAPresentation('verifiableCredential', `More than ${mostCredentials} are not read at once.`);
    }
    return parsed;
  } catch (error) {
    if (error instanceof StandardsError) {
      return notAPresentation(error.pointer ?? '', `${error.code}: ${error.message}`);
    }
    // JSON.stringify gives up on a document that is nested deeper than the stack.
    if (error instanceof RangeError) return notAPresentation('', 'The document is nested too deep.');
    throw error;
  }
}

/**
 * Refuses to hold an SD-JWT to a challenge without a domain, or the reverse: its key binding names both, and is
 * checked against both or not at all (RFC 9901 §4.3, §7.3).
 */
export function refuseHalfRequest(
  { format }: ParsedPresentation,
  { challenge, domain }: PresentationRequest,
): Refusal | undefined {
  if (format !== 'vp+sd-jwt' || (challenge === undefined) === (domain === undefined)) return undefined;
  const path = challenge === undefined ? 'options.challenge' : 'options.domain';
  const detail =
    'The key binding of an SD-JWT answers a challenge and a domain; ask for both or for neither.';
  return refuse('VERIFIER_REQUEST_INCOMPLETE', 400, detail, [{ path, message: 'is missing' }]);
}

/** Who presents, where the presentation says so. */
export function holderOf({ holder }: Json): string | undefined {
  const id = typeof holder === 'string' ? holder : (holder as { id?: unknown } | null | undefined)?.id;
  return typeof id === 'string' && /^[a-z][a-z0-9+.-]*:./i.test(id) ? id : undefined;
}

function notAPresentation(path: string, message: string): Refusal {
  const detail = 'This is no presentation of the VC Data Model; errors says why.';
  return refuse('VERIFIER_NOT_A_PRESENTATION', 400, detail, [{ path, message }]);
}
