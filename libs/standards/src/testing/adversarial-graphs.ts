import { seededRandom } from './random.js';

/**
 * Graphs that are hard to canonicalise, each a list of N-Quads. The W3C manifest of RDFC-1.0 is not among the tests, so
 * these are our own: like hashes, cycles, cliques, isomorphic components, blank graph names, references to themselves,
 * and literals that look like quads. `workFactor` is what the graph needs; `poison` exceeds every reasonable one.
 */
export interface AdversarialGraph {
  readonly name: string;
  readonly quads: readonly string[];
  readonly workFactor: number;
}

const quad = (subject: string, object: string, predicate = 'urn:p', graph = '') =>
  `${subject} <${predicate}> ${object}${graph && ` ${graph}`} .\n`;
const node = (...path: (string | number)[]) => `_:${path.join('x')}`;
const range = (count: number) => Array.from({ length: count }, (_, at) => at);

/** `a → b → c → a`. */
const cycle = (size: number, name: string | number = 'n') =>
  range(size).map((at) => quad(node(name, at), node(name, (at + 1) % size)));
const chain = (size: number, name: string | number = 'n') =>
  range(size - 1).map((at) => quad(node(name, at), node(name, at + 1)));
const clique = (size: number, name: string | number = 'n') =>
  range(size).flatMap((at) =>
    range(size)
      .filter((other) => other !== at)
      .map((other) => quad(node(name, at), node(name, other))),
  );
const star = (size: number, name: string | number = 'n') =>
  range(size).map((at) => quad(node(name, 'hub'), node(name, at)));
const bipartite = (left: number, right: number) =>
  range(left).flatMap((at) => range(right).map((other) => quad(node('l', at), node('r', other))));
const binaryTree = (depth: number, name: string | number = 'n') =>
  range(2 ** depth - 1).flatMap((at) =>
    [1, 2].map((side) => quad(node(name, at), node(name, 2 * at + side))),
  );
const grid = (width: number, height: number) =>
  range(width).flatMap((x) =>
    range(height).flatMap((y) => [
      ...(x + 1 < width ? [quad(node('n', x, y), node('n', x + 1, y))] : []),
      ...(y + 1 < height ? [quad(node('n', x, y), node('n', x, y + 1))] : []),
    ]),
  );
const bothWays = (quads: readonly string[]) =>
  quads.flatMap((line) => {
    const [subject = '', , object = ''] = line.split(' ');
    return [line, quad(object, subject)];
  });
const petersen = () => [
  ...bothWays(cycle(5, 'o')),
  ...range(5).flatMap((at) => bothWays([quad(node('o', at), node('i', at))])),
  ...range(5).flatMap((at) => bothWays([quad(node('i', at), node('i', (at + 2) % 5))])),
];
const cube = () =>
  bothWays(
    range(8).flatMap((at) =>
      [1, 2, 4].filter((bit) => (at & bit) === 0).map((bit) => quad(node('n', at), node('n', at | bit))),
    ),
  );
const random = (seed: number, nodes: number, edges: number, predicates = 2) => {
  const dice = seededRandom(seed);
  return range(edges).map(() =>
    quad(
      node('n', dice.below(nodes)),
      node('n', dice.below(nodes)),
      `urn:p${dice.below(predicates)}`,
      dice.pick(['', '', node('n', dice.below(nodes)), '<urn:g>']),
    ),
  );
};

const ofFactor = (workFactor: number, graphs: Record<string, readonly string[]>): AdversarialGraph[] =>
  Object.entries(graphs).map(([name, quads]) => ({ name, quads, workFactor }));

