import { afterAll, beforeAll } from '@jest/globals';
import { doorSuite } from '@wellspring/testing';
import { operator, researcher, startScenario, type Scenario } from './testing/scenario.js';

let scenario: Scenario;
let rebuild = '';
beforeAll(async () => {
  scenario = await startScenario();
  const { body } = await scenario.service.call('POST', '/analytics/rebuild', { as: operator });
  rebuild = (body as { id: string }).id;
});
afterAll(() => scenario.close());

const asResearcher = { as: () => researcher };
const asOperator = { as: () => operator };

doorSuite({
  context: 'analytics',
  prefixes: ['/analytics/'],
  service: () => scenario.service,
  doors: [
    { route: 'GET /analytics/definitions' },
    { route: 'GET /analytics/funnel', ...asResearcher },
    {
      route: 'GET /analytics/funnel/series',
      path: () => '/analytics/funnel/series?stage=issued',
      ...asResearcher,
    },
    { route: 'GET /analytics/latency', ...asResearcher },
    { route: 'GET /analytics/organisations', ...asResearcher },
    { route: 'POST /analytics/rebuild', ...asOperator },
    { route: 'GET /analytics/rebuilds/{id}', path: () => `/analytics/rebuilds/${rebuild}`, ...asOperator },
    { route: 'GET /analytics/events', ...asOperator },
    { route: 'GET /analytics/events/stream', streams: true, ...asOperator },
  ],
});
