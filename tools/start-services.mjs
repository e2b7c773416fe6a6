/**
 * `npm run start:services`: the seven services as processes over Kafka, PostgreSQL and Redis, behind the
 * edge, with the settings of Compose, on local binaries where no container engine is.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import { buildServer, buildWeb } from './build.mjs';
import { startKafka, whyNoKafka } from './services/kafka.mjs';
import { startEdge, whyNoNginx } from './services/nginx.mjs';
import { freePort, startProgram, untilReady } from './services/process.mjs';
import { startRedis, whyNoRedis } from './services/redis.mjs';
import { Supervisor } from './services/supervisor.mjs';

const names = ['identity', 'registry', 'issuer', 'verifier', 'wallet', 'matching', 'analytics'];
const port = Number(process.env.PORT || 3000);
const publicUrl = process.env.WELLSPRING_PUBLIC_URL || `http://localhost:${port}`;
const data = resolve(process.env.WELLSPRING_DATA || '.wellspring-services');
const profile = process.env.WELLSPRING_PROFILE || 'demonstration';
const say = (line) => console.log(`  ${line}`);
const supervisor = new Supervisor({ pidFile: join(data, 'pids.json'), say });

const missing = (await Promise.all([whyNoKafka(), whyNoRedis(), whyNoNginx()])).filter(Boolean);
if (missing.length > 0) {
  console.error(
    `The services need more than this machine has:\n  ${missing.join('\n  ')}\nnpm start needs none of it.`,
  );
  process.exit(1);
}

async function step(what, work) {
  const before = performance.now();
  const result = await work();
  const took = ((performance.now() - before) / 1000).toFixed(1);
  say(`${what} ${'.'.repeat(Math.max(2, 48 - what.length))} ${took} s`);
  return result;
}

async function ownSecret() {
  const path = join(data, 'secret');
  const known = await readFile(path, 'utf8').catch(() => undefined);
  if (known) return known.trim();
  const secret = randomBytes(48).toString('base64');
  await writeFile(path, `${secret}\n`, { mode: 0o600 });
  return secret;
}

let stopping = false;

async function stop(code) {
  if (stopping) return;
  stopping = true;
  console.log('\nStopping …');
  await supervisor.stop(['edge'], names, ['redis', 'kafka'], ['postgres']);
  process.exit(code);
}
process.on('SIGINT', () => void stop(0));
process.on('SIGTERM', () => void stop(0));

/** PostgreSQL, Kafka and Redis; answers where they are, as settings. */
async function startStores(secret) {
  const { startEmbeddedPostgres } = await import('../libs/persistence/dist/index.js');
  const postgres = await step('PostgreSQL', () => startEmbeddedPostgres({ dataDir: data }));
  await supervisor.hold('postgres', { pid: postgres.pid, stop: () => postgres.stop() });
  const kafka = await step('Kafka', () =>
    supervisor.run('kafka', () => startKafka({ dataDir: join(data, 'kafka') })),
  );
  const redisPort = await freePort();
  const redis = await step('Redis', () =>
    supervisor.run('redis', () => startRedis({ dataDir: join(data, 'redis'), port: redisPort })),
  );
  const settings = {
    WELLSPRING_SECRET: secret,
    WELLSPRING_DATABASE_URL: `postgres://127.0.0.1:${postgres.port}/wellspring`,
    WELLSPRING_KAFKA_BROKERS: kafka.brokers.join(','),
    WELLSPRING_REDIS_URL: redis.url,
  };
  await step('Schemas', () =>
    migrate({ ...settings, WELLSPRING_ADMIN_DATABASE_URL: postgres.url('postgres') }),
  );
  return settings;
}

async function migrate(env) {
  const log = join(data, 'migrate.log');
  const code = await startProgram(process.execPath, ['apps/wellspring/dist/migrate.js'], { log, env }).gone;
  if (code !== 0) throw new Error(`The schemas could not be made current; ${log} says why.`);
}

function startService(name, port, settings) {
  return supervisor.run(name, () => {
    const env = { ...settings, PORT: String(port) };
    const log = join(data, `${name}.log`);
    const child = startProgram(process.execPath, [`apps/${name}/dist/main.js`], { log, env });
    return untilReady(name, child, async () => (await fetch(`http://127.0.0.1:${port}/health/ready`)).ok);
  });
}

async function start() {
  await mkdir(data, { recursive: true });
  await step('Build', buildServer);
  const web = buildWeb();
  const { seedServices } = await import('../apps/wellspring/dist/seed/seed-services.js');
  const secret = await ownSecret();
  const stores = await startStores(secret);
  const ports = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await freePort()])));
  const hosts = process.env.WELLSPRING_ALLOW_HOSTS;
  const settings = {
    ...stores,
    ...seedServices.settings({ profile, secret }),
    WELLSPRING_PROFILE: profile,
    WELLSPRING_PUBLIC_URL: publicUrl,
    WELLSPRING_ALLOW_HOSTS: hosts ?? (profile === 'demonstration' ? 'localhost,127.0.0.1' : ''),
    WELLSPRING_SERVICE_URLS: names.map((name) => `${name}=http://127.0.0.1:${ports[name]}`).join(','),
  };
  await step('Services', () => Promise.all(names.map((name) => startService(name, ports[name], settings))));
  await step('Web client', () => web);
  const upstreams = Object.fromEntries(names.map((name) => [name, `127.0.0.1:${ports[name]}`]));
  const edge = { dataDir: join(data, 'edge'), port, upstreams };
  await step('Edge', () => supervisor.run('edge', () => startEdge(edge)));
  const signIns = await step('Demonstration data', () =>
    seedServices.seed({ profile, data, secret, publicUrl }),
  );
  console.log(`\nThe seven services are ready.\n\n  Web client   ${publicUrl}\n`);
  signIns.forEach(say);
  console.log('\n  Ctrl-C stops everything.');
}

start().catch((error) => {
  console.error(error.message);
  void stop(1);
});
