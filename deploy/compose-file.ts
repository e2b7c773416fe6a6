import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';

/** A path from the root of the repository. */
export const fromRoot = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

const duration = z.string().regex(/^\d+(ms|s|m|h)$/);
const healthcheck = z.union([
  z.strictObject({ disable: z.literal(true) }),
  z.strictObject({
    test: z.tuple([z.enum(['CMD', 'CMD-SHELL'])], z.string()),
    interval: duration,
    timeout: duration,
    retries: z.int().min(1),
    start_period: duration.optional(),
  }),
]);
const dependency = z.strictObject({
  condition: z.enum(['service_started', 'service_healthy', 'service_completed_successfully']),
  restart: z.boolean().optional(),
});

/** What we use of the Compose specification, and nothing else: a key that is misspelt is unknown. */
const service = z.strictObject({
  image: z.string(),
  build: z.strictObject({ context: z.literal('.'), dockerfile: z.string(), target: z.string() }).optional(),
  command: z.array(z.string()).optional(),
  restart: z.string().regex(/^(unless-stopped|on-failure(:\d+)?)$/),
  init: z.boolean().optional(),
  security_opt: z.array(z.string()).optional(),
  stop_grace_period: duration.optional(),
  ports: z.array(z.string()).default([]),
  networks: z.array(z.string()).min(1),
  environment: z.record(z.string(), z.string()).default({}),
  depends_on: z.record(z.string(), dependency).default({}),
  healthcheck: healthcheck.optional(),
  volumes: z.array(z.string()).default([]),
});
const declared = z.record(z.string(), z.strictObject({}));

const composeFile = z
  .object({
    name: z.string(),
    services: z.record(z.string(), service),
    networks: declared,
    volumes: declared,
  })
  .catchall(z.unknown());

export type ComposeService = z.infer<typeof service>;
export type ComposeFile = z.infer<typeof composeFile>;

/** The Compose file with its anchors merged; its text beside it, to look for what no parser keeps. */
export function readComposeFile(): { text: string; compose: ComposeFile } {
  const text = readFileSync(fromRoot('docker-compose.yml'), 'utf8');
  return { text, compose: composeFile.parse(parse(text, { merge: true })) };
}
