import { Readable } from 'node:stream';
import { HttpException } from '@nestjs/common';
import { refuse } from '@wellspring/contracts';

/** How long an upload may pause before it is given up: it holds a connection to the database. */
const stalledMs = 30_000;
/** How long what is left of a refused upload is read away, so that the sender gets to read the answer. */
const drainMs = 15_000;

/** The bytes of a package, from a body that came as a stream or, small, as parsed JSON. */
export function packageBytes(body: unknown): AsyncIterable<Uint8Array> | undefined {
  if (body instanceof Readable) return unlessStalled(body);
  if (typeof body === 'object' && body !== null) return Readable.from([Buffer.from(JSON.stringify(body))]);
  return undefined;
}

/** Reads away what a refusal left unread. */
export function drain(body: unknown): void {
  if (!(body instanceof Readable) || body.readableEnded || body.destroyed) return;
  const timer = setTimeout(() => body.destroy(), drainMs);
  timer.unref();
  body.once('close', () => clearTimeout(timer));
  body.on('error', () => undefined);
  // The reader that gave up may still listen, and a stream does not flow past a listener for `readable`.
  body.removeAllListeners('readable');
  body.resume();
}

async function* unlessStalled(stream: Readable): AsyncGenerator<Uint8Array> {
  const giveUp = () => stream.destroy(stalled());
  let timer = setTimeout(giveUp, stalledMs);
  try {
    // Left undestroyed at an early end: destroying the request would cut the answer off.
    for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
      clearTimeout(timer);
      yield chunk as Uint8Array;
      timer = setTimeout(giveUp, stalledMs);
    }
  } finally {
    clearTimeout(timer);
  }
}

function stalled(): HttpException {
  const detail = 'The upload stood still for half a minute and was given up. Nothing was stored.';
  return new HttpException(refuse('REGISTRY_UPLOAD_STALLED', 408, detail), 408);
}
