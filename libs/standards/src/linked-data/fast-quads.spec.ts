import { describe, expect, it } from '@jest/globals';
import { credentialsV2, openBadgesV3 } from '../contexts/pinned-contexts.js';
import { canonicalize } from './canonicalize.js';
import { fastQuads, tryCanonicalize } from './fast-quads.js';
import { reference } from '../testing/reference-quads.js';
import { badge, named, presentation, record, type Json } from '../testing/sample-documents.js';

const ordinary: Record<string, Json> = {
  'an Open Badges credential': badge(1),
  'a record of signed credentials': record(3),
  'a presentation': presentation,
  'a credential of names': named,
};

describe('the fast path', () => {
  it.each(Object.entries(ordinary))('writes %s as jsonld.js does', async (_, document) => {
    // jsonld.js sorts by UTF-16 units: no document here has both an astral character and U+E000 to U+FFFF first.
    expect(tryCanonicalize(document)).toBe(await reference(document));
  });

  const withMember = (member: Json): Json => ({ ...badge(1), ...member });
  const unusual: Record<string, Json> = {
    'an inline context': withMember({ '@context': [credentialsV2, openBadgesV3, { a: 'urn:a' }] }),
    'an unknown context': withMember({ '@context': [credentialsV2, 'https://example.org/context'] }),
    'an undefined term': withMember({ unheardOf: 1 }),
    'a relative identifier': withMember({ id: 'relative' }),
    'a blank node identifier': withMember({ id: '_:b0' }),
    'a relative type': withMember({ type: ['VerifiableCredential', 'Unheard'] }),
    'an identifier of another kind': withMember({ id: 7 }),
    'an empty node at the top': { '@context': [credentialsV2] },
    'a node of an identifier alone in a graph': withMember({ proof: { id: 'urn:a' } }),
    'a text in a graph': withMember({ proof: 'urn:a' }),
    'a reverse property': withMember({ '@reverse': { name: { id: 'urn:a' } } }),
    'included nodes': withMember({ '@included': [{ id: 'urn:a', name: 'a' }] }),
    'an index': withMember({ '@index': 'a' }),
    'nested properties': withMember({ '@nest': { name: 'a' } }),
    'a direction': withMember({ name: { '@value': 'a', '@language': 'en', '@direction': 'ltr' } }),
    'a typed value': withMember({ name: { '@value': 'a', '@type': 'urn:t' } }),
    'a bad language': withMember({ name: { '@value': 'a', '@language': 'e n' } }),
    'a list': withMember({ name: { '@list': ['a'] } }),
    'an exponent': withMember({ name: 1e-7 }),
    'a number of seventeen digits': withMember({ name: 0.300_000_000_000_000_04 }),
    'a great integer': withMember({ name: 2 ** 53 }),
    'lists in lists': withMember({ name: [['a']] }),
    'a date object': withMember({ name: new Date(0) }),
    'a prototype as a key': JSON.parse(
      '{"@context":"https://www.w3.org/ns/credentials/v2","name":"a","__proto__":{"id":"urn:a"}}',
    ) as Json,
    'a space in an identifier': withMember({ id: 'urn:a b' }),
    'two keys of the identifier': withMember({ '@id': 'urn:a' }),
    'a type by its property': withMember({ 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type': 'urn:a' }),
  };

  it.each(Object.entries(unusual))('leaves %s to jsonld.js', (_, document) => {
    expect(fastQuads(document)).toBeUndefined();
  });

  it('says a repeated statement once', async () => {
    const document = withMember({ name: ['a', 'a', 'b'], proof: [{ type: ['Alignment', 'Alignment'] }] });
    expect(tryCanonicalize(document)).toBe(await reference(document));
    expect(fastQuads(document)?.filter((line) => line.includes('"a"'))).toHaveLength(1);
  });

  it('sorts what two members say of one property as jsonld.js does, equal statements once', async () => {
    const document = withMember({
      name: ['b"', 'a', 'a b'],
      'https://schema.org/name': ['a', 'a"', { id: 'urn:a' }, 5, { '@value': 'a', '@language': 'en' }],
    });
    expect(tryCanonicalize(document)).toBe(await reference(document));
  });

  it('writes a node that stands in several places as one', async () => {
    const document = withMember({
      evidence: [
        { id: 'urn:e', type: ['Evidence'], name: 'second' },
        { id: 'urn:e', type: ['Evidence'], description: 'first', name: ['first', 'second'] },
      ],
    });
    expect(tryCanonicalize(document)).toBe(await reference(document));
  });

  it('sorts by code point where UTF-16 units would sort otherwise (RDFC-1.0 §4.4.3)', () => {
    const lines = tryCanonicalize(withMember({ name: ['\u{1F600}', '\uFFFD'] }))?.split('\n') ?? [];
    const at = (text: string) => lines.findIndex((line) => line.includes(`schema.org/name> "${text}"`));
    expect(at('\uFFFD')).toBeGreaterThan(-1);
    expect(at('\uFFFD')).toBeLessThan(at('\u{1F600}'));
  });

  it('leaves blank nodes that look alike to the whole algorithm, with the result of jsonld.js', async () => {
    const twin = { type: 'Profile', name: 'Twin' };
    const document = withMember({ evidence: [twin, twin] });
    expect(tryCanonicalize(document)).toBeUndefined();
    expect(await canonicalize(document)).toBe(await reference(document));
  });

  it('refuses a protected term that a later context redefines, as jsonld.js does', async () => {
    const document = { '@context': [credentialsV2, 'https://www.w3.org/2018/credentials/v1'], name: 'a' };
    expect(fastQuads(document)).toBeUndefined();
    await expect(canonicalize(document)).rejects.toThrow('not safe JSON-LD');
  });
});
