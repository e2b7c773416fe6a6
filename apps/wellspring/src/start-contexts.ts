import { startService, type Environment, type Service } from '@wellspring/platform';
import { everyContext } from './contexts.js';
import type { DataDirectory } from './data-directory.js';
import { prepareDatabase } from './prepare-database.js';
import type { Running } from './running.js';
import { demonstrationSettings } from './seed/demonstration-settings.js';
import { seedDemonstration, signInLines } from './seed/seed-demonstration.js';
import { serveWeb } from './serve-web.js';
import type { Steps } from './steps.js';

/** What the contexts start from. */
export interface Installation {
  readonly environment: Environment;
  readonly data: DataDirectory;
  readonly secret: string;
  /** A superuser's URL of the server. */
  readonly adminUrl: string;
}

/** Brings the schemas up to date and starts every context in this process. */
export async function startContexts(
  { environment, secret, adminUrl }: Installation,
  steps: Steps,
  running: Running,
): Promise<Service> {
  const publicUrl = environment.WELLSPRING_PUBLIC_URL;
  const databaseUrlOf = await steps.run('Schemas', () =>
    prepareDatabase({ adminUrl, secret, publicUrl }, everyContext),
  );
  return steps.run('Services', async () => {
    const service = await startService({
      name: 'wellspring',
      contexts: everyContext,
      environment: openToLoopback(environment),
      variables: demonstrationSettings(environment.WELLSPRING_PROFILE, secret),
      secret,
      databaseUrlOf,
      extend: serveWeb,
    });
    return running.add(service, () => service.close());
  });
}

/** Makes the demonstration, where this installation is one. Answers who can sign in, for the terminal. */
export async function seedInstallation(
  { environment, data, secret }: Installation,
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
