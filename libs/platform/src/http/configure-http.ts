import { RouteConfig, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Runtime } from '../runtime/runtime.js';
import { limitRate } from './rate-limit.js';
import { refuseUnstorable } from './refuse-unstorable.js';
import { letStreamThrough, streamType } from './streamed-body.js';

const textLimit = 20 * 1_048_576;
/** Neighbours send each other whole batches of credentials. */
const internalLimit = 8 * 1_048_576;

/** What a route says of its body beside its schema. */
export interface BodyConfig {
  readonly bodyLimit?: number;
  readonly judgesRows?: true;
}

/**
 * A route that takes a whole roster: more JSON than others, and judged row by row, so that text which no store
 * can keep is the fault of one row.
 */
export function TakesRows(bodyLimit: number): MethodDecorator {
  return RouteConfig({ bodyLimit, judgesRows: true } satisfies BodyConfig) as MethodDecorator;
}

/**
 * Body parsers, metrics and limits of every process. JSON is limited to 1 MiB, unless its route says more; text
 * (rosters, and credentials, whose digest is of their exact text) to 20 MiB; a route may take its body as a
 * stream that it bounds itself.
 */
export async function configureHttp(app: NestFastifyApplication, runtime: Runtime): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  const json = fastify.getDefaultJsonParser('error', 'error');
  app.useBodyParser('application/json', {}, json as never);
  for (const type of ['application/ld+json', 'application/problem+json']) {
    fastify.addContentTypeParser(type, { parseAs: 'string' }, json);
  }
  for (const type of [
    'text/csv',
    'text/plain',
    'application/vc',
    'application/vc+jwt',
    'application/vc+ld+json',
  ]) {
    fastify.addContentTypeParser(type, { parseAs: 'string', bodyLimit: textLimit }, (_request, body, done) =>
      done(null, body),
    );
  }
  fastify.addContentTypeParser(streamType, (_request, payload, done) => done(null, payload));
  fastify.addHook('onRoute', (route) => {
    const { bodyLimit } = (route.config ?? {}) as BodyConfig;
    if (bodyLimit !== undefined) route.bodyLimit = bodyLimit;
    if (route.url.startsWith('/internal/')) route.bodyLimit = internalLimit;
  });
  fastify.addHook('onRequest', limitRate(runtime));
  fastify.addHook('onRequest', letStreamThrough);
  fastify.addHook('preValidation', refuseUnstorable);
  fastify.addHook('onSend', async (_request, reply, payload) => {
    reply.header('x-content-type-options', 'nosniff');
    reply.header('referrer-policy', 'no-referrer');
    return payload;
  });
  fastify.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    const labels = { route, method: request.method, status: String(reply.statusCode) };
    runtime.metrics.httpDuration.observe(labels, reply.elapsedTime / 1000);
  });
}
