import { describe, expect, it } from '@jest/globals';
import { linkHeader, parseDocumentQuery, queryDocuments } from './document-query.js';

const all = ['c', 'a', 'e', 'b', 'd'].map((title) => ({ title, identifier: title }));

describe('listing documents', () => {
  it('visits every document once by following next', () => {
    const seen: unknown[] = [];
    let parameters: Record<string, string> | undefined = { sort: 'title', limit: '2' };
    while (parameters) {
      const query = parseDocumentQuery(parameters);
      const { documents, total } = queryDocuments(all, query);
      seen.push(...documents.map(({ title }) => title));
      const next: string | undefined = /<([^>]+)>; rel="next"/.exec(
        linkHeader('https://x.example/d', parameters, query, total),
      )?.[1];
      parameters = next === undefined ? undefined : Object.fromEntries(new URL(next).searchParams);
    }
    expect(seen).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('keeps the default order for an unknown sort and full records for unknown fields', () => {
    const { documents } = queryDocuments(all, parseDocumentQuery({ sort: 'nosuch', fields: 'nosuch' }));
    expect(documents).toEqual(all);
  });

  it('sorts dates as moments', () => {
    const early = { title: 'early', lastChangeDateTime: '2026-03-01T00:30:00+02:00' };
    const late = { title: 'late', lastChangeDateTime: '2026-02-28T23:00:00Z' };
    const sorted = (orderBy: string) =>
      queryDocuments([late, early], parseDocumentQuery({ sort: 'lastChangeDateTime', orderBy })).documents;
    expect(sorted('asc')).toEqual([early, late]);
    expect(sorted('desc')).toEqual([late, early]);
  });

  it('takes 100 by default, and ignores a repeated parameter after the first', () => {
    expect(parseDocumentQuery({ offset: ['1', '2'] })).toMatchObject({
      limit: 100,
      offset: 1,
      descending: false,
    });
    const parameters = { sort: ['title', 'uri'], limit: '1' };
    const link = linkHeader('https://x.example/d', parameters, parseDocumentQuery(parameters), 2);
    expect(link).toContain('<https://x.example/d?sort=title&limit=1&offset=1>; rel="next"');
  });
});
