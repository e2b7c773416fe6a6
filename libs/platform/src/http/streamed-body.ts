import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';

/** The media type that no parser reads: its body reaches the route as it comes in. */
export const streamType = 'application/vnd.wellspring.stream';

/** A route whose body is the stream of its bytes, whatever their media type; the route bounds it itself. */
export function StreamedBody(): MethodDecorator {
  return RouteConfig({ isStreamed: true });
}

/** Fastify chooses the parser by this header, after the hooks of `onRequest`. */
export async function letStreamThrough(request: FastifyRequest): Promise<void> {
  const { isStreamed } = request.routeOptions.config as { isStreamed?: boolean };
  if (isStreamed) request.headers['content-type'] = streamType;
}
