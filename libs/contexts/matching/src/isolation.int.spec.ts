import { describe, expect, it } from '@jest/globals';
import { newId } from '@wellspring/persistence';
import { employer, useScenario } from './testing/scenario.js';

describe('what matching keeps', () => {
  const { scenario, candidate, post } = useScenario();

  it('holds its tenants apart in the database itself', async () => {
    const as = employer();
    const posting = await post(as);
    const someone = candidate({ R1: 4, R2: 4, R3: 3 });
    await scenario.settle(...someone.all);
    const { database } = scenario.service.runtime.context('matching');
    const count = async (scope: Parameters<typeof database.transaction>[0], table: string) => {
      const rows = await database.transaction(scope, (tx) =>
        tx.query<{ count: string }>(`select count(*) from matching.${table}`),
      );
      return Number(rows[0]?.count);
    };
    const tables = ['posting', 'posting_requirement', 'match', 'feed_entry', 'feed_counter'];
    for (const table of tables) {
      expect([table, await count({ organisation: newId() }, table)]).toEqual([table, 0]);
      expect([table, await count({ holder: newId() }, table)]).toEqual([table, 0]);
      expect([table, await count('public', table)]).toEqual([table, 0]);
      expect(await count({ organisation: as.organisationId }, table)).toBeGreaterThan(0);
    }
    for (const table of ['holding', 'verification', 'consent', 'candidate_item']) {
      expect(await count({ organisation: as.organisationId }, table)).toBe(0);
      expect(await count({ holder: someone.holder }, table)).toBeGreaterThan(0);
    }
    const visible = await database.transaction({ holder: someone.holder }, (tx) =>
      tx.query<{ id: string }>('select id from matching.posting'),
    );
    expect(visible.map(({ id }) => id)).toContain(posting.id);
    expect(visible).toHaveLength(await count({ holder: someone.holder }, 'match'));
  });
});
