/** Why the embedded server cannot run, in one line that says what to do. */
export class EmbeddedPostgresError extends Error {
  constructor(
    readonly code:
      | 'EMBEDDED_POSTGRES_UNSUPPORTED'
      | 'EMBEDDED_POSTGRES_IN_USE'
      | 'EMBEDDED_POSTGRES_NOT_ALLOWED'
      | 'EMBEDDED_POSTGRES_FAILED',
    message: string,
  ) {
    super(message);
  }
}
