/**
 * A statement with its blank nodes renamed, in subject, object and graph; text within literals stays as it is.
 *
 * @param quad one line of N-Quads
 * @param rename from a label without its prefix to the new one
 * @example
 * relabelQuad('_:c14n0 <urn:p> "_:c14n0" .\n', () => 'x'); // '_:x <urn:p> "_:c14n0" .\n'
 */
export function relabelQuad(quad: string, rename: (label: string) => string): string {
  const subjectEnd = endOfTerm(quad, 0);
  const objectStart = endOfTerm(quad, subjectEnd + 1) + 1;
  const isLiteral = quad[objectStart] === '"';
  const objectEnd = isLiteral ? quad.lastIndexOf('"') + 1 : endOfTerm(quad, objectStart);
  const renamed = (start: number, end: number) =>
    quad.startsWith('_:', start) ? `_:${rename(quad.slice(start + 2, end))}` : quad.slice(start, end);
  const rest = quad.slice(objectEnd);
  const graph = rest.indexOf(' _:');
  return (
    renamed(0, subjectEnd) +
    quad.slice(subjectEnd, objectStart) +
    renamed(objectStart, objectEnd) +
    (graph < 0 ? rest : rest.replace(/ _:(\S+) /, (_, label: string) => ` _:${rename(label)} `))
  );
}

/** IRIs end at their bracket, blank nodes at the space. */
function endOfTerm(quad: string, start: number): number {
  return quad[start] === '<' ? quad.indexOf('>', start) + 1 : quad.indexOf(' ', start);
}
