import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A real broker for a test file. */
export interface TestKafka {
  readonly brokers: readonly string[];
  stop(): Promise<void>;
}

/** No broker can be had here, why, and how to get one. */
export interface NoKafka {
  readonly missing: string;
}

interface LocalKafka {
  whyNoKafka(): Promise<string | undefined>;
  startKafka(options: { dataDir: string }): Promise<{ brokers: string[]; stop(): Promise<void> }>;
}

/**
 * A broker from `WELLSPRING_TEST_KAFKA_BROKERS`, else from a container engine, else from local jars.
 *
 * @throws Error where CI is set and none can be had: there the suite is mandatory
 */
export async function testKafka(): Promise<TestKafka | NoKafka> {
  const named = process.env['WELLSPRING_TEST_KAFKA_BROKERS'];
  if (named) return { brokers: named.split(','), stop: async () => undefined };
  const broker = (await fromContainer()) ?? (await fromJars());
  if ('missing' in broker && process.env['CI'])
    throw new Error(`CI runs the tests on Kafka: ${broker.missing}.`);
  return broker;
}

async function fromContainer(): Promise<TestKafka | undefined> {
  const { GenericContainer, getContainerRuntimeClient, Wait } = await import('testcontainers');
  const engine = await getContainerRuntimeClient().catch(() => undefined);
  if (!engine) return undefined;
  // The broker tells its clients its own address, so the port is the same inside and outside.
  const port = 30_000 + Math.floor(Math.random() * 20_000);
  const container = await new GenericContainer('apache/kafka:4.1.0')
    .withExposedPorts({ container: port, host: port })
    .withEnvironment({
      KAFKA_NODE_ID: '1',
      KAFKA_PROCESS_ROLES: 'broker,controller',
      KAFKA_LISTENERS: `PLAINTEXT://:${port},CONTROLLER://:29093`,
      KAFKA_ADVERTISED_LISTENERS: `PLAINTEXT://${engine.info.containerRuntime.host}:${port}`,
      KAFKA_CONTROLLER_LISTENER_NAMES: 'CONTROLLER',
      KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
      KAFKA_CONTROLLER_QUORUM_VOTERS: '1@localhost:29093',
      KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: '1',
      KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS: '0',
    })
    .withWaitStrategy(Wait.forLogMessage(/Kafka Server started/))
    .start();
  return {
    brokers: [`${engine.info.containerRuntime.host}:${port}`],
    stop: async () => void (await container.stop()),
  };
}

async function fromJars(): Promise<TestKafka | NoKafka> {
  // The same program that runs the processes of `npm run start:services`.
  const program = new URL('../../../../tools/services/kafka.mjs', import.meta.url).href;
  const { whyNoKafka, startKafka } = (await import(program)) as LocalKafka;
  const missing = await whyNoKafka();
  if (missing)
    return { missing: `no container engine, and ${missing}; or set WELLSPRING_TEST_KAFKA_BROKERS` };
  const dataDir = await mkdtemp(join(tmpdir(), 'wellspring-kafka-'));
  const { brokers, stop } = await startKafka({ dataDir });
  return {
    brokers,
    stop: async () => {
      await stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
