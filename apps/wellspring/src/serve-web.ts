import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { contextOfPath } from '@wellspring/contracts';

const webRoot = fileURLToPath(new URL('../../web/dist', import.meta.url));

/** Serves the web client; a path of no context and no file is a page of the client. */
export async function serveWeb(app: NestFastifyApplication): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  await fastify.register(fastifyStatic, { root: webRoot, wildcard: false, index: false, serve: false });
  fastify.addHook('onRequest', async (request, reply) => {
    const path = (request.url.split('?')[0] ?? '/').replace(/\/$/, '') || '/index.html';
    if (!/^(GET|HEAD)$/.test(request.method) || isServerPath(path)) return;
    const file = await fileOf(path);
    const cache = file.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
    reply.header('cache-control', cache);
    return reply.sendFile(file);
  });
}

function isServerPath(path: string): boolean {
  return contextOfPath(path) !== undefined || /^\/(health|metrics|internal|operations)(\/|$)/.test(path);
}

async function fileOf(path: string): Promise<string> {
  const relative = decodeURIComponent(path).replace(/^\/+/, '');
  if (relative.includes('..')) return 'index.html';
  for (const candidate of [relative, `${relative}/index.html`]) {
    if (/\.[a-z0-9]+$/.test(candidate) && (await exists(join(webRoot, candidate)))) return candidate;
  }
  return 'index.html';
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
