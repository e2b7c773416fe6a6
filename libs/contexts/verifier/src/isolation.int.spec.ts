import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '@wellspring/persistence';
import { employer, startScenario, type Scenario } from './testing/scenario.js';

let scenario: Scenario;
beforeAll(async () => {
  scenario = await startScenario();
});
beforeEach(() => {
  scenario.neighbour.outage = false;
});
afterAll(() => scenario.close());

describe('row-level security', () => {
  it('holds whatever the query says', async () => {
    await scenario.verify((await scenario.institution.issue()).text);
    const { database } = scenario.service.runtime.context('verifier');
    for (const scope of [{ organisation: newId() }, { holder: newId() }, 'public'] as const) {
      await database.transaction(scope, async (tx) => {
        expect(await tx.query('select 1 from verifier.verification')).toEqual([]);
        expect(await tx.query('select 1 from verifier.trust_change')).toEqual([]);
        expect(await tx.query('update verifier.trusted_issuer set reason = $1 returning did', ['x'])).toEqual(
          [],
        );
      });
    }
    const forged = { organisation: newId() };
    await expect(
      database.transaction(forged, (tx) =>
        tx.query(`insert into verifier.verification select $1, $2, 'c', 'd', 'i', 'verified', '[]', now()`, [
          newId(),
          employer.organisationId,
        ]),
      ),
    ).rejects.toThrow('row-level security');
  });
});
