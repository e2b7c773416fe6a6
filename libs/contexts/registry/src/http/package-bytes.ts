import type { Readable } from 'node:stream';
import { HttpException } from '@nestjs/common';
import { refuse } from '@wellspring/contracts';

export interface UploadPatience {
  /** How long an upload may pause: it holds a connection to the database. */
  readonly pauseMs: number;
  /** How long the bytes of an upload may be waited for altogether. */
  readonly wholeMs: number;
}

const patience: UploadPatience = { pauseMs: 30_000, wholeMs: 10 * 60_000 };
/** How long what is left of a refused upload is read away, so that the sender gets to read the answer. */
const drainMs = 15_000;

/** The bytes of an upload as they come in. @throws HttpException when it breaks off, stands still or drags on */
export async function* packageBytes(
  upload: Readable,
  { pauseMs, wholeMs } = patience,
): AsyncGenerator<Uint8Array> {
  const giveUp = () => upload.destroy(tooSlow());
  let waitedMs = 0;
  let since = performance.now();
  let timer = setTimeout(giveUp, pauseMs);
  try {
    // Left undestroyed at an early end: destroying the request would cut the answer off.
    for await (const chunk of upload.iterator({ destroyOnReturn: false })) {
      clearTimeout(timer);
      waitedMs += performance.now() - since;
      yield chunk as Uint8Array;
      since = performance.now();
      timer = setTimeout(giveUp, Math.min(pauseMs, wholeMs - waitedMs));
    }
  } catch (error) {
    throw (error as { code?: string }).code === 'ECONNRESET' ? brokenOff() : error;
  } finally {
    clearTimeout(timer);
  }
}

/** Reads away what a refusal left unread. */
export function drain(upload: Readable): void {
  if (upload.readableEnded || upload.destroyed) return;
  const timer = setTimeout(() => upload.destroy(), drainMs);
  timer.unref();
  upload.once('close', () => clearTimeout(timer));
  upload.on('error', () => undefined);
  // The reader that gave up may still listen, and a stream does not flow past a listener for `readable`.
  upload.removeAllListeners('readable');
  upload.resume();
}

function tooSlow(): HttpException {
  const detail = 'The upload stood still or took too long and was given up. Nothing was stored.';
  return new HttpException(refuse('REGISTRY_UPLOAD_STALLED', 408, detail), 408);
}

function brokenOff(): HttpException {
  const detail = 'The upload broke off. Nothing was stored.';
  return new HttpException(refuse('REGISTRY_UPLOAD_BROKEN_OFF', 400, detail), 400);
}
