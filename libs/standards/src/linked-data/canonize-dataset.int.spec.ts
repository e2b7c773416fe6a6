import { describe, expect, it } from '@jest/globals';
import { canonize, NQuads } from 'rdf-canonize';
import { adversarialGraphs, poisonousGraphs, undecidedGraph } from '../testing/adversarial-graphs.js';
import { seededRandom, testSeed, type Random } from '../testing/random.js';
import { referenceForm } from '../testing/reference-quads.js';
import { canonizeDataset } from './canonize-dataset.js';

const seed = testSeed();
process.stdout.write(`WELLSPRING_TEST_SEED=${seed}\n`);

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

describe('canonicalising adversarial graphs', () => {
  it.each(adversarialGraphs)('agrees on $name with SHA-384', async ({ quads, workFactor }) => {
    const { quads: lines } = canonizeDataset(quads, { workFactor, digest: 'sha384' });
    expect(lines.join('')).toBe(await referenceForm(quads, 'sha384'));
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
    const forms = new Set(await Promise.all(disguised.map((quads) => referenceForm(quads))));
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
