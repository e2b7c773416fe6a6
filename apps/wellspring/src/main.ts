import {
  ConfigurationError,
  environmentSchema,
  readEnvironment,
  startService,
  type Environment,
  type Service,
} from '@wellspring/platform';
import { EmbeddedPostgresError, startEmbeddedPostgres, type EmbeddedPostgres } from '@wellspring/persistence';
import { everyContext } from './contexts.js';
import { DataDirectory, StartRefused } from './data-directory.js';
import { prepareDatabase } from './prepare-database.js';
import { seedDemonstration, signInLines } from './seed/seed-demonstration.js';
import { demonstrationSettings } from './seed/demonstration-settings.js';
import { serveWeb } from './serve-web.js';
import { Steps } from './steps.js';

export interface StartOptions {
  /** The build of the web client, in hand; the start is complete when it is. */
  readonly webClient?: Promise<unknown>;
}

/** Runs the whole ecosystem in this process until Ctrl-C: embedded PostgreSQL, embedded log, every context. */
export async function startWellspring({ webClient = Promise.resolve() }: StartOptions = {}): Promise<void> {
  const steps = new Steps((line) => console.log(line));
  const stops: (() => Promise<unknown>)[] = [];
  stopOnSignal(stops);
  try {
    const environment = readEnvironment(environmentSchema);
    const data = await DataDirectory.open(environment.WELLSPRING_DATA);
    await data.holdPublicUrl(environment.WELLSPRING_PUBLIC_URL);
    const secret = environment.WELLSPRING_SECRET ?? (await data.secret());
    const postgres = await steps.run('PostgreSQL', () => startEmbeddedPostgres({ dataDir: data.path }));
    stops.unshift(() => postgres.stop());
    const service = await startContexts(environment, secret, postgres, steps);
    stops.unshift(() => service.close());
    await steps.run('Web client', () => webClient);
    const signIns = await seed(environment, data, secret, service, steps);
    announce(environment, steps, signIns);
  } catch (error) {
    console.error(`\n${lineOf(error)}`);
    await stopAll(stops);
    process.exit(1);
  }
}

async function startContexts(
  environment: Environment,
  secret: string,
  postgres: EmbeddedPostgres,
  steps: Steps,
): Promise<Service> {
  const databaseUrlOf = await steps.run('Schemas', () =>
    prepareDatabase(postgres.url('postgres'), secret, everyContext),
  );
  const settings = demonstrationSettings(environment.WELLSPRING_PROFILE, secret);
  const variables = { ...process.env, ...settings };
  return steps.run('Services', () =>
    startService({
      name: 'wellspring',
      contexts: everyContext,
      environment: openToLoopback(environment),
      variables,
      secret,
      databaseUrlOf,
      extend: serveWeb,
    }),
  );
}

async function seed(
  environment: Environment,
  data: DataDirectory,
  secret: string,
  service: Service,
  steps: Steps,
): Promise<string[]> {
  if (environment.WELLSPRING_PROFILE !== 'demonstration') return [];
  const known = await data.read('profile.json');
  const options = {
    url: service.url,
    publicUrl: environment.WELLSPRING_PUBLIC_URL,
    secret,
    known,
    writeProfile: (profile: string) => data.write('profile.json', profile),
  };
  await steps.run('Demonstration data', () => seedDemonstration(options));
  return signInLines(secret);
}

/** The demonstration's webhook receivers live on this machine, so its profile opens loopback, and says so. */
function openToLoopback(environment: Environment): Environment {
  if (environment.WELLSPRING_PROFILE !== 'demonstration') return environment;
  const loopback = ['localhost', '127.0.0.1'];
  return { ...environment, WELLSPRING_ALLOW_HOSTS: [...environment.WELLSPRING_ALLOW_HOSTS, ...loopback] };
}

function announce(environment: Environment, steps: Steps, signIns: readonly string[]): void {
  const url = environment.WELLSPRING_PUBLIC_URL;
  steps.say(`\nWellspring is ready after ${steps.elapsed()}.\n`);
  steps.say(`  Web client   ${url}`);
  steps.say(`  Reference    ${url}/docs`);
  steps.say(`  Health       ${url}/health/ready\n`);
  signIns.forEach((line) => steps.say(`  ${line}`));
  if (environment.WELLSPRING_PROFILE === 'demonstration') {
    steps.say(
      '\n  Demonstration profile: webhooks may go to this machine itself. Set WELLSPRING_PROFILE=production to close that.',
    );
  }
  steps.say('\n  Ctrl-C stops everything.');
}

function lineOf(error: unknown): string {
  if (
    error instanceof StartRefused ||
    error instanceof ConfigurationError ||
    error instanceof EmbeddedPostgresError
  ) {
    return error.message;
  }
  if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') {
    return `Port ${String((error as { port?: number }).port)} is taken; stop what uses it, or set PORT to another.`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function stopOnSignal(stops: (() => Promise<unknown>)[]): void {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    console.log('\nStopping …');
    void stopAll(stops).then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

async function stopAll(stops: (() => Promise<unknown>)[]): Promise<void> {
  for (const stop of stops)
    await stop().catch((error: unknown) => console.error(`While stopping: ${String(error)}`));
}
