import { afterAll, beforeAll } from '@jest/globals';
import { doorSuite } from '@wellspring/testing';
import { employer, operator, present, startScenario, type Scenario } from './testing/scenario.js';

let scenario: Scenario;
let text = '';
let presentation: object;
beforeAll(async () => {
  scenario = await startScenario();
  text = (await scenario.institution.issue()).text;
  presentation = await present([JSON.parse(text)]);
});
afterAll(() => scenario.close());

const asEmployer = { as: () => employer };
const asOperator = { as: () => operator };
const issuer = () => `/verifier/trust/issuers/${encodeURIComponent(scenario.institution.did)}`;

doorSuite({
  context: 'verifier',
  prefixes: ['/verifier/', '/vc-api/credentials/verify', '/vc-api/presentations/'],
  service: () => scenario.service,
  doors: [
    {
      route: 'POST /vc-api/credentials/verify',
      body: () => ({ verifiableCredential: JSON.parse(text) as object }),
      isOpen: true,
      wrong: 7,
      ...asEmployer,
    },
    {
      route: 'POST /vc-api/presentations/verify',
      body: () => ({ verifiablePresentation: presentation }),
      isOpen: true,
      wrong: 7,
      ...asEmployer,
    },
    { route: 'POST /verifier/verifications', body: () => ({ credential: text }), wrong: 7, ...asEmployer },
    { route: 'GET /verifier/verifications', ...asEmployer },
    { route: 'GET /verifier/trust/issuers', ...asEmployer },
    {
      route: 'PUT /verifier/trust/issuers/{did}',
      path: issuer,
      body: () => ({ status: 'trusted', reason: 'accredited' }),
      ...asOperator,
    },
    { route: 'GET /verifier/trust/issuers/{did}/history', path: () => `${issuer()}/history`, ...asOperator },
  ],
});
