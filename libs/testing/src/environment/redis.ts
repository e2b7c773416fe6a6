import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A real Redis for a test file. */
export interface TestRedis {
  readonly url: string;
  stop(): Promise<void>;
  /** Present where Redis is the test's own: ends it hard, with all that it holds. */
  kill?(): Promise<void>;
  /** Starts it again, empty, at the same address. */
  startAgain?(): Promise<void>;
}

/** No Redis can be had here, why, and how to get one. */
export interface NoRedis {
  readonly missing: string;
}

interface RunningRedis {
  readonly url: string;
  stop(): Promise<void>;
  kill(): Promise<void>;
}

interface LocalRedis {
  whyNoRedis(): Promise<string | undefined>;
  startRedis(options: { dataDir: string; port?: number }): Promise<RunningRedis>;
}

/**
 * A Redis from `WELLSPRING_TEST_REDIS_URL`, else from a container engine, else from the system's package.
 *
 * @throws Error where CI is set and none can be had: there the suite is mandatory
 */
export async function testRedis(): Promise<TestRedis | NoRedis> {
  const named = process.env['WELLSPRING_TEST_REDIS_URL'];
  if (named) return { url: named, stop: async () => undefined };
  const redis = (await fromContainer()) ?? (await fromPackage());
  if ('missing' in redis && process.env['CI'])
    throw new Error(`CI runs the tests on Redis: ${redis.missing}.`);
  return redis;
}

async function fromContainer(): Promise<TestRedis | undefined> {
  const { GenericContainer, getContainerRuntimeClient, Wait } = await import('testcontainers');
  const engine = await getContainerRuntimeClient().catch(() => undefined);
  if (!engine) return undefined;
  // The same port again after a kill, so that clients find it.
  const port = 30_000 + Math.floor(Math.random() * 20_000);
  return killable(async () => {
    const container = await new GenericContainer('redis:8-alpine')
      .withExposedPorts({ container: 6379, host: port })
      .withCommand(['redis-server', '--save', '', '--appendonly', 'no'])
      .withWaitStrategy(Wait.forLogMessage(/Ready to accept connections/))
      .start();
    const stop = async () => void (await container.stop({ timeout: 0 }));
    return { url: `redis://${engine.info.containerRuntime.host}:${port}`, stop, kill: stop };
  });
}

async function fromPackage(): Promise<TestRedis | NoRedis> {
  // The same program that runs the processes of `npm run start:services`.
  const program = new URL('../../../../tools/services/redis.mjs', import.meta.url).href;
  const { whyNoRedis, startRedis } = (await import(program)) as LocalRedis;
  const missing = await whyNoRedis();
  if (missing) return { missing: `no container engine, and ${missing}; or set WELLSPRING_TEST_REDIS_URL` };
  const dataDir = await mkdtemp(join(tmpdir(), 'wellspring-redis-'));
  let port: number | undefined;
  const redis = await killable(async () => {
    const running = await startRedis({ dataDir, ...(port && { port }) });
    port = Number(new URL(running.url).port);
    return running;
  });
  return {
    ...redis,
    stop: async () => {
      await redis.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function killable(start: () => Promise<RunningRedis>): Promise<TestRedis> {
  let running = await start();
  return {
    url: running.url,
    stop: () => running.stop(),
    kill: () => running.kill(),
    startAgain: async () => {
      running = await start();
    },
  };
}
