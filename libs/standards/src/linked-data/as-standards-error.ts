import { StandardsError } from '../standards-error.js';

/** What jsonld.js threw, as this library says it. */
export function asStandardsError(error: unknown): unknown {
  const cause = error as {
    name?: string;
    message?: string;
    details?: { cause?: unknown; event?: { code?: string } };
  };
  if (cause.details?.cause instanceof StandardsError) return cause.details.cause;
  if (error instanceof StandardsError) return error;
  const why = cause.details?.event?.code ?? cause.message ?? 'unknown';
  return new StandardsError('STANDARDS_UNDEFINED_TERM', `The document is not safe JSON-LD: ${why}.`);
}
