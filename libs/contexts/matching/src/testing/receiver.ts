import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a receiver does with a call. */
export type Step = { status: number; headers?: Record<string, string> } | 'hang';

export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly at: number;
  readonly answered: number | 'hung';
}

/** An employer's webhook endpoint on loopback. */
export interface Receiver {
  readonly url: string;
  readonly host: string;
  readonly received: Received[];
  /** What it does with the next calls, in order, and with every call after those. */
  script: Step[];
  otherwise: Step;
  /** Done before a call is answered. */
  whileAnswering: (() => Promise<unknown>) | undefined;
  /** The most calls that it had left hanging at once. */
  mostHanging: number;
  close(): Promise<void>;
}

export async function startReceiver(otherwise: Step = { status: 200 }): Promise<Receiver> {
  const received: Received[] = [];
  let hanging = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const step = receiver.script.shift() ?? receiver.otherwise;
      const answered = step === 'hang' ? ('hung' as const) : step.status;
      const body = Buffer.concat(chunks).toString();
      received.push({ headers: request.headers, body, at: Date.now(), answered });
      if (step !== 'hang') {
        const before = receiver.whileAnswering?.() ?? Promise.resolve();
        return void before.then(() => response.writeHead(step.status, step.headers).end());
      }
      receiver.mostHanging = Math.max(receiver.mostHanging, ++hanging);
      response.on('close', () => hanging--);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const receiver: Receiver = {
    url: `http://${host}/hook`,
    host,
    received,
    script: [],
    otherwise,
    whileAnswering: undefined,
    mostHanging: 0,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return receiver;
}
