import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { personErased, type Share } from '@wellspring/contracts';
import { eventually, sentFact } from '@wellspring/testing';
import { pathOf, startScenario, tomorrow, type Scenario } from './testing/scenario.js';

let scenario: Scenario;
beforeAll(async () => {
  scenario = await startScenario();
});
beforeEach(() => {
  scenario.verifier.outage = false;
});
afterAll(() => scenario.close());

describe('erasing a person', () => {
  it('leaves nothing of them, closes the wallet, and touches no other', async () => {
    const [learner, other] = [scenario.learner(), scenario.learner()];
    for (const each of [learner, other]) {
      await each.connect();
      const credential = await scenario.institution.issue();
      await each.bring(credential.text);
      const body = { records: 'all', parties: 'all-employers', until: tomorrow() };
      await each.call('POST', '/wallet/consents', body, { 'idempotency-key': 'erase' });
      const share = { credentialIds: [credential.id], purpose: 'to show', until: tomorrow() };
      await each.call('POST', '/wallet/shares', share);
    }
    const [link] = (await learner.call('GET', '/wallet/shares')).body as Share[];
    scenario.erased.add(learner.holder);
    await scenario.log.publish(
      sentFact(personErased, { holder: learner.holder, erasedAt: new Date().toISOString() }),
    );
    const rowsOf = async (holder: string) => {
      const tables = ['activity', 'share', 'consent', 'held_credential', 'connection'];
      const counts = tables.map((table) => `select count(*) from wallet.${table} where holder = $1`);
      counts.push('select count(*) from wallet.idempotent_answer where organisation_id = $1');
      const { rows } = await scenario.log.admin.query<{ count: string }>(counts.join(' union all '), [
        holder,
      ]);
      return rows.map(({ count }) => Number(count));
    };
    await eventually(async () => expect(await rowsOf(learner.holder)).toEqual([0, 0, 0, 0, 0, 0]));
    expect((await rowsOf(other.holder)).every((count) => count > 0)).toBe(true);
    expect((await learner.call('GET', '/wallet/credentials')).body).toMatchObject({ code: 'WALLET_ERASED' });
    expect((await learner.connect()).body).toMatchObject({ status: 410, code: 'WALLET_ERASED' });
    expect((await scenario.service.call('GET', `/wallet/shared/${link?.url.split('/').at(-1)}`)).status).toBe(
      404,
    );
    const late = await scenario.issue(learner.subject);
    const marker = await scenario.issue(other.subject);
    await scenario.log.publish(late.fact, marker.fact);
    await eventually(async () => expect((await other.call('GET', pathOf(marker))).status).toBe(200));
    expect(await rowsOf(learner.holder)).toEqual([0, 0, 0, 0, 0, 0]);
  });
});
