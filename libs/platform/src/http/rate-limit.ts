import { createHash } from 'node:crypto';
import { refuse } from '@wellspring/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Runtime } from '../runtime/runtime.js';
import { answerRefusal } from './answer-refusal.js';

const windowSeconds = 60;
const unlimited = ['/health/', '/metrics', '/internal/'];

/**
 * Limits requests per minute and caller (token, else address), shared by replicas through the cache. Zero
 * turns it off. Answers 429 with Retry-After and the RateLimit headers of the IETF draft.
 */
export function limitRate(runtime: Runtime) {
  const limit = runtime.options.environment.WELLSPRING_RATE_LIMIT;
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    if (limit === 0 || unlimited.some((prefix) => request.url.startsWith(prefix))) return;
    const window = Math.floor(Date.now() / 1000 / windowSeconds);
    const count = await runtime.cache.increment(`rate:${callerKey(request)}:${window}`, windowSeconds);
    const reset = windowSeconds - (Math.floor(Date.now() / 1000) % windowSeconds);
    reply.header('ratelimit-limit', limit);
    reply.header('ratelimit-remaining', Math.max(0, limit - count));
    reply.header('ratelimit-reset', reset);
    if (count <= limit) return;
    const refusal = refuse(
      'RATE_LIMITED',
      429,
      `More than ${limit} requests a minute; try again in ${reset} s.`,
    );
    await answerRefusal(reply.header('retry-after', reset), request.url, refusal);
  };
}

function callerKey(request: FastifyRequest): string {
  const token = request.headers.authorization;
  return token ? createHash('sha256').update(token).digest('base64url').slice(0, 22) : request.ip;
}
