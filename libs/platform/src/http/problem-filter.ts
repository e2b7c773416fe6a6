import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { isRefusal, refuse, type Problem, type Refusal } from '@wellspring/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { OutboundRefused } from '../outbound/guarded-client.js';
import { PortUnavailable } from '../outbound/internal-ports.js';

/** Answers every refusal and every fault as problem details (RFC 9457) with a stable code. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const refusal = refusalOf(error);
    if (refusal.status >= 500)
      this.logger.error({ err: error, route: request.routeOptions?.url }, refusal.code);
    const reply = http.getResponse<FastifyReply>();
    if (refusal.status === 401) reply.header('www-authenticate', 'Bearer');
    reply.status(refusal.status).type('application/problem+json').send(problemOf(refusal, request.url));
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
  const fastify = error as { statusCode?: number; code?: string; message?: string };
  if (typeof fastify.statusCode === 'number' && fastify.statusCode < 500) return fromFastify(fastify);
  return refuse(
    'INTERNAL_ERROR',
    500,
    'Something failed on our side; nothing was stored. Try again, or tell the operator.',
  );
}

/** Problem details of a refusal. */
export function problemOf(refusal: Refusal, instance?: string): Problem {
  return {
    type: `urn:wellspring:problem:${refusal.code.toLowerCase().replaceAll('_', '-')}`,
    title: refusal.code.toLowerCase().replaceAll('_', ' '),
    status: refusal.status,
    code: refusal.code,
    detail: refusal.detail,
    ...(instance && { instance: instance.split('?')[0] ?? instance }),
    ...(refusal.errors && { errors: [...refusal.errors] }),
  };
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

const fastifyCodes: Readonly<Record<string, [code: string, detail: string]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: ['BODY_TOO_LARGE', 'The body is larger than this route takes.'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ['MEDIA_TYPE_UNSUPPORTED', 'This route does not take that media type.'],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['BODY_MISSING', 'The body is empty; send a JSON document.'],
};

function fromFastify(error: { statusCode?: number; code?: string; message?: string }): Refusal {
  const [code, detail] = fastifyCodes[error.code ?? ''] ?? [
    'BODY_MALFORMED',
    'The body cannot be read as JSON.',
  ];
  return refuse(code, error.statusCode ?? 400, detail);
}
