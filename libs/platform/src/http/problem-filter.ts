import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { isRefusal, refuse, type Refusal } from '@wellspring/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { OutboundRefused } from '../outbound/guarded-client.js';
import { PortUnavailable } from '../outbound/internal-ports.js';
import { answerRefusal } from './answer-refusal.js';

/** Answers every refusal and every fault with a stable code. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const refusal = refusalOf(error);
    if (refusal.status >= 500)
      this.logger.error({ err: error, route: request.routeOptions?.url }, refusal.code);
    answerRefusal(http.getResponse<FastifyReply>(), request.url, refusal);
  }
}

/** What an error says to the caller; a bug or an outage says no more than that it is one. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof HttpException) return fromHttpException(error);
  if (error instanceof PortUnavailable) {
    return refuse(
      'SERVICE_UNAVAILABLE',
      503,
      'A part of the system that this call needs does not answer; try again.',
    );
  }
  if (error instanceof OutboundRefused) return refuse(error.code, 422, error.message);
  if (isUnstorableText(error)) {
    return refuse(
      'REQUEST_INVALID',
      400,
      'The request holds a character that cannot be stored, such as U+0000.',
    );
  }
  const fastify = error as { statusCode?: number; code?: string };
  if (typeof fastify.statusCode === 'number' && fastify.statusCode < 500) return fromFastify(fastify);
  return refuse(
    'INTERNAL_ERROR',
    500,
    'Something failed on our side; nothing was stored. Try again, or tell the operator.',
  );
}

/**
 * PostgreSQL takes every character but NUL, and in jsonb no half of a surrogate pair. What is parsed before a
 * route begins is refused there; this is for what a route reads from a stream.
 */
function isUnstorableText(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  if (code === '22P02') return message === 'invalid input syntax for type json';
  return code === '22021' || code === '22P05';
}

function fromHttpException(error: HttpException): Refusal {
  const body = error.getResponse();
  if (isRefusal(body)) return body;
  const status = error.getStatus();
  const [code, detail] = nestCodes[status] ?? [`HTTP_${status}`, error.message];
  return refuse(code, status, detail);
}

/** Nest's own exceptions, of routing and body parsing. */
const nestCodes: Readonly<Record<number, [code: string, detail: string]>> = {
  400: ['BODY_MALFORMED', 'The body cannot be read as JSON.'],
  404: ['ROUTE_UNKNOWN', 'Nothing answers here; the reference is at /docs.'],
  413: ['BODY_TOO_LARGE', 'The body is larger than this route takes.'],
  415: ['MEDIA_TYPE_UNSUPPORTED', 'This route does not take that media type.'],
};

/** What Fastify refuses before any route: everything later comes as an exception of Nest. */
const fastifyCodes: Readonly<Record<string, [code: string, detail: string]>> = {
  FST_ERR_BAD_URL: ['PATH_MALFORMED', 'The path is not a valid URL.'],
  FST_ERR_MAX_PARAM_LENGTH: ['PATH_TOO_LONG', 'A part of the path is longer than 4000 characters.'],
};

function fromFastify(error: { statusCode?: number; code?: string }): Refusal {
  const [code, detail] = fastifyCodes[error.code ?? ''] ?? ['REQUEST_INVALID', 'The request cannot be read.'];
  return refuse(code, error.statusCode ?? 400, detail);
}
