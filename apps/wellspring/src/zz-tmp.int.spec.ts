import { it } from '@jest/globals';
import { createTestDatabase, prepareDatabase, testSecret } from '@wellspring/testing';
import { environmentSchema, readEnvironment, startService } from '@wellspring/platform';
import { writeFile, access, mkdir } from 'node:fs/promises';
import { everyContext as all } from './contexts.js';
const everyContext = all.filter(({ name }) => name !== 'registry');

it('runs', async () => {
  const database = await createTestDatabase();
  const secret = 'the operator says nothing to nobody';
  const service = await startService({
    name: 'tmp', contexts: everyContext,
    environment: readEnvironment(environmentSchema, { PORT: '4555', LOG_LEVEL: 'warn', WELLSPRING_PUBLIC_URL: 'http://localhost:4555', WELLSPRING_SERVICE_URLS: 'registry=http://127.0.0.1:9', WELLSPRING_ALLOW_HOSTS: '127.0.0.1,localhost' }),
    variables: { IDENTITY_OPERATOR_CLIENT_SECRET: secret },
    secret: testSecret,
    databaseUrlOf: await prepareDatabase(database.url, everyContext),
  });
  await mkdir('/tmp/id_data', { recursive: true });
  await writeFile('/tmp/id_data/profile.json', JSON.stringify({ url: 'http://localhost:4555', clients: [{ id: 'operator', secret, name: 'Operator' }], accounts: [
    { email: 'ada@rio.example', password: 'mesa tren azul 7', name: 'Ada', role: 'issuer' },
    { email: 'rex@harbor.example', password: 'mesa tren azul 7', name: 'Rex', role: 'recruiter' },
    { email: 'ana@example.org', password: 'mesa tren azul 7', name: 'Ana', role: 'learner' } ] }));
  for (;;) { try { await access('/tmp/id_stop'); break; } catch { await new Promise((r) => setTimeout(r, 300)); } }
  await service.close(); await database.drop();
}, 600000);
