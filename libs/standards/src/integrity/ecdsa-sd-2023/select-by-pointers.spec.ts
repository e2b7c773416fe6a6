import { describe, expect, it } from '@jest/globals';
import { selectByPointers } from './select-by-pointers.js';

const document = JSON.parse(`{
  "@context": ["urn:context"], "id": "urn:document", "type": ["A", "B"],
  "plain": 1, "nothing": null, "a/b": "slash", "m~n": "tilde", "": "empty", "__proto__": { "x": 1 },
  "node": { "type": "N", "id": "_:blank", "name": "n", "secret": "s" },
  "list": [{ "id": "urn:0", "v": 0 }, { "id": "urn:1", "v": 1 }, { "@id": "urn:2", "@type": "T", "v": 2 }, ["x", "y"]]
}`) as Readonly<Record<string, unknown>>;
const always = { '@context': ['urn:context'], id: 'urn:document', type: ['A', 'B'] };

describe('selecting by JSON pointers', () => {
  it.each([
    ['a value', ['/plain'], { plain: 1 }],
    ['null', ['/nothing'], { nothing: null }],
    [
      'members whose names are escaped',
      ['/a~1b', '/m~0n', '/'],
      { 'a/b': 'slash', 'm~n': 'tilde', '': 'empty' },
    ],
    [
      'a node’s types, but not a blank identifier, on the way',
      ['/node/name'],
      { node: { type: 'N', name: 'n' } },
    ],
    ['a node whole, even after a part of it', ['/node/name', '/node'], { node: document['node'] }],
    ['a part after its whole', ['/node', '/node/name'], { node: document['node'] }],
    [
      'items of arrays in their order, without gaps',
      ['/list/2/v', '/list/0/v'],
      {
        list: [
          { id: 'urn:0', v: 0 },
          { '@id': 'urn:2', '@type': 'T', v: 2 },
        ],
      },
    ],
    ['items of arrays in arrays', ['/list/3/1'], { list: [['y']] }],
    ['types in full where one is named', ['/type/0'], {}],
  ] as [string, string[], object][])('takes %s', (_, pointers, expected) => {
    expect(selectByPointers(document, pointers)).toEqual({ ...always, ...expected });
  });

  it('takes the whole document by the empty pointer', () => {
    expect(selectByPointers(document, ['/plain', ''])).toBe(document);
  });

  it('leaves the prototype alone', () => {
    const selected = selectByPointers(document, ['/__proto__/x']);
    expect(Object.getPrototypeOf(selected)).toBe(Object.prototype);
    expect(Object.keys(selected)).toContain('__proto__');
  });

  it.each(['plain', '/m~n', '/m~2n', `/${'a'.repeat(5000)}`])(
    'refuses %s, which is no JSON pointer',
    (pointer) => {
      expect(refusalOf(pointer)).toEqual({ code: 'STANDARDS_SD_POINTER_MALFORMED', pointer });
    },
  );

  it.each([
    '/absent',
    '/plain/0',
    '/list/4',
    '/list/01',
    '/list/-',
    '/list/length',
    '/toString',
    '/nothing/x',
  ])('refuses %s, where the document has nothing', (pointer) => {
    expect(refusalOf(pointer)).toEqual({ code: 'STANDARDS_SD_POINTER_UNMATCHED', pointer });
  });
});

function refusalOf(pointer: string): unknown {
  try {
    return selectByPointers(document, [pointer]);
  } catch (error) {
    const { code, pointer: at } = error as { code: string; pointer: string };
    return { code, pointer: at };
  }
}
