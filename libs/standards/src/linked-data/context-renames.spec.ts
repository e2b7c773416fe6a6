import { describe, expect, it } from '@jest/globals';
import { renamesIn } from './context-renames.js';

const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const until = 'https://www.w3.org/2018/credentials#validUntil';

describe('a context within a document', () => {
  it.each<[string, unknown]>([
    ['another name for what a pinned context names', { until }],
    ['the same with the type of its values', { until: { '@id': until, '@type': 'urn:x:date' } }],
    ['another name for a type', { Badge: 'https://www.w3.org/2018/credentials#VerifiableCredential' }],
    ['another name by the prefix of a pinned context', { until: 'cred:validUntil' }],
    ['another name by a term', { until: 'validUntil' }],
    ['a name for @nest', { hide: '@nest' }],
    ['another name for @type', { kind: '@type' }],
    ['another name for @type in an object', { kind: { '@id': '@type' } }],
    ['a meaning that is no text', { until: { '@id': 7 } }],
    ['a prefix', { w: 'https://www.w3.org/' }],
    ['a prefix of identifiers', { p: 'urn:uuid:' }],
    ['a prefix that says so', { p: { '@id': 'urn:u', '@prefix': true } }],
    ['a reverse property', { of: { '@reverse': until } }],
    ['a vocabulary in which pinned names lie', { '@vocab': 'https://www.w3.org/2018/credentials#' }],
    ['the beginning of one', { '@vocab': 'https://www.w3.org/2018/' }],
    ['a compact vocabulary', { '@vocab': 'cred:' }],
    ['an empty vocabulary', { '@vocab': '' }],
    ['a base', { '@base': 'urn:uuid:' }],
    ['an import', { '@import': 'https://www.w3.org/ns/credentials/v2' }],
    ['the name of data that are no statements', { JsonSchema: 'https://a.example/Degree' }],
    ['the same without an address', { '@vocab': 'https://a.example/', jsonSchema: { '@type': '@id' } }],
    [
      'another name for what a pinned vocabulary holds',
      { a: 'https://www.w3.org/ns/credentials/undefined-term#b' },
    ],
    ['a part of a pinned vocabulary', { '@vocab': 'https://www.w3.org/ns/credentials/undefined-term#b' }],
    ['another name for the property of types', { kind: `${rdf}type` }],
    ['a vocabulary in which that lies', { '@vocab': `${rdf}t` }],
    ['a beginning of that', { '@vocab': 'http://www.w3.org/1999/' }],
    ['the name of what is in a graph of its own', { verifiableCredential: 'https://a.example/cites' }],
    [
      'a map whose keys are not signed',
      { name: { '@id': 'https://schema.org/name', '@container': '@index' } },
    ],
    ['another name within', { licence: { '@id': 'urn:x:licence', '@context': [{ until }] } }],
  ])('may not have %s', (_, context) => {
    expect(renamesIn(context)).toMatch(/^The inline context /);
  });

  it.each<[string, unknown]>([
    ['nothing in it', {}],
    ['a new name', { licence: 'urn:x:licence' }],
    ['a new name with a type', { licence: { '@id': 'urn:x:licence', '@type': '@id' } }],
    ['the name that a pinned context has', { validUntil: until }],
    [
      'the usual names of keywords',
      { licence: { '@id': 'urn:x:licence', '@context': { id: '@id', type: '@type' } } },
    ],
    ['a vocabulary of its own', { '@vocab': 'https://a.example/terms#', '@protected': true }],
    ['the name that a pinned vocabulary has', { b: 'https://www.w3.org/ns/credentials/undefined-term#b' }],
    ['a set', { name: { '@id': 'https://schema.org/name', '@container': '@set' } }],
    ['a map of its own', { notes: { '@id': 'urn:x:notes', '@container': '@language' } }],
    ['no vocabulary', { '@vocab': null }],
    ['a name in its vocabulary', { licence: { '@type': '@id' } }],
    ['an address for itself', 'https://www.w3.org/ns/credentials/v2'],
  ])('may have %s', (_, context) => {
    expect(renamesIn(context)).toBeUndefined();
  });
});
