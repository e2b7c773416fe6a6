import { ConfigurationError, readEnvironment } from '@wellspring/platform';
import { z } from 'zod';
import { everyContext } from './contexts.js';
import { prepareDatabase } from './prepare-database.js';

/** Makes roles, schemas and tables on a PostgreSQL of yours, before the services start. */
const settings = z.object({
  WELLSPRING_ADMIN_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  WELLSPRING_SECRET: z.string().min(32),
});

try {
  const { WELLSPRING_ADMIN_DATABASE_URL: url, WELLSPRING_SECRET: secret } = readEnvironment(settings);
  await prepareDatabase(url, secret, everyContext);
  console.log('The schemas are current.');
} catch (error) {
  console.error(error instanceof ConfigurationError ? error.message : error);
  process.exitCode = 1;
}
