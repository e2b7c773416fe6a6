/**
 * `npm run start:services`: the seven services as processes over Kafka, PostgreSQL and Redis, behind the
 * edge, with the settings of Compose, on local binaries where no container engine is.
 */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import { buildServer, buildWeb } from './build.mjs';
import { startKafka, whyNoKafka } from './services/kafka.mjs';
import { startEdge, whyNoNginx } from './services/nginx.mjs';
import { freePort, startProgram, until } from './services/process.mjs';
import { startRedis, whyNoRedis } from './services/redis.mjs';

const names = ['identity', 'registry', 'issuer', 'verifier', 'wallet', 'matching', 'analytics'];
const port = Number(process.env.PORT || 3000);
const publicUrl = process.env.WELLSPRING_PUBLIC_URL || `http://localhost:${port}`;
const data = resolve(process.env.WELLSPRING_DATA || '.wellspring-services');
const profile = process.env.WELLSPRING_PROFILE || 'demonstration';

const missing = (await Promise.all([whyNoKafka(), whyNoRedis(), whyNoNginx()])).filter(Boolean);
if (missing.length > 0) {
  console.error(
    `The services need more than this machine has:\n  ${missing.join('\n  ')}\nnpm start needs none of it.`,
  );
  process.exit(1);
}

/** Everything that runs, by name, in the order of its start. */
const running = new Map();
let stopping = false;

async function step(what, work) {
  const before = performance.now();
  const result = await work();
  console.log(
    `  ${what} ${'.'.repeat(Math.max(2, 48 - what.length))} ${((performance.now() - before) / 1000).toFixed(1)} s`,
  );
  return result;
}

/** Starts a program and starts it again whenever it ends by itself, as an orchestrator would. */
async function supervise(name, start) {
  const child = await start();
  running.set(name, child);
  await writePids();
  void child.gone.then(async () => {
    if (stopping) return;
    console.log(`  ${name} ended; starting it again`);
    await new Promise((next) => setTimeout(next, 500));
    if (!stopping)
      await supervise(name, start).catch((error) => console.error(`  ${name}: ${error.message}`));
  });
  return child;
}

let writing = Promise.resolve();

/** Names and process numbers, for whoever wants to kill one; one write after the other. */
function writePids() {
  writing = writing.then(async () => {
    const pids = Object.fromEntries([...running].map(([name, { pid }]) => [name, pid]));
    await writeFile(join(data, 'pids.json.new'), JSON.stringify(pids));
    await rename(join(data, 'pids.json.new'), join(data, 'pids.json'));
  });
  return writing;
}

async function secretOf(name) {
  const path = join(data, name);
  const known = await readFile(path, 'utf8').catch(() => undefined);
  if (known) return known.trim();
  const secret = randomBytes(48).toString('base64');
  await writeFile(path, `${secret}\n`, { mode: 0o600 });
  return secret;
}

async function stop(code) {
  if (stopping) return;
  stopping = true;
  console.log('\nStopping …');
  const order = [...running.keys()].reverse();
  const services = order.filter((name) => names.includes(name));
  await running.get('edge')?.stop();
  await Promise.all(services.map((name) => running.get(name).stop()));
  for (const name of order) if (name !== 'edge' && !names.includes(name)) await running.get(name).stop();
  process.exit(code);
}
process.on('SIGINT', () => void stop(0));
process.on('SIGTERM', () => void stop(0));

async function start() {
  await mkdir(data, { recursive: true });
  await step('Build', buildServer);
  const web = buildWeb();
  const { startEmbeddedPostgres } = await import('../libs/persistence/dist/index.js');
  const { seedServices } = await import('../apps/wellspring/dist/seed/seed-services.js');
  const secret = await secretOf('secret');
  const postgres = await step('PostgreSQL', () => startEmbeddedPostgres({ dataDir: data }));
  running.set('postgres', { pid: postgres.pid, stop: () => postgres.stop() });
  const kafka = await step('Kafka', () =>
    supervise('kafka', () => startKafka({ dataDir: join(data, 'kafka') })),
  );
  const redis = await step('Redis', async () => {
    const own = await freePort();
    return supervise('redis', () => startRedis({ dataDir: join(data, 'redis'), port: own }));
  });
  const ports = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await freePort()])));
  const demonstration = await seedServices.settings({ profile, data, secret });
  const settings = {
    WELLSPRING_PROFILE: profile,
    WELLSPRING_PUBLIC_URL: publicUrl,
    WELLSPRING_ALLOW_HOSTS:
      process.env.WELLSPRING_ALLOW_HOSTS ?? (profile === 'demonstration' ? 'localhost,127.0.0.1' : ''),
    WELLSPRING_SECRET: secret,
    WELLSPRING_DATABASE_URL: `postgres://127.0.0.1:${postgres.port}/wellspring`,
    WELLSPRING_KAFKA_BROKERS: kafka.brokers.join(','),
    WELLSPRING_REDIS_URL: redis.url,
    WELLSPRING_SERVICE_URLS: names.map((name) => `${name}=http://127.0.0.1:${ports[name]}`).join(','),
    ...demonstration,
  };
  await step('Schemas', async () => {
    const env = { ...settings, WELLSPRING_ADMIN_DATABASE_URL: postgres.url('postgres') };
    const migration = startProgram(process.execPath, ['apps/wellspring/dist/migrate.js'], {
      log: join(data, 'migrate.log'),
      env,
    });
    await migration.gone;
  });
  await step('Services', () =>
    Promise.all(
      names.map((name) =>
        supervise(name, async () => {
          const env = { ...settings, PORT: String(ports[name]) };
          const log = join(data, `${name}.log`);
          const child = startProgram(process.execPath, [`apps/${name}/dist/main.js`], { log, env });
          await until(name, async () => (await fetch(`http://127.0.0.1:${ports[name]}/health/ready`)).ok);
          return child;
        }),
      ),
    ),
  );
  await step('Web client', () => web);
  const upstreams = Object.fromEntries(names.map((name) => [name, `127.0.0.1:${ports[name]}`]));
  await step('Edge', () =>
    supervise('edge', () => startEdge({ dataDir: join(data, 'edge'), port, upstreams })),
  );
  const signIns = await step('Demonstration data', () =>
    seedServices.seed({ profile, data, secret, publicUrl }),
  );
  console.log(`\nThe seven services are ready.\n\n  Web client   ${publicUrl}\n`);
  signIns.forEach((line) => console.log(`  ${line}`));
  console.log('\n  Ctrl-C stops everything.');
}

start().catch((error) => {
  console.error(error.message);
  void stop(1);
});