/** Graphs within the budget that every credential has. */
const easy = ofFactor(1, {
  'an empty dataset': [],
  'no blank node': [quad('<urn:a>', '"v"')],
  'one blank node as subject': [quad('_:a', '"v"')],
  'one blank node as object': [quad('<urn:a>', '_:a')],
  'one blank node as graph': [quad('<urn:a>', '"v"', 'urn:p', '_:a')],
  'one blank node in every position': [quad('_:a', '_:a', 'urn:p', '_:a')],
  'a reference to itself': [quad('_:a', '_:a')],
  'two references to themselves': [quad('_:a', '_:a'), quad('_:b', '_:b')],
  'a quad that stands twice': [quad('_:a', '"v"'), quad('_:a', '"v"')],
  'a ground quad that stands thrice': range(3).map(() => quad('<urn:a>', '"v"')),
  'a quad twice among like nodes': [...star(2, 'a'), ...star(2, 'a'), quad('_:axhub', '"v"')],
  'two like nodes without surroundings': [quad('_:a', '"v"'), quad('_:b', '"v"')],
  'twenty like nodes without surroundings': range(20).map((at) => quad(node('n', at), '"v"')),
  'like values of one subject': range(5).map((at) => quad('<urn:a>', node('n', at))),
  'two like pairs': [...chain(2, 'a'), ...chain(2, 'b')],
  'three like chains of three': [...chain(3, 'a'), ...chain(3, 'b'), ...chain(3, 'c')],
  'a star of unlike leaves': [...star(4), ...range(4).map((at) => quad(node('n', at), `"${at}"`))],
  'a label in a plain literal': [quad('<urn:a>', '"see _:b0"'), quad('_:b0', '"x"')],
  'a label at the end of a literal with a language': [quad('<urn:a>', '"see _:b0"@en'), quad('_:b0', '"x"')],
  'a label in a typed literal': [quad('<urn:a>', '"see _:b0"^^<urn:t>'), quad('_:b0', '"x"')],
  'a quad in a literal': [quad('_:b0', '"_:b1 <urn:p> _:b2 _:b3 ."')],
  'escaped quotes before a label': [quad('_:b0', '"\\" _:b1 \\" _:b2"@en-GB', 'urn:p', '_:b1')],
  'a literal in a blank graph': [quad('<urn:a>', '"a _:c"', 'urn:p', '_:b')],
  'a literal with a language in a blank graph': [quad('<urn:a>', '"a"@en', 'urn:p', '_:b')],
  'a typed literal in a blank graph': [quad('<urn:a>', '"a <b>"^^<urn:t>', 'urn:p', '_:b')],
  'an empty literal': [quad('_:a', '""'), quad('_:b', '""', 'urn:p', '_:a')],
  'labels inside IRIs': [quad('<urn:_:b0>', '<urn:x_:b1>', 'urn:_:b2', '<urn:_:b3>'), quad('_:b0', '_:b1')],
  'labels with dots, digits and hyphens': [quad('_:a.b-c', '_:0.1'), quad('_:0.1', '_:a.b-c', 'urn:q')],
  'labels that look canonical': [quad('_:c14n1', '_:c14n0'), quad('_:c14n0', '"v"')],
  'labels that look temporary': [quad('_:b1', '_:b0'), quad('_:b2', '_:b0'), quad('_:b0', '"v"')],
  'the same pair in two graphs': [
    quad('_:a', '_:b', 'urn:p', '<urn:g>'),
    quad('_:a', '_:b', 'urn:p', '<urn:h>'),
  ],
  'a graph name that is also a subject': [quad('_:g', '"v"'), quad('_:a', '"w"', 'urn:p', '_:g')],
  'two like graphs of one quad': [
    quad('<urn:a>', '"v"', 'urn:p', '_:g'),
    quad('<urn:a>', '"v"', 'urn:p', '_:h'),
  ],
  'two like proof graphs of several quads': ['g', 'h'].flatMap((name) => [
    quad(`_:${name}`, '"v"', 'urn:p', `_:${name}0`),
    quad(`_:${name}`, '"w"', 'urn:q', `_:${name}0`),
    quad('<urn:a>', `_:${name}0`, 'urn:proof'),
  ]),
  'literals beyond the basic plane': [quad('_:a', '"\u{1F600}"'), quad('_:b', '"\u{1F601}"')],
  'literals of private use': [quad('_:a', '"\uE000"'), quad('_:b', '"\uFFFD"')],
  'twelve labels, of which the tenth sorts before the second': [
    ...chain(12),
    ...range(12).map((at) => quad(node('n', at), `"${at}"`)),
  ],
  'a wide node in one blank graph': range(40).map((at) => quad('_:a', `"${at}"`, 'urn:p', '_:g')),
});

