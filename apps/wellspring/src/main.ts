import {
  ConfigurationError,
  environmentSchema,
  readEnvironment,
  type Environment,
} from '@wellspring/platform';
import { EmbeddedPostgresError, startEmbeddedPostgres } from '@wellspring/persistence';
import { DataDirectory } from './data-directory.js';
import { refuseTakenAddress, whyNotListening } from './listening.js';
import { Running } from './running.js';
import { StartRefused } from './start-refused.js';
import { Interrupted, Steps } from './steps.js';

export interface StartOptions {
  /** The build of the web client, in hand; the start is complete when it is. */
  readonly webClient?: Promise<unknown>;
}

/** Runs the whole ecosystem in this process until Ctrl-C: embedded PostgreSQL, embedded log, every context. */
export async function startWellspring({ webClient = Promise.resolve() }: StartOptions = {}): Promise<void> {
  const running = new Running();
  const steps = new Steps((line) => console.log(line), running.interruption);
  try {
    await start(steps, running, webClient);
    await running.untilInterrupted();
  } catch (error) {
    if (!(error instanceof Interrupted)) {
      console.error(`\n${lineOf(error)}`);
      process.exitCode = 1;
    }
  }
  await running.stop();
  process.exit();
}

async function start(steps: Steps, running: Running, webClient: Promise<unknown>): Promise<void> {
  const environment = readEnvironment(environmentSchema);
  await refuseTakenAddress(environment);
  const data = await DataDirectory.open(environment.WELLSPRING_DATA);
  const postgres = await steps.run('PostgreSQL', async () => {
    const server = await startEmbeddedPostgres({ dataDir: data.path });
    return running.add(server, () => server.stop());
  });
  const secret = environment.WELLSPRING_SECRET ?? (await data.secret());
  const installation = { environment, data, secret, adminUrl: postgres.url('postgres') };
  // A start that is refused has no need of them, and they take a second to load.
  const { seedInstallation, startContexts } = await import('./start-contexts.js');
  const service = await startContexts(installation, steps, running);
  const built = webClient.catch(refuseUnbuilt);
  await steps.run('Web client', () => Promise.race([built, running.untilInterrupted()]));
  const signIns = await seedInstallation(installation, service, steps);
  announce(environment, steps, signIns);
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

function refuseUnbuilt(error: Error): never {
  throw new StartRefused(`The web client could not be built: ${error.message}; what it said stands above.`);
}

function lineOf(error: unknown): string {
  const isTold =
    error instanceof StartRefused ||
    error instanceof ConfigurationError ||
    error instanceof EmbeddedPostgresError;
  if (isTold) return error.message;
  return whyNotListening(error) ?? (error instanceof Error ? (error.stack ?? error.message) : String(error));
}
