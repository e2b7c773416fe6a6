import { ConfigurationError, environmentSchema, readEnvironment } from '@wellspring/platform';
import { z } from 'zod';
import { everyContext } from './contexts.js';
import { prepareDatabase } from './prepare-database.js';
import { StartRefused } from './start-refused.js';

/** Makes roles, schemas and tables on a PostgreSQL of yours, before the services start. */
const settings = z.object({
  WELLSPRING_ADMIN_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  WELLSPRING_SECRET: z.string().min(32),
});

try {
  const { WELLSPRING_PUBLIC_URL: publicUrl } = readEnvironment(environmentSchema);
  const { WELLSPRING_ADMIN_DATABASE_URL: adminUrl, WELLSPRING_SECRET: secret } = readEnvironment(settings);
  await prepareDatabase({ adminUrl, secret, publicUrl }, everyContext);
  console.log('The schemas are current.');
} catch (error) {
  const isTold = error instanceof ConfigurationError || error instanceof StartRefused;
  console.error(isTold ? error.message : error);
  process.exitCode = 1;
}
