import { contextNames, type ContextName } from '@wellspring/contracts';
import { embeddedLogTables } from '@wellspring/messaging';
import { migrate, provision, recordOnce, urlOfContext, urlOfDatabase } from '@wellspring/persistence';
import { deriveKey, type ContextDefinition } from '@wellspring/platform';
import { StartRefused } from './start-refused.js';

const database = 'wellspring';

export interface Installation {
  /** A superuser's URL of the server. */
  readonly adminUrl: string;
  readonly secret: string;
  readonly publicUrl: string;
}

/**
 * Makes roles, schemas and tables, and answers the URL of each context's own role.
 *
 * @throws StartRefused when the data belong to another public address or another secret
 */
export async function prepareDatabase(
  installation: Installation,
  definitions: readonly ContextDefinition[],
): Promise<(context: ContextName) => string> {
  const { adminUrl, secret } = installation;
  const passwordOf = (context: string) => deriveKey(secret, `database:${context}`).toString('base64url');
  const contexts = [...contextNames, 'messaging'];
  const url = urlOfDatabase(adminUrl, database);
  // Before anything is changed for another secret; a new installation holds nothing yet.
  await holdInstallation(url, installation).catch(unlessDatabaseIsNew);
  await provision({ adminUrl, database, contexts, passwordOf });
  await holdInstallation(url, installation);
  await migrate(url, 'messaging', [embeddedLogTables]);
  // One after the other costs a second; each schema is its own.
  await Promise.all(definitions.map(({ name, migrations }) => migrate(url, name, migrations)));
  return (context) => urlOfContext(adminUrl, database, context, passwordOf(context));
}

/**
 * The public address is in every did:web, status list and CASE URI, and everything encrypted hangs on the
 * secret: both are recorded once and must stay.
 */
async function holdInstallation(url: string, { secret, publicUrl }: Installation): Promise<void> {
  const fingerprint = deriveKey(secret, 'fingerprint').toString('base64url');
  const recorded = await recordOnce(url, { publicUrl, fingerprint });
  if (recorded.publicUrl !== publicUrl) {
    throw new StartRefused(
      `This data belongs to ${recorded.publicUrl}, and credentials say so; start with WELLSPRING_PUBLIC_URL=${recorded.publicUrl} ` +
        `(or its PORT), or with another WELLSPRING_DATA for ${publicUrl}.`,
    );
  }
  if (recorded.fingerprint !== fingerprint) {
    throw new StartRefused(
      'This data was encrypted under another secret; start with the WELLSPRING_SECRET (or the file `secret` of the data directory) that it began with.',
    );
  }
}

function unlessDatabaseIsNew(error: Error & { code?: string }): void {
  const isMissing = error.code === '3D000';
  if (!isMissing) throw error;
}
