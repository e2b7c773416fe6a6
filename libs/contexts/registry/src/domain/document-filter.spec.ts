import { describe, expect, it } from '@jest/globals';
import { parseFilter } from './document-filter.js';
import { documentFields } from './document-query.js';
import { CaseFault } from './case-fault.js';

const document = {
  identifier: 'a',
  title: "Matt's 100% café",
  lastChangeDateTime: '2026-03-01T00:00:00+02:00',
  statusStartDate: '2026-01-31',
  subject: ['Maths', 'Art'],
  licenseURI: { title: 'CC BY', identifier: 'x', uri: 'https://cc.example' },
  subjectURI: [{ title: 'Maths', identifier: 'y', uri: 'https://s.example' }],
};
const holds = (filter: string) => parseFilter(filter, (name) => documentFields.has(name))(document);

describe('filtering documents', () => {
  it.each([
    ["identifier='A'", true],
    ["identifier!='a'", false],
    ["title~'CAFÉ'", true],
    ["title='Matt''s 100% café'", true],
    ["title='Matt\\'s 100% café'", true],
    ["title~'%'", true],
    ["title~'_'", false],
    ["statusStartDate>='2026-01-31'", true],
    ["statusStartDate>'2026-01-31'", false],
    ["lastChangeDateTime<'2026-02-28T22:00:01Z'", true],
    ["lastChangeDateTime<'2026-02-28T22:00:00Z'", false],
    ["subject~'mat'", true],
    ["subject='Maths'", false],
    ["subject='art,maths'", true],
    ["subject!='art,maths'", false],
    ["licenseURI.title='cc by'", true],
    ["subjectURI.title~'maths'", true],
    ["licenseURI.nothing.deeper='x'", false],
    ["description='x'", false],
    ["description!='x'", true],
    ["identifier='a' AND title~'zzz'", false],
    ["identifier='a' OR title~'zzz'", true],
    ["title~' AND ' OR identifier='a'", true],
  ])('%s holds: %s', (filter, expected) => {
    expect(holds(filter)).toBe(expected);
  });

  it.each([
    '',
    'title',
    "title='x",
    "title=x'",
    "title='x' title='y'",
    "title='a' AND title='b' AND title='c'",
    "nosuch='x'",
    "__proto__='x'",
  ])('refuses %s', (filter) => {
    expect(() => holds(filter)).toThrow(CaseFault);
  });
});
