import { describe, expect, it } from '@jest/globals';
import { refuseUninteroperable } from './refuse-uninteroperable.js';

const refused = (code: string, pointer: string) => expect.objectContaining({ code, pointer });

describe('issuing refuses what others would read differently:', () => {
  it.each([
    ['a number with an exponent and no point', 1e-7, 'STANDARDS_NUMBER_EXPONENT'],
    ['a number of 17 digits', 0.30000000000000004, 'STANDARDS_NUMBER_PRECISION'],
    ['a number of 16 digits', 1234567.890123456, 'STANDARDS_NUMBER_PRECISION'],
    ['an integer of 2^53', 2 ** 53, 'STANDARDS_NUMBER_UNSAFE'],
    ['an integer of -2^53', -(2 ** 53), 'STANDARDS_NUMBER_UNSAFE'],
    ['a number that is not finite', Infinity, 'STANDARDS_NOT_JSON'],
    ['a Date', new Date(0), 'STANDARDS_NOT_JSON'],
    ['a tab', 'a\tb', 'STANDARDS_CONTROL_CHARACTER'],
    ['a null character', '\u0000', 'STANDARDS_CONTROL_CHARACTER'],
    ['a delete', 'a\u007f', 'STANDARDS_CONTROL_CHARACTER'],
    ['half a surrogate pair', 'a\ud800b', 'STANDARDS_LONE_SURROGATE'],
    ['the other half', '\udc00', 'STANDARDS_LONE_SURROGATE'],
    ['an astral character with a private one', '\u{1f600}\ue000', 'STANDARDS_CODE_POINT_ORDER'],
  ])('%s', (_, value, code) => {
    expect(() => refuseUninteroperable({ 'a/b': [{ '~': value }] })).toThrow(refused(code, '/a~1b/0/~0'));
  });

  it('astral and high characters in different texts, for both may be sorted', () => {
    const document = { a: '\u{1f600}', b: 'plain', c: '\ufffd' };
    expect(() => refuseUninteroperable(document)).toThrow(refused('STANDARDS_CODE_POINT_ORDER', '/c'));
  });

  it.each(['badge/1', '#k', '', '_:b0', '//example.org/x', 'https://example.org/a b'])(
    'the identifier "%s", which is not absolute',
    (id) => {
      expect(() => refuseUninteroperable({ issuer: { id } })).toThrow(
        refused('STANDARDS_RELATIVE_IDENTIFIER', '/issuer/id'),
      );
    },
  );

  it('a member named __proto__, and names as odd as texts', () => {
    expect(() => refuseUninteroperable(JSON.parse('{"a":{"__proto__":{}}}') as object)).toThrow(
      refused('STANDARDS_PROTO_MEMBER', '/a/__proto__'),
    );
    expect(() => refuseUninteroperable({ 'a\tb': 1 })).toThrow(
      refused('STANDARDS_CONTROL_CHARACTER', '/a\tb'),
    );
  });

  it('and nothing of what all agree on', () => {
    refuseUninteroperable({
      id: 'did:web:example.org#k',
      numbers: [0, -1, 4.5, 0.1, 1 / 8, 123456789.123456, 2 ** 53 - 1, 0.00012345678901234, 1.5e-7, -1.25e-9],
      texts: ['', 'line\nline\r\n', 'é 中 \u2028 \u0085', '\u{1f600} 👩‍🚀', '"\\/'],
      flags: [true, false, null, undefined],
    });
    refuseUninteroperable({ text: 'ﬁ and ﾊﾟ without anything astral' });
  });

  it('takes names of keywords in a context for what they are', () => {
    const scoped = { licence: { '@id': 'urn:x:licence', '@context': { id: '@id', type: '@type' } } };
    expect(() => refuseUninteroperable({ '@context': [scoped], id: 'urn:x:1' })).not.toThrow();
    expect(() => refuseUninteroperable({ '@context': [scoped], id: '@id' })).toThrow('not absolute');
  });
});
