import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a neighbour answers at a path: a value (or a promise of one) is JSON, a string is sent as it is, undefined is 404. */
export type NeighbourAnswer = (body: never) => unknown;

/** Other contexts as far as the one under test calls them, played on loopback. */
export interface Neighbour {
  readonly url: string;
  readonly answers: Map<string, NeighbourAnswer>;
  /** The paths that were asked, oldest first. */
  readonly asked: string[];
  /** While true, everything answers 503. */
  outage: boolean;
  close(): Promise<void>;
}

/** What a service says of a bug of its own. */
const problemOf = ({ message: detail }: Error) => ({
  type: 'urn:wellspring:problem:internal-error',
  title: 'internal error',
  status: 500,
  code: 'INTERNAL_ERROR',
  detail,
});

export async function startNeighbour(answers: Readonly<Record<string, NeighbourAnswer>>): Promise<Neighbour> {
  const answer = async (path: string, text: string): Promise<[status: number, body: string]> => {
    if (neighbour.outage) return [503, '{}'];
    const found = await neighbour.answers.get(path)?.((text ? JSON.parse(text) : undefined) as never);
    if (found === undefined) return [404, '{}'];
    return [200, typeof found === 'string' ? found : JSON.stringify(found)];
  };
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    const chunks: Buffer[] = [];
    neighbour.asked.push(path);
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const answered = answer(path, Buffer.concat(chunks).toString());
      const failed = (error: Error): [number, string] => [500, JSON.stringify(problemOf(error))];
      void answered.catch(failed).then(([status, body]) => {
        response.writeHead(status, { 'content-type': 'application/json' }).end(body);
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const neighbour: Neighbour = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answers: new Map(Object.entries(answers)),
    asked: [],
    outage: false,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return neighbour;
}
