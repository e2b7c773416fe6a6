import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type HeldCredentialDetail } from '@wellspring/contracts';
import { newId } from '@wellspring/persistence';
import { startScenario, type Scenario } from './testing/scenario.js';

let scenario: Scenario;
beforeAll(async () => {
  scenario = await startScenario();
});
beforeEach(() => {
  scenario.verifier.outage = false;
});
afterAll(() => scenario.close());

describe('isolation', () => {
  it.each([
    '/wallet/connections',
    '/wallet/credentials',
    '/wallet/consents',
    '/wallet/shares',
    '/wallet/activity',
  ])('%s needs a token of a wallet', async (path) => {
    const as = { organisationId: newId(), scopes: ['wallet'] as const };
    expect((await scenario.service.call('GET', path, { as })).body).toMatchObject({ code: 'AUTH_NO_WALLET' });
  });

  it('holds whatever the query says', async () => {
    const learner = scenario.learner();
    await learner.connect();
    const detail = (await learner.bring((await scenario.institution.issue()).text))
      .body as HeldCredentialDetail;
    const { database } = scenario.service.runtime.context('wallet');
    for (const scope of [{ holder: newId() }, { organisation: newId() }, 'public'] as const) {
      await database.transaction(scope, async (tx) => {
        for (const table of [
          'activity',
          'share',
          'consent',
          'held_credential',
          'connection',
          'issued_credential',
        ]) {
          expect(await tx.query(`select 1 from wallet.${table}`)).toEqual([]);
        }
        expect(await tx.execute('update wallet.held_credential set outcome = outcome')).toBe(0);
      });
    }
    const forged = database.transaction({ holder: newId() }, (tx) =>
      tx.query(
        `insert into wallet.consent (id, holder, purpose, records, parties, until, granted_at)
         values ($1, $2, 'matching', '"all"', '"all-employers"', now(), now())`,
        [newId(), learner.holder],
      ),
    );
    await expect(forged).rejects.toThrow('row-level security');
    expect(detail.state).toBe('held');
  });
});
