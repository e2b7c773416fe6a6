/** A document or argument that a standard does not allow; `code` is stable, `pointer` says where. */
export class StandardsError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly pointer?: string,
  ) {
    super(message);
  }
}
