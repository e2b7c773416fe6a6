import { credentialsV2 } from '../../contexts/pinned-contexts.js';
import { listOf, type JsonObject } from '../../json-values.js';
import type { Breach } from '../rule.js';

/** Finds an envelope of another context than data model 2.0's. */
export function* otherContext(envelope: JsonObject): Generator<Breach> {
  if (listOf(envelope['@context'])[0] !== credentialsV2) yield { pointer: '/@context' };
}

/** Finds an identifier that is no `data:` URL of what was secured. */
export function* notSecuredData({ id }: JsonObject): Generator<Breach> {
  if (typeof id !== 'string' || !/^data:[\w.+-]+\/[\w.+-]+(?:;[^,\s]*)?,\S+$/.test(id))
    yield { pointer: '/id' };
}
