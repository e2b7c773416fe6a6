import type { LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Logger } from 'pino';

/** Paths that never reach a log: credentials, tokens, personal data. */
const redacted = [
  'password',
  'secret',
  'token',
  'authorization',
  'cookie',
  'email',
  'name',
  'text',
  'credential',
];

/** A structured log of one process; secrets and personal data are cut out by name. */
export function createLogger(service: string, level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: withoutValues },
    redact: { paths: redacted.flatMap((name) => [name, `*.${name}`]), censor: '[redacted]' },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** What failed and where. A failed statement also carries its parameters, which are whom it was about. */
function withoutValues(error: unknown): unknown {
  if (!(error instanceof Error)) return String(error);
  const { type, message, stack } = pino.stdSerializers.err(error);
  const { code, query } = error as { code?: unknown; query?: unknown };
  return { type, message, stack, code, query };
}

/** Lets Nest write to the structured log; its routine start-up lines become debug lines. */
export function nestLoggerOn(logger: Logger): LoggerService {
  return {
    log: (message: unknown, context?: unknown) => logger.debug({ context }, String(message)),
    error: (message: unknown, stack?: unknown, context?: unknown) =>
      logger.error({ context, stack }, String(message)),
    warn: (message: unknown, context?: unknown) => logger.warn({ context }, String(message)),
    debug: (message: unknown, context?: unknown) => logger.debug({ context }, String(message)),
    verbose: (message: unknown, context?: unknown) => logger.trace({ context }, String(message)),
  };
}

/** Tells of background work that failed and is tried again: what it was, never whom it was about. */
export class BackgroundLog {
  constructor(
    private readonly logger: Logger,
    private readonly context: string,
  ) {}

  /** An error handler for a piece of background work. */
  of(work: string): (error: unknown) => void {
    return (error) =>
      this.logger.warn(
        { err: error, context: this.context, work },
        'background work failed; it is tried again',
      );
  }
}
