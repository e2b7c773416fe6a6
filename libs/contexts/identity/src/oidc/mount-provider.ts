import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type Provider from 'oidc-provider';

/** Gives `/oidc` to the provider, bodies unread: it parses its own forms. */
export function mountProvider(fastify: FastifyInstance, provider: Provider): void {
  const handle = provider.callback();
  void fastify.register(
    (scope, _options, done) => {
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser('*', (_request, _payload, parsed) => parsed(null));
      scope.all('/*', (request, reply) => {
        reply.hijack();
        const raw = request.raw as IncomingMessage & { originalUrl?: string };
        raw.originalUrl = raw.url ?? '/';
        raw.url = raw.originalUrl.slice('/oidc'.length);
        return handle(raw, reply.raw);
      });
      done();
    },
    { prefix: '/oidc' },
  );
}