/** Graphs whose like nodes have to be compared along many paths. */
const hard = ofFactor(4, {
  ...Object.fromEntries([2, 3, 4, 5, 8].map((size) => [`a cycle of ${size}`, cycle(size)])),
  ...Object.fromEntries([3, 4, 6].map((size) => [`a cycle of ${size}, both ways`, bothWays(cycle(size))])),
  ...Object.fromEntries([3, 4].map((size) => [`a clique of ${size}`, clique(size)])),
  'like chains of which one is tagged at its end': [
    ...chain(4, 'a'),
    ...chain(4, 'b'),
    quad('_:ax3', '"tag"'),
  ],
  'a chain of six': chain(6),
  'two cycles of three': [...cycle(3, 'a'), ...cycle(3, 'b')],
  'a cycle of six beside two of three': [...cycle(6), ...cycle(3, 'a'), ...cycle(3, 'b')],
  'two cycles of which one is tagged': [...cycle(4, 'a'), ...cycle(4, 'b'), quad('_:ax0', '"tag"')],
  'a cycle through predicates in turn': range(6).map((at) =>
    quad(node('n', at), node('n', (at + 1) % 6), `urn:p${at % 2}`),
  ),
  'a star of three like leaves': star(3),
  'two stars of three like leaves': [...star(3, 'a'), ...star(3, 'b')],
  'complete bipartite, two and three': bipartite(2, 3),
  'complete bipartite, three and three': bipartite(3, 3),
  'a binary tree of depth two': binaryTree(2),
  'two binary trees of depth two': [...binaryTree(2, 'a'), ...binaryTree(2, 'b')],
  'a grid of two by three': grid(2, 3),
  'a grid of three by three': grid(3, 3),
  'a clique of three with loops': [...clique(3), ...range(3).map((at) => quad(node('n', at), node('n', at)))],
  'a cycle of graph names': range(4).map((at) =>
    quad('<urn:a>', node('n', at), 'urn:p', node('n', (at + 1) % 4)),
  ),
  'like nodes that share one blank graph': range(3).map((at) => quad(node('n', at), '"v"', 'urn:p', '_:g')),
  ...Object.fromEntries(range(12).map((seed) => [`random graph ${seed}`, random(seed + 1, 6, 9)])),
  ...Object.fromEntries(
    range(6).map((seed) => [`random graph of one predicate ${seed}`, random(seed + 100, 5, 7, 1)]),
  ),
  ...Object.fromEntries(
    range(4).map((seed) => [
      `two copies of random graph ${seed}`,
      [0, 1].flatMap((copy) =>
        random(seed + 200, 4, 4).map((line) => line.replaceAll('_:n', `_:${'mn'[copy]}`)),
      ),
    ]),
  ),
});

/** The graphs on which this library and rdf-canonize must agree byte by byte. */
export const adversarialGraphs: readonly AdversarialGraph[] = [...easy, ...hard];

/**
 * A graph that RDFC-1.0 leaves two answers for: its hashes tell with which nodes a node shares a quad in which position,
 * not which of them share one quad, so both orders of labels have the same least path.
 */
export const undecidedGraph: readonly string[] = range(3).map((at) =>
  quad(node('n', at), node('n', (at + 1) % 3), 'urn:p', node('n', (at + 2) % 3)),
);

/** Graphs that no budget of a credential suffices for. */
export const poisonousGraphs: readonly AdversarialGraph[] = ofFactor(1, {
  'a clique of ten': clique(10),
  'a cube': cube(),
  'the Petersen graph': petersen(),
  'complete bipartite, six and six': bipartite(6, 6),
  'a cycle of a hundred': cycle(100),
  'a star of thirty like leaves, twice': [...star(30, 'a'), ...star(30, 'b')],
  'two chains of a thousand': [...chain(1000, 'a'), ...chain(1000, 'b')],
});
