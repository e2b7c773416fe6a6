import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Association } from '@wellspring/match-engine';

/** The registry and identity as far as matching calls them, on a port of their own. */
export interface Neighbours {
  readonly url: string;
  /** Associations by framework; what `fetchFrameworkGraph` answers. */
  readonly graphs: Map<string, Association[]>;
  /** Holders whose key was destroyed. */
  readonly erased: Set<string>;
  /** While true, the registry answers 503. */
  outage: boolean;
  close(): Promise<void>;
}

type Body = { uris: string[]; frameworkId: string; ids: string[] };

export async function startNeighbours(): Promise<Neighbours> {
  const graphs = new Map<string, Association[]>();
  const erased = new Set<string>();
  const answers: Record<string, (body: Body) => unknown> = {
    '/internal/registry/items/resolve': ({ uris }) => ({
      items: uris.filter((uri) => uri.startsWith('urn:soc:')).map(itemOf),
    }),
    '/internal/registry/frameworks/graph': ({ frameworkId }) => ({
      associations: graphs.get(frameworkId) ?? [],
    }),
    '/internal/identity/data-keys': ({ ids }) => ({
      keys: ids.map((id) => ({
        id,
        key: erased.has(id) ? null : createHash('sha256').update(id).digest('base64url'),
      })),
    }),
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const answer = answers[request.url ?? ''];
      const down = neighbours.outage || !answer;
      response.writeHead(down ? 503 : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(down ? {} : answer(JSON.parse(Buffer.concat(chunks).toString()) as Body)));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const neighbours: Neighbours = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    graphs,
    erased,
    outage: false,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return neighbours;
}

function itemOf(uri: string) {
  const framework = '5c7b1a0e-7a53-4b5f-9a70-1f1e0a6c2d11';
  const hash = createHash('sha256').update(uri).digest('hex');
  const identifier = `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
  return {
    uri,
    identifier,
    frameworkId: framework,
    frameworkUri: `urn:uuid:${framework}`,
    frameworkTitle: 'SOC analyst, level 1',
    revision: 1,
    fullStatement: `Statement of ${uri}`,
    humanCodingScheme: null,
    itemType: null,
  };
}
