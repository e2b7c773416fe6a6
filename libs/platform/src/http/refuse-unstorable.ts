import { Readable } from 'node:stream';
import { isStorable, refuse } from '@wellspring/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { BodyConfig } from './configure-http.js';
import { answerRefusal } from './answer-refusal.js';

/**
 * Refuses requests with text that no store here can keep, before they fail there: in the path, the query or the
 * body. Internal ports are left alone, since neighbours hand on what came through a door of their own, and so are
 * bodies that a route judges row by row.
 */
export async function refuseUnstorable(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (request.url.startsWith('/internal/')) return;
  const { judgesRows } = request.routeOptions.config as BodyConfig;
  const { params, query, body } = request;
  const path = [params, query, judgesRows ? undefined : body]
    .map(unstorableIn)
    .find((found) => found !== undefined);
  if (path === undefined) return;
  const message = 'Holds a NUL or half a character, which no text may.';
  const detail = 'The request is not what this route takes; see errors.';
  const refusal = refuse('REQUEST_INVALID', 400, detail, [{ path: path.slice(0, 200), message }]);
  await answerRefusal(reply, request.url, refusal);
}

/** Where such text stands; parsed JSON may be nested as deep as it likes. */
function unstorableIn(root: unknown): string | undefined {
  const left: [path: string, value: unknown][] = [['', root]];
  for (let next = left.pop(); next; next = left.pop()) {
    const [path, value] = next;
    if (typeof value === 'string' && !isStorable(value)) return path;
    if (!isParsed(value)) continue;
    for (const [name, member] of Object.entries(value)) {
      if (!isStorable(name)) return path;
      left.push([path ? `${path}.${name}` : name, member]);
    }
  }
  return undefined;
}

/** A body that is still to be read is a stream, and no concern of ours. */
function isParsed(value: unknown): value is object {
  return (
    typeof value === 'object' && value !== null && !(value instanceof Readable) && !ArrayBuffer.isView(value)
  );
}
