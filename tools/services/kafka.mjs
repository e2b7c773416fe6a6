/** Apache Kafka 4 in KRaft mode from its Maven jars: a real broker where no container engine is. */
import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { freePort, listens, startProgram, untilReady } from './process.mjs';

const run = promisify(execFile);
const version = '4.1.0';
const pom = join(dirname(fileURLToPath(import.meta.url)), 'pom.xml');

/** What is missing to run a broker here, and how to get it; undefined when nothing is. */
export async function whyNoKafka() {
  for (const [program, flag, how] of [
    ['java', '-version', 'install a Java 17 runtime'],
    ['mvn', '-v', 'install Maven, which fetches the jars'],
  ]) {
    const there = await run(program, [flag]).then(
      () => true,
      () => false,
    );
    if (!there && !(program === 'mvn' && (await hasJars()))) return `${program} is not installed; ${how}`;
  }
  return undefined;
}

function jarsFolder() {
  return join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'wellspring', `kafka-${version}`);
}

async function hasJars() {
  return (await readdir(jarsFolder()).catch(() => [])).length > 30;
}

/** Fetches the jars once, into a cache outside the tree. Answers their folder. */
export async function ensureKafka() {
  const folder = jarsFolder();
  if (await hasJars()) return folder;
  const draft = `${folder}.${process.pid}`;
  await mkdir(draft, { recursive: true });
  const goal = ['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${draft}`];
  await run('mvn', ['-q', '-B', '-f', pom, ...goal], { maxBuffer: 10_000_000 });
  await rm(folder, { recursive: true, force: true });
  await rename(draft, folder);
  return folder;
}

/**
 * Starts a broker on the loopback address; its data stay in `dataDir`, so that it may be killed and started again.
 * @param {{ dataDir: string, port?: number }} options
 */
export async function startKafka({ dataDir, port }) {
  const jars = join(await ensureKafka(), '*');
  await mkdir(dataDir, { recursive: true });
  const saved = await readFile(join(dataDir, 'ports.json'), 'utf8').then(JSON.parse, () => undefined);
  const broker = port ?? saved?.broker ?? (await freePort());
  const controller = saved?.controller ?? (await freePort());
  await writeFile(join(dataDir, 'ports.json'), JSON.stringify({ broker, controller }));
  const properties = join(dataDir, 'server.properties');
  await writeFile(properties, settings(dataDir, broker, controller));
  if (!saved) {
    const { stdout } = await run('java', ['-cp', jars, 'kafka.tools.StorageTool', 'random-uuid']);
    const id = stdout.trim().split('\n').at(-1) ?? '';
    await run('java', ['-cp', jars, 'kafka.tools.StorageTool', 'format', '-t', id, '-c', properties]);
  }
  const args = ['-Xms256m', '-Xmx512m', '-cp', jars, 'kafka.Kafka', properties];
  const child = startProgram('java', args, { log: join(dataDir, 'kafka.log') });
  const brokers = [`127.0.0.1:${broker}`];
  // An early question costs kafkajs ten seconds of back-off, so the port is asked first.
  await untilReady('Kafka', child, () => listens(broker));
  await untilReady('Kafka', child, () => answers(brokers));
  return { ...child, brokers };
}

async function answers(brokers) {
  const { default: kafkajs } = await import('kafkajs');
  const logLevel = kafkajs.logLevel.NOTHING;
  const admin = new kafkajs.Kafka({ clientId: 'probe', brokers, logLevel, retry: { retries: 0 } }).admin();
  try {
    await admin.connect();
    await admin.describeCluster();
    return true;
  } finally {
    await admin.disconnect();
  }
}

function settings(dataDir, broker, controller) {
  return [
    'process.roles=broker,controller',
    'node.id=1',
    `controller.quorum.voters=1@127.0.0.1:${controller}`,
    `listeners=PLAINTEXT://127.0.0.1:${broker},CONTROLLER://127.0.0.1:${controller}`,
    `advertised.listeners=PLAINTEXT://127.0.0.1:${broker}`,
    'controller.listener.names=CONTROLLER',
    'listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    `log.dirs=${join(dataDir, 'log')}`,
    'offsets.topic.replication.factor=1',
    'offsets.topic.num.partitions=3',
    'transaction.state.log.replication.factor=1',
    'transaction.state.log.min.isr=1',
    'share.coordinator.state.topic.replication.factor=1',
    'share.coordinator.state.topic.min.isr=1',
    'group.initial.rebalance.delay.ms=0',
    'auto.create.topics.enable=false',
  ].join('\n');
}
