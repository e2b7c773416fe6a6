import { contextNames, type ContextName } from '@wellspring/contracts';
import { embeddedLogTables } from '@wellspring/messaging';
import { migrate, provision, urlOfContext, urlOfDatabase } from '@wellspring/persistence';
import { deriveKey, type ContextDefinition } from '@wellspring/platform';

const database = 'wellspring';

/** Makes roles, schemas and tables, and answers the URL of each context's own role. */
export async function prepareDatabase(
  adminUrl: string,
  secret: string,
  definitions: readonly ContextDefinition[],
): Promise<(context: ContextName) => string> {
  const passwordOf = (context: string) => deriveKey(secret, `database:${context}`).toString('base64url');
  await provision({ adminUrl, database, contexts: [...contextNames, 'messaging'], passwordOf });
  const url = urlOfDatabase(adminUrl, database);
  await migrate(url, 'messaging', [embeddedLogTables]);
  // One after the other costs a second; each schema is its own.
  await Promise.all(definitions.map(({ name, migrations }) => migrate(url, name, migrations)));
  return (context) => urlOfContext(adminUrl, database, context, passwordOf(context));
}
