import { describe, expect, it } from '@jest/globals';
import { canonize, NQuads } from 'rdf-canonize';
import { adversarialGraphs, poisonousGraphs, undecidedGraph } from '../testing/adversarial-graphs.js';
import { seededRandom, testSeed, type Random } from '../testing/random.js';
import { canonizeDataset, canonizeQuads } from './canonize-quads.js';
import { compareCodePoints } from './code-point-order.js';

const seed = testSeed();
process.stdout.write(`WELLSPRING_TEST_SEED=${seed}\n`);

const reference = (quads: readonly string[], messageDigestAlgorithm: 'sha256' | 'sha384' = 'sha256') =>
  canonize(NQuads.parse(quads.join('')), {
    algorithm: 'RDFC-1.0',
    format: 'application/n-quads',
    maxWorkFactor: 4,
    messageDigestAlgorithm,
  });

/** The same graph under other labels and in another order. */
function disguise(quads: readonly string[], random: Random): string[] {
  const names = new Map<string, string>();
  const numbers = random.shuffle(Array.from({ length: 5000 }, (_, at) => at));
  const rename = (label: string) => {
    const known = names.get(label) ?? `_:r${numbers.pop()}`;
    names.set(label, known);
    return known;
  };
  const renamed = quads.map((line) => {
    const terms = line.match(/"(?:[^"\\]|\\.)*"\S*|\S+/g) ?? [];
    return `${terms.map((term) => (term.startsWith('_:') ? rename(term) : term)).join(' ')}\n`;
  });
  return random.shuffle(renamed);
}

/** The canonical text within the budget of a credential. */
function outcome(quads: readonly string[]): string {
  try {
    return canonizeDataset(quads).quads.join('');
  } catch {
    return 'refused';
  }
}

// The W3C manifest of RDFC-1.0 is not at hand: rdf-canonize, on graphs of our own, is the judge instead.
describe('canonicalising adversarial graphs', () => {
  it('has at least sixty of them', () => {
    expect(adversarialGraphs.length).toBeGreaterThanOrEqual(60);
  });

  it.each(adversarialGraphs)('agrees with rdf-canonize on $name', async ({ quads, workFactor }) => {
    expect(canonizeDataset(quads, { workFactor }).quads.join('')).toBe(await reference(quads));
  });

  it.each(adversarialGraphs)('agrees on $name with SHA-384', async ({ quads, workFactor }) => {
    const { quads: lines } = canonizeDataset(quads, { workFactor, digest: 'sha384' });
    expect(lines.join('')).toBe(await reference(quads, 'sha384'));
  });

  it.each(adversarialGraphs)('knows $name again under other labels', ({ quads, workFactor }) => {
    const random = seededRandom(seed);
    const disguised = Array.from({ length: 4 }, () => disguise(quads, random));
    const expected = canonizeDataset(quads, { workFactor }).quads;
    expect(disguised.map((other) => canonizeDataset(other, { workFactor }).quads)).toEqual(
      disguised.map(() => expected),
    );
  });

  it.each(adversarialGraphs)('labels $name as its quads say', ({ quads, workFactor }) => {
    const { labels, quads: lines } = canonizeDataset(quads, { workFactor });
    expect([...labels.values()].sort()).toEqual(
      Array.from({ length: labels.size }, (_, at) => `c14n${at}`).sort(),
    );
    const relabelled = quads.map((line) =>
      (line.match(/"(?:[^"\\]|\\.)*"\S*|\S+/g) ?? [])
        .map((term) => (term.startsWith('_:') ? `_:${labels.get(term.slice(2))}` : term))
        .join(' '),
    );
    expect(new Set(relabelled.map((line) => `${line}\n`))).toEqual(new Set(lines));
  });

  it.each([...adversarialGraphs, ...poisonousGraphs])(
    'takes $name within the budget of a credential only if rdf-canonize does',
    async ({ quads }) => {
      const granted = await canonize(NQuads.parse(quads.join('')), {
        algorithm: 'RDFC-1.0',
        format: 'application/n-quads',
      }).catch(() => 'refused');
      expect(outcome(quads)).toBe(granted);
    },
  );

  it('answers a form that rdf-canonize answers too where the standard leaves several open', async () => {
    const random = seededRandom(seed);
    const disguised = Array.from({ length: 40 }, () => disguise(undecidedGraph, random));
    const forms = new Set(await Promise.all(disguised.map((quads) => reference(quads))));
    expect(forms.size).toBe(2);
    for (const quads of disguised) {
      expect(forms).toContain(canonizeDataset(quads, { workFactor: 3 }).quads.join(''));
    }
  });

  it.each(poisonousGraphs)('refuses $name within its work budget', ({ quads }) => {
    const began = process.cpuUsage();
    expect(() => canonizeDataset(quads)).toThrow(
      expect.objectContaining({ code: 'STANDARDS_WORK_EXCEEDED' }),
    );
    expect(process.cpuUsage(began).user).toBeLessThan(1_000_000);
  });
});

describe('canonicalising quads', () => {
  it('sorts by code point, where rdf-canonize sorts by UTF-16 unit', async () => {
    const quads = ['<urn:a> <urn:p> "\u{1F600}" .\n', '<urn:a> <urn:p> "\uFFFD" .\n'];
    const { quads: sorted } = canonizeDataset(quads);
    expect(sorted).toEqual([quads[1], quads[0]]);
    expect(await reference(quads)).toBe(quads.join(''));
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

  it('answers a promise to those who want one', async () => {
    await expect(canonizeQuads(['_:x <urn:p> "v" .\n'])).resolves.toMatchObject({
      quads: ['_:c14n0 <urn:p> "v" .\n'],
    });
  });
});
