import { createHash } from 'node:crypto';

const parts = /^(\S+) (\S+) (.*?)(?: (_:[^\s"]+|<[^>]*>))? \.\n$/s;

interface Graph {
  readonly subjects: Set<string>;
  readonly objects: Set<string>;
  links: number;
  link: string;
}

/**
 * Names the graphs that terms such as `proof` put their nodes into (JSON-LD 1.1 §4.9), which no identifier in a
 * document can name. A graph is named after the statement that leads to it and its only root, so that it has one
 * name in the whole document and in every part of it.
 *
 * @param quads N-Quads with every other blank node as `<urn:bnid:LABEL>`
 * @returns the same with graphs as `<urn:bnid:…>`, or nothing when a blank node is left: a cell of a list, a
 *   graph without a root, with several, or with several names
 * @example
 * const quads = ['<urn:s> <urn:p> _:b0 .\n', '<urn:root> <urn:p> "1" _:b0 .\n'];
 * nameGraphs(quads)?.[0] // '<urn:s> <urn:p> <urn:bnid:g…> .\n'
 */
export function nameGraphs(quads: readonly string[]): string[] | undefined {
  const split = quads.map(
    (quad) => parts.exec(quad)?.slice(1) as [string, string, string, string | undefined],
  );
  const graphs = new Map<string, Graph>();
  for (const [subject, , object, name] of split) {
    if (!name?.startsWith('_:')) continue;
    const known = graphs.get(name);
    const graph = known ?? { subjects: new Set(), objects: new Set(), links: 0, link: '' };
    if (!known) graphs.set(name, graph);
    graph.subjects.add(subject);
    graph.objects.add(object);
  }
  for (const [subject, predicate, object] of split) {
    const graph = graphs.get(object);
    if (graph) Object.assign(graph, { links: graph.links + 1, link: `${subject} ${predicate}` });
  }
  const names = new Map<string, string>();
  for (const [label, { subjects, objects, links, link }] of graphs) {
    const [root, ...others] = [...subjects].filter((subject) => !objects.has(subject));
    if (root === undefined || others.length > 0 || links !== 1) return undefined;
    names.set(label, `<urn:bnid:g${createHash('sha256').update(`${link} ${root}`).digest('hex')}>`);
  }
  const nameOf = (term: string) => names.get(term) ?? term;
  const terms = split.map(([subject, predicate, object, graph]) => [
    subject,
    predicate,
    nameOf(object),
    ...(graph === undefined ? [] : [nameOf(graph)]),
  ]);
  const isBlank = (term: string) => term.startsWith('_:');
  return terms.some((each) => each.some(isBlank)) ? undefined : terms.map((each) => `${each.join(' ')} .\n`);
}
