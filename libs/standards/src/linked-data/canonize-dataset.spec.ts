import { describe, expect, it } from '@jest/globals';
import { adversarialGraphs } from '../testing/adversarial-graphs.js';
import { referenceForm } from '../testing/reference-quads.js';
import { canonizeDataset } from './canonize-dataset.js';
import { compareCodePoints } from './code-point-order.js';

// The W3C manifest of RDFC-1.0 is not among the tests: rdf-canonize, on graphs of our own, is the judge instead.
describe('canonicalising adversarial graphs', () => {
  it('has at least sixty of them', () => {
    expect(adversarialGraphs.length).toBeGreaterThanOrEqual(60);
  });

  it.each(adversarialGraphs)('agrees with rdf-canonize on $name', async ({ quads, workFactor }) => {
    expect(canonizeDataset(quads, { workFactor }).quads.join('')).toBe(await referenceForm(quads));
  });
});

describe('canonicalising quads', () => {
  it('sorts by code point, where rdf-canonize sorts by UTF-16 unit', async () => {
    const quads = ['<urn:a> <urn:p> "\u{1F600}" .\n', '<urn:a> <urn:p> "\uFFFD" .\n'];
    const { quads: sorted } = canonizeDataset(quads);
    expect(sorted).toEqual([quads[1], quads[0]]);
    expect(await referenceForm(quads)).toBe(quads.join(''));
  });

  it('hashes a blank node over its quads by code point as well', () => {
    const quads = ['_:a <urn:p> "\u{1F600}" .\n', '_:a <urn:p> "\uFFFD" .\n', '_:b <urn:p> "\uFFFD" .\n'];
    const { quads: sorted, labels } = canonizeDataset(quads);
    expect(sorted).toEqual(
      [...quads]
        .map((line) => line.replace(/^_:(.)/, (_, label: string) => `_:${labels.get(label)}`))
        .sort(compareCodePoints),
    );
  });

  it.each([
    ['nothing', ''],
    ['no final newline', '_:a <urn:p> "v" .'],
    ['a blank predicate', '_:a _:p "v" .\n'],
    ['two spaces', '_:a  <urn:p> "v" .\n'],
    ['a bare word', '_:a <urn:p> v .\n'],
    ['a literal as subject', '"a" <urn:p> "v" .\n'],
    ['no object', '_:a <urn:p> .\n'],
  ])('refuses a line with %s', (_, line) => {
    expect(() => canonizeDataset([line])).toThrow(expect.objectContaining({ code: 'STANDARDS_MALFORMED' }));
  });
});
