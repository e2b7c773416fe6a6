import { afterAll, beforeAll } from '@jest/globals';
import type { Consent, Share, WalletConnection } from '@wellspring/contracts';
import { doorSuite } from '@wellspring/testing';
import { startScenario, tomorrow, type Learner, type Scenario } from './testing/scenario.js';

let scenario: Scenario;
let learner: Learner;
let credential: { id: string; text: string };
let [connection, consent, share, link] = ['', '', '', ''];
const until = tomorrow();
const consenting = () => ({ records: 'all', parties: 'all-employers', until });
const sharing = () => ({ credentialIds: [credential.id], purpose: 'application', until });

beforeAll(async () => {
  scenario = await startScenario();
  learner = scenario.learner();
  credential = await scenario.institution.issue();
  connection = ((await learner.connect()).body as WalletConnection).connectionId;
  await learner.bring(credential.text);
  consent = ((await learner.call('POST', '/wallet/consents', consenting())).body as Consent).consentId;
  const shared = (await learner.call('POST', '/wallet/shares', sharing())).body as Share;
  share = shared.shareId;
  link = shared.url.split('/').at(-1) ?? '';
});
afterAll(() => scenario.close());

const own = { as: () => ({ holder: learner.holder, scopes: ['wallet' as const] }) };
const held = (rest = '') => `/wallet/credentials/${encodeURIComponent(credential.id)}${rest}`;

doorSuite({
  context: 'wallet',
  prefixes: ['/wallet/'],
  service: () => scenario.service,
  doors: [
    { route: 'GET /wallet/activity', ...own },
    { route: 'POST /wallet/connections', body: () => ({ token: learner.token }), ...own },
    { route: 'GET /wallet/connections', ...own },
    {
      route: 'PATCH /wallet/connections/{id}',
      path: () => `/wallet/connections/${connection}`,
      body: () => ({ autoReceive: true }),
      ...own,
    },
    { route: 'POST /wallet/consents', body: consenting, ...own },
    { route: 'GET /wallet/consents', ...own },
    {
      route: 'POST /wallet/consents/{id}/withdraw',
      path: () => `/wallet/consents/${consent}/withdraw`,
      ...own,
    },
    { route: 'GET /wallet/credentials', ...own },
    { route: 'POST /wallet/credentials', body: () => ({ credential: credential.text }), ...own },
    { route: 'GET /wallet/credentials/{id}', path: () => held(), ...own },
    { route: 'GET /wallet/credentials/{id}/document', path: () => held('/document'), ...own },
    { route: 'POST /wallet/credentials/{id}/verify', path: () => held('/verify'), ...own },
    { route: 'GET /wallet/shared/{token}', path: () => `/wallet/shared/${link}` },
    { route: 'POST /wallet/shares', body: sharing, ...own },
    { route: 'GET /wallet/shares', ...own },
    { route: 'DELETE /wallet/shares/{id}', path: () => `/wallet/shares/${share}`, ...own },
  ],
});
