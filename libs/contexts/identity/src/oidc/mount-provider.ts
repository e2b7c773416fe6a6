import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';

/** What answers a request of the protocol. */
export type ProtocolHandler = (request: IncomingMessage, response: ServerResponse) => unknown;

/**
 * Gives `/oidc` to the provider, bodies unread, for it parses its own forms. The provider makes addresses
 * from the request's host: it is told the public one, whatever a proxy or a caller says.
 */
export function mountProvider(fastify: FastifyInstance, origin: string, handle: ProtocolHandler): void {
  const { protocol, host } = new URL(origin);
  void fastify.register(
    (scope, _options, done) => {
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser('*', (_request, _payload, parsed) => parsed(null));
      scope.all('/*', (request, reply) => {
        reply.hijack();
        const raw = request.raw as IncomingMessage & { originalUrl?: string };
        raw.originalUrl = raw.url ?? '/';
        raw.url = raw.originalUrl.slice('/oidc'.length);
        raw.headers['x-forwarded-proto'] = protocol.slice(0, -1);
        raw.headers['x-forwarded-host'] = host;
        reply.raw.setHeader('x-content-type-options', 'nosniff');
        reply.raw.setHeader('referrer-policy', 'no-referrer');
        return handle(raw, reply.raw);
      });
      done();
    },
    { prefix: '/oidc' },
  );
}
