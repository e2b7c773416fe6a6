import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  organisationRegistered,
  resolveItems,
  type FoundItems,
  type FrameworkList,
} from '@wellspring/contracts';
import { eventually, sentFact } from '@wellspring/testing';
import { analyst, author, published, Scenario } from './testing/scenario.js';

const college = author();
const employer = author();

describe('finding frameworks and items', () => {
  let scenario: Scenario;
  beforeAll(async () => {
    scenario = await Scenario.start();
  });
  afterAll(() => scenario.close());

  const post = (path: string, body: unknown, as = college) => scenario.post(path, body, as);

  it('finds items by the beginnings of their words, by code, and misspelt', async () => {
    const { framework } = published(
      await post('', {
        title: 'Kitchen',
        items: [
          { fullStatement: 'Prepare vegetables for soup', humanCodingScheme: 'KIT-7' },
          { fullStatement: 'Clean the floor' },
        ],
      }),
    );
    const search = async (q: string) => {
      const answer = await scenario.get(
        `/registry/items/search?framework=${framework.identifier}&q=${encodeURIComponent(q)}`,
      );
      return (answer.body as FoundItems).items.map((each) => each.fullStatement);
    };
    expect(await search('vegeta prep')).toEqual(['Prepare vegetables for soup']);
    expect(await search('preparing')).toEqual(['Prepare vegetables for soup']);
    expect(await search('KIT-7')).toEqual(['Prepare vegetables for soup']);
    expect(await search('vegtables')).toEqual(['Prepare vegetables for soup']);
    for (const q of ["'", '!!', ':* & |', '%', '\\', "a' or 1=1 --", '()'])
      expect(Array.isArray(await search(q))).toBe(true);
    expect((await scenario.get('/registry/items/search?q=')).status).toBe(400);
  });

  it('knows no case and no accents, in any script', async () => {
    const statements = [
      'Análisis de registros',
      'Électronique d’atelier',
      'Straßenbau planen',
      'Łączenie przewodów',
      'Αναγνώριση ΚΙΝΔΎΝΩΝ',
      'Оценка рисков',
      'データ分析を行う',
      'تحليل البيانات',
      'डेटा विश्लेषण',
      '데이터 분석',
    ];
    const { framework } = published(
      await post('', {
        title: 'Müßiggang der Töne',
        items: statements.map((fullStatement) => ({ fullStatement })),
      }),
    );
    const found = async (q: string) => {
      const query = new URLSearchParams({ framework: framework.identifier, q });
      const answer = await scenario.get(`/registry/items/search?${query}`);
      return (answer.body as FoundItems).items.map((each) => each.fullStatement);
    };
    for (const [q, statement] of [
      ['analisis', 'Análisis de registros'],
      ['ANÁLISIS', 'Análisis de registros'],
      ['Ana\u0301lisis registros', 'Análisis de registros'],
      ['analisys de rejistros', 'Análisis de registros'],
      ['electronique', 'Électronique d’atelier'],
      ['ÉLECTRONIQUE', 'Électronique d’atelier'],
      ['straßenbau', 'Straßenbau planen'],
      ['laczenie', 'Łączenie przewodów'],
      ['κινδυνων', 'Αναγνώριση ΚΙΝΔΎΝΩΝ'],
      ['ОЦЕНКА', 'Оценка рисков'],
      ['データ', 'データ分析を行う'],
      ['分析', 'データ分析を行う'],
      ['ﾃﾞｰﾀ', 'データ分析を行う'],
      ['البيانات', 'تحليل البيانات'],
      ['विश्लेषण', 'डेटा विश्लेषण'],
      ['분석', '데이터 분석'],
    ])
      expect([q, await found(String(q))]).toEqual([q, [statement]]);
    expect(await found('⑴ ½ ŉ ㏂')).toEqual([]);
    const listed = await scenario.get(`/registry/frameworks?q=${encodeURIComponent('MUßIGGANG DER tone')}`);
    expect((listed.body as FrameworkList).items).toMatchObject([{ identifier: framework.identifier }]);
  });

  it('resolves items for other contexts by URI, by address and by identifier', async () => {
    const { framework, items } = published(await post('', analyst));
    const [first, second] = items;
    const answer = await scenario.internal(resolveItems.path, {
      uris: [first?.uri, second?.identifier, 'urn:unknown'],
    });
    const resolved = resolveItems.response.parse(answer.body).items;
    expect(resolved.map((each) => each.identifier).sort()).toEqual(
      [first?.identifier, second?.identifier].sort(),
    );
    expect(resolved[0]).toMatchObject({ frameworkId: framework.identifier, revision: 1 });
    expect(
      (await scenario.service.call('POST', resolveItems.path, { as: college, body: { uris: ['x'] } })).status,
    ).toBe(401);
  });

  it('names the owner once the organisation is known, and lists the newest first', async () => {
    const { framework } = published(await post('', { ...analyst, title: 'Newest of all' }));
    const data = { ...organisationRegistered.example, organisationId: college.organisationId };
    await scenario.log.publish(sentFact(organisationRegistered, data));
    await eventually(async () => {
      const answer = await scenario.get('/registry/frameworks?q=newest%20OF');
      expect((answer.body as FrameworkList).items).toMatchObject([
        { identifier: framework.identifier, owner: { name: data.name } },
      ]);
    });
    const seen: string[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined;) {
      const answer = await scenario.get(`/registry/frameworks?limit=2${cursor && `&cursor=${cursor}`}`);
      const page = answer.body as FrameworkList;
      seen.push(...page.items.map((each) => each.identifier));
      cursor = page.next;
    }
    expect(seen[0]).toBe(framework.identifier);
    expect(new Set(seen).size).toBe(seen.length);
    published(await post('', { title: 'Job', items: [{ fullStatement: 'Handle alerts' }] }, employer));
    const owned = await scenario.get(`/registry/frameworks?organisation=${employer.organisationId}`);
    expect((owned.body as FrameworkList).items).toHaveLength(1);
    expect((await scenario.get('/registry/frameworks?cursor=zzz')).body).toMatchObject({
      code: 'REGISTRY_CURSOR_INVALID',
    });
  });
});
