import { createHash } from 'node:crypto';
import type { Association } from '@wellspring/match-engine';
import { startNeighbour, type Neighbour } from '@wellspring/testing';

/** The registry and identity as far as matching calls them. */
export interface Neighbours extends Neighbour {
  /** Associations by framework; what `fetchFrameworkGraph` answers. */
  readonly graphs: Map<string, Association[]>;
  /** Holders whose key was destroyed. */
  readonly erased: Set<string>;
}

export async function startNeighbours(): Promise<Neighbours> {
  const graphs = new Map<string, Association[]>();
  const erased = new Set<string>();
  const neighbour = await startNeighbour({
    '/internal/registry/items/resolve': ({ uris }: { uris: string[] }) => ({
      items: uris.filter((uri) => uri.startsWith('urn:soc:')).map(itemOf),
    }),
    '/internal/registry/frameworks/graph': ({ frameworkId }: { frameworkId: string }) => ({
      associations: graphs.get(frameworkId) ?? [],
    }),
    '/internal/identity/data-keys': ({ ids }: { ids: string[] }) => ({
      keys: ids.map((id) => ({
        id,
        key: erased.has(id) ? null : createHash('sha256').update(id).digest('base64url'),
      })),
    }),
  });
  return Object.assign(neighbour, { graphs, erased });
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
