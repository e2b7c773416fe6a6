import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestService, type Answer, type TestService } from '@wellspring/testing';
import { registry } from './registry.context.js';
import { linkOf, sampleAssociation, sampleDefinition, samplePackage } from './testing/sample-package.js';

const author = { organisationId: randomUUID(), scopes: ['frameworks:write'] as const };

describe('reading frameworks by CASE', () => {
  let service: TestService;
  const sample = samplePackage(['Solder', 'Inspect'], {
    title: "Électronique d'atelier",
    subject: ['Trades', 'Electronics'],
    frameworkType: 'CourseCodes',
    lastChangeDateTime: '2026-03-01T00:00:00+02:00',
    extensions: { kept: true },
  });
  const other = samplePackage(['Crimp']);
  const [solder, inspect] = sample.CFItems;
  const [crimp] = other.CFItems;
  const outside = { title: 'x', identifier: 'not a uuid', uri: 'https://x.example/1', targetType: 'ext:x' };
  const concept = sampleDefinition('CFConcepts', 'Heat', '1');
  const below = sampleDefinition('CFConcepts', 'Heat of fusion', '1.1');
  const beside = sampleDefinition('CFConcepts', 'Ten', '10');
  const licence = { ...sampleDefinition('CFLicenses', 'Open', ''), licenseText: 'Use it.' };
  const { hierarchyCode: _, ...bare } = licence;
  sample.CFAssociations.push(sampleAssociation('ext:near', linkOf(solder as never), outside));
  sample.CFDefinitions = { CFConcepts: [concept, below, beside], CFLicenses: [bare] };
  sample.CFRubrics = [
    {
      identifier: randomUUID(),
      uri: 'https://x.example/rubric',
      lastChangeDateTime: '2026-01-05T10:00:00Z',
      CFRubricCriteria: [
        {
          identifier: randomUUID(),
          uri: 'https://x.example/criterion',
          lastChangeDateTime: '2026-01-05T10:00:00Z',
          weight: 0.5,
          CFRubricCriterionLevels: [
            {
              identifier: randomUUID(),
              uri: 'https://x.example/level',
              lastChangeDateTime: '2026-01-05T10:00:00Z',
              score: 1.5,
              extensions: [{ a: 1 }],
            },
          ],
        },
      ],
    },
  ];
  other.CFAssociations.push(
    sampleAssociation('exactMatchOf', linkOf(crimp as never), linkOf(solder as never)),
  );

  beforeAll(async () => {
    service = await startTestService({ contexts: [registry] });
    for (const body of [sample, other]) {
      const answer = await service.call('POST', '/registry/frameworks/import', { as: author, body });
      if (answer.status !== 200) throw new Error(answer.text);
    }
  });
  afterAll(() => service.close());

  const get = (path: string, headers = {}): Promise<Answer> =>
    service.call('GET', `/ims/case/v1p1/${path}`, { headers });
  const minorOf = (answer: Answer) =>
    (answer.body as { imsx_codeMinor: { imsx_codeMinorField: { imsx_codeMinorFieldValue: string }[] } })
      .imsx_codeMinor.imsx_codeMinorField[0]?.imsx_codeMinorFieldValue;
  const titles = (answer: Answer) =>
    (answer.body as { CFDocuments: { title: string }[] }).CFDocuments.map(({ title }) => title);

  it('serves every part at the root, with what single answers add', async () => {
    const document = await get(`CFDocuments/${sample.CFDocument.identifier}`);
    expect(document.body).toEqual({
      ...sample.CFDocument,
      CFPackageURI: expect.objectContaining({
        uri: `http://localhost:3999/ims/case/v1p1/CFPackages/${sample.CFDocument.identifier}`,
      }),
    });
    const owner = {
      title: sample.CFDocument['title'],
      identifier: sample.CFDocument.identifier,
      uri: sample.CFDocument.uri,
    };
    const item = await get(`CFItems/${solder?.identifier.toUpperCase()}`);
    expect(item.body).toEqual({ ...solder, CFDocumentURI: owner });
    const [association] = sample.CFAssociations;
    expect((await get(`CFAssociations/${association?.identifier}`)).body).toEqual({
      ...association,
      CFDocumentURI: owner,
    });
    expect((await get(`CFRubrics/${String(sample.CFRubrics?.[0]?.['identifier'])}`)).body).toEqual(
      sample.CFRubrics?.[0],
    );
    expect((await get(`CFLicenses/${licence.identifier}`)).body).toEqual(bare);
    expect((await get(`CFConcepts/${concept.identifier}`)).body).toEqual({ CFConcepts: [concept, below] });
    expect((await get(`CFPackages/${sample.CFDocument.identifier}`)).body).toEqual(sample);
  });

  it('gives the associations of an item in both directions and from every framework', async () => {
    const answer = await get(`CFItemAssociations/${solder?.identifier}`);
    const body = answer.body as {
      CFItem: { identifier: string };
      CFAssociations: { associationType: string }[];
    };
    expect(body.CFItem.identifier).toBe(solder?.identifier);
    expect(body.CFAssociations.map((each) => each.associationType).sort()).toEqual([
      'exactMatchOf',
      'ext:near',
      'isChildOf',
    ]);
  });

  it('speaks 1.0 to readers of 1.0', async () => {
    const document = await service.call('GET', `/ims/case/v1p0/CFDocuments/${sample.CFDocument.identifier}`);
    for (const member of ['caseVersion', 'frameworkType', 'extensions'])
      expect(document.body).not.toHaveProperty(member);
    const whole = await service.call('GET', `/ims/case/v1p0/CFPackages/${sample.CFDocument.identifier}`);
    expect(whole.text).not.toContain('targetType');
    expect(whole.text).not.toContain('extensions');
    const { CFAssociations } = whole.body as { CFAssociations: { associationType: string }[] };
    expect(CFAssociations.at(-1)?.associationType).toBe('isRelatedTo');
  });

  it('pages, sorts, filters and selects documents', async () => {
    const first = await get('CFDocuments?limit=1&sort=title&orderBy=desc');
    expect(titles(first)).toEqual([sample.CFDocument['title']]);
    expect(first.headers.get('x-total-count')).toBe('2');
    const link = first.headers.get('link') ?? '';
    expect(link).toContain(
      '<http://localhost:3999/ims/case/v1p1/CFDocuments?sort=title&orderBy=desc&limit=1&offset=1>; rel="next"',
    );
    expect(link).toContain('rel="last"');
    expect(titles(await get('CFDocuments?limit=1&offset=1&sort=title&orderBy=desc'))).toEqual([
      'Sample framework',
    ]);
    expect(titles(await get('CFDocuments?offset=9'))).toEqual([]);
    const filtered = await get(
      `CFDocuments?filter=${encodeURIComponent("subject~'electro' AND lastChangeDateTime>='2026-02-28T22:00:00Z'")}`,
    );
    expect(titles(filtered)).toEqual([sample.CFDocument['title']]);
    expect(filtered.headers.get('x-total-count')).toBe('1');
    const selected = await get('CFDocuments?fields=identifier,title&limit=1');
    expect(Object.keys((selected.body as { CFDocuments: object[] }).CFDocuments[0] ?? {}).sort()).toEqual([
      'identifier',
      'title',
    ]);
  });

  it('says what it cannot read, as imsx_StatusInfo', async () => {
    for (const query of [
      'limit=0',
      'limit=abc',
      'offset=-1',
      'fields=',
      "filter=title='x",
      "filter=nosuch='x'",
      "filter=title='x' OR title='y' OR title='z'",
    ]) {
      const answer = await get(`CFDocuments?${query}`);
      expect([query, answer.status, minorOf(answer)]).toEqual([query, 400, 'invalid_selection_field']);
    }
    expect((await get('CFDocuments?orderBy=x')).status).toBe(400);
    for (const path of [
      'CFDocuments',
      'CFItems',
      'CFAssociations',
      'CFItemAssociations',
      'CFPackages',
      'CFConcepts',
      'CFSubjects',
      'CFLicenses',
      'CFItemTypes',
      'CFAssociationGroupings',
      'CFRubrics',
    ]) {
      const unknown = await get(`${path}/${randomUUID()}`);
      expect([path, unknown.status, minorOf(unknown)]).toEqual([path, 404, 'unknownobject']);
      const malformed = await get(`${path}/not-a-uuid`);
      expect([path, malformed.status, minorOf(malformed)]).toEqual([path, 404, 'invalid_uuid']);
    }
    expect((await get(`CFItems/${sample.CFDocument.identifier}`)).status).toBe(404);
    expect(minorOf(await get('nowhere/at/all'))).toBe('unknownobject');
    expect((await get('CFItems/%')).body).toMatchObject({ imsx_codeMajor: 'failure' });
    for (const path of ['', '/v1p1', '/v1p1/', '/v1p1/CFDocuments/', '/v9p9/CFItems']) {
      const nowhere = await service.call('GET', `/ims/case${path}`);
      expect([path, nowhere.status, minorOf(nowhere)]).toEqual([path, 404, 'unknownobject']);
    }
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
      for (const path of ['CFDocuments', `CFPackages/${sample.CFDocument.identifier}`, 'CFItems/x']) {
        const written = await service.call(method, `/ims/case/v1p1/${path}`, { body: {} });
        expect([written.status, minorOf(written)]).toEqual([405, 'forbidden']);
      }
    const raw = { type: 'application/json', body: '{' };
    const malformed = await service.call('POST', '/ims/case/v1p1/CFItems/x', { raw });
    expect([malformed.status, minorOf(malformed)]).toEqual([400, 'invalid_selection_field']);
  });

  it('lets readers keep what did not change', async () => {
    for (const path of [
      `CFPackages/${sample.CFDocument.identifier}`,
      `CFItems/${inspect?.identifier}`,
      'CFDocuments',
    ]) {
      const first = await get(path);
      const again = await get(path, { 'if-none-match': first.headers.get('etag') ?? '' });
      expect([path, again.status, again.text]).toEqual([path, 304, '']);
    }
    const plain = await get(`CFPackages/${sample.CFDocument.identifier}`, { 'accept-encoding': 'identity' });
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(plain.body).toEqual(sample);
  });

  it('describes itself', async () => {
    for (const version of ['v1p0', 'v1p1']) {
      const answer = await service.call(
        'GET',
        `/ims/case/${version}/discovery/imscase${version}_openapi3_v1p0.json`,
      );
      expect(answer.body).toMatchObject({
        openapi: expect.stringMatching(/^3\./),
        servers: [{ url: `http://localhost:3999/ims/case/${version}` }],
      });
      expect(Object.keys((answer.body as { paths: object }).paths)).toHaveLength(12);
    }
  });
});
