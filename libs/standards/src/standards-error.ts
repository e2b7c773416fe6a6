import { sentenceOf } from './text-of.js';

/**
 * A document or argument that a standard does not allow; `code` is stable, `pointer` (RFC 6901) says where. As a class
 * it implements no clause: which one was broken is what the code stands for.
 *
 * @example new StandardsError('STANDARDS_MALFORMED', 'This is no JSON.').code // 'STANDARDS_MALFORMED'
 */
export class StandardsError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly pointer?: string,
  ) {
    super(sentenceOf(message));
  }
}
