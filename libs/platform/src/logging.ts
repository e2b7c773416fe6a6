import type { LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';

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
export function createLogger(service: string, level: string): Logger {
  return pino({
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: redacted.flatMap((name) => [name, `*.${name}`]), censor: '[redacted]' },
  });
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
