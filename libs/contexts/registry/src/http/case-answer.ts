import { createHash } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isUuidText } from '../domain/case-identifier.js';
import type { CaseVersion } from '../domain/case-version.js';
import { CaseFault } from '../domain/case-fault.js';

/** The version of CASE that the path asks for. */
export const PathVersion = createParamDecorator((_data: unknown, context: ExecutionContext): CaseVersion => {
  const { url } = context.switchToHttp().getRequest<FastifyRequest>();
  return url.startsWith('/ims/case/v1p0') ? 'v1p0' : 'v1p1';
});

/** The identifier of the path. @throws CaseFault 404 invalid_uuid */
export const SourcedId = createParamDecorator((_data: unknown, context: ExecutionContext): string => {
  const { params } = context.switchToHttp().getRequest<FastifyRequest<{ Params: { id: string } }>>();
  if (isUuidText(params.id)) return params.id.toLowerCase();
  throw new CaseFault(404, 'invalid_uuid', 'sourcedId', `Invalid UUID: ${params.id.slice(0, 100)}`);
});

/** What a client may keep, asking each time whether it is still current. */
export const revalidated = 'public, no-cache';

/** Sends JSON text with its entity tag, or 304 where the client holds it already. */
export function answerJson(request: FastifyRequest, reply: FastifyReply, text: string): FastifyReply {
  const etag = `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
  reply.header('etag', etag).header('cache-control', revalidated);
  if (holds(request, etag)) return reply.status(304).send();
  return reply.type('application/json').send(text);
}

/** True when If-None-Match names the tag (RFC 9110 §13.1.2: weak comparison). */
export function holds(request: FastifyRequest, etag: string): boolean {
  const asked = request.headers['if-none-match'];
  if (asked === undefined) return false;
  const strong = (tag: string) => tag.trim().replace(/^W\//, '');
  return asked.trim() === '*' || asked.split(',').some((tag) => strong(tag) === strong(etag));
}
