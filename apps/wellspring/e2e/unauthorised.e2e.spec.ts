import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { System } from './system.js';

const document = JSON.parse(
  readFileSync(new URL('../../../docs/reference/openapi.json', import.meta.url), 'utf8'),
) as { paths: Record<string, Record<string, unknown>> };

/** Every route of the reference, with something in the place of each parameter. */
const routes = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.keys(methods).map((method) => ({
    method: method.toUpperCase(),
    template: path,
    path: path.replaceAll(/\{(\w+)\}/g, sample),
  })),
);

/** What anybody may call. A route that becomes public is added here on purpose, or this test fails. */
const open = [
  /^\/health\//,
  /^\/metrics$/,
  /^\/ims\/case\//,
  /^\/identity\/(learners|organisations|demonstration|interactions|external)/,
  /^\/registry\/(frameworks|items)/,
  /^\/issuer\/(public\/achievements|dids|status-lists)\//,
  /^\/wallet\/shared\//,
  /^\/analytics\/definitions$/,
];
const writes = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);
const isOpen = ({ method, template }: { method: string; template: string }) => {
  // Reading frameworks is public, writing them is not; organisations are registered by the operator alone.
  if (writes.has(method) && /^\/(registry|identity\/organisations)/.test(template)) return false;
  return open.some((pattern) => pattern.test(template));
};

describe('every route', () => {
  let system: System;
  beforeAll(async () => {
    system = await System.start();
  }, 120_000);
  afterAll(() => system?.stop(), 60_000);

  const closed = routes.filter((route) => !isOpen(route));

  it('is in the table', () => {
    expect(closed.length).toBeGreaterThan(60);
  });

  it.each(closed.map(({ method, template, path }) => [method, template, path] as const))(
    'refuses %s %s without a token and with one that is none',
    async (method, _template, path) => {
      for (const authorization of [undefined, 'Bearer nonsense', 'Bearer eyJhbGciOiJub25lIn0.e30.']) {
        const response = await fetch(system.url + path, {
          method,
          headers: authorization ? { authorization } : {},
        });
        expect(response.status).toBe(401);
        expect(await response.json()).toMatchObject({ code: expect.stringMatching(/^AUTH_/) });
      }
    },
  );

  it('closes the internal ports to everybody but the services', async () => {
    for (const path of [
      '/internal/identity/data-keys',
      '/internal/issuer/credentials/fetch',
      '/internal/verifier/verify',
    ]) {
      expect((await fetch(system.url + path, { method: 'POST' })).status).toBe(401);
    }
  });
});

function sample(_whole: string, name: string): string {
  return name === 'context' ? 'issuer' : '0197a1c0-0000-7000-8000-000000000001';
}
