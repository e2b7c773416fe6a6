import { StandardsError } from '../standards-error.js';

/** What jsonld.js says where it would drop something, as far as it is read here. */
interface SafeModeEvent {
  readonly code?: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Sentences for what jsonld.js finds unsafe, with what it found. */
const sentences: Readonly<Record<string, (what: string) => string>> = {
  'invalid property': (name) => `No context defines the member ${name}.`,
  'relative @type reference': (type) => `No context defines the type ${type}, and it is no absolute URL.`,
  'relative type reference': (type) => `No context defines the type ${type}, and it is no absolute URL.`,
};

/** What jsonld.js threw, as this library says it. */
export function asStandardsError(error: unknown): unknown {
  const { message, details } = error as {
    message?: string;
    details?: { cause?: unknown; event?: SafeModeEvent };
  };
  if (details?.cause instanceof StandardsError) return details.cause;
  if (error instanceof StandardsError) return error;
  const { code = message ?? 'unknown', details: found = {} } = details?.event ?? {};
  const what = Object.values(found).find((each) => typeof each === 'string');
  const shown = what === undefined ? '' : String(what).slice(0, 200);
  if (sentences[code] && shown) return new StandardsError('STANDARDS_UNDEFINED_TERM', sentences[code](shown));
  // Which one is not said: it may be a person's.
  if (code.startsWith('relative '))
    return new StandardsError('STANDARDS_RELATIVE_IDENTIFIER', 'An identifier is not absolute.');
  const why = code.replace(/\.+$/, '');
  return new StandardsError('STANDARDS_UNDEFINED_TERM', `The document is not safe JSON-LD: ${why}.`);
}
