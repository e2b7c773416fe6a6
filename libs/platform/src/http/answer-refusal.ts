import { statusInfo, type CodeMinor, type Problem, type Refusal } from '@wellspring/contracts';
import type { FastifyReply } from 'fastify';

/** Sends a refusal: problem details (RFC 9457); imsx_StatusInfo below `/ims`, as 1EdTech's bindings have it. */
export function answerRefusal(reply: FastifyReply, url: string, refusal: Refusal): FastifyReply {
  if (refusal.status === 401) reply.header('www-authenticate', 'Bearer');
  reply.status(refusal.status);
  if (/^\/ims(\/|$)/.test(url)) {
    const { status, detail } = refusal;
    return reply.type('application/json').send(statusInfo(minorOf(status), 'request', detail));
  }
  return reply.type('application/problem+json').send(problemOf(refusal, url));
}

function problemOf(refusal: Refusal, url: string): Problem {
  return {
    type: `urn:wellspring:problem:${refusal.code.toLowerCase().replaceAll('_', '-')}`,
    title: refusal.code.toLowerCase().replaceAll('_', ' '),
    status: refusal.status,
    code: refusal.code,
    detail: refusal.detail,
    instance: url.split('?')[0] ?? url,
    ...(refusal.errors && { errors: [...refusal.errors] }),
  };
}

const minors: Readonly<Record<number, CodeMinor>> = {
  401: 'unauthorised_request',
  403: 'forbidden',
  404: 'unknownobject',
  405: 'forbidden',
  429: 'server_busy',
  503: 'server_busy',
};

function minorOf(status: number): CodeMinor {
  return minors[status] ?? (status < 500 ? 'invalid_selection_field' : 'internal_server_error');
}
