import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a receiver answers to the next calls, in order; after the last one it answers 200. */
export type Script = ({ status: number; headers?: Record<string, string> } | 'hang')[];

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
  script: Script;
  close(): Promise<void>;
}

export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const step = receiver.script.shift() ?? { status: 200 };
      const answered = step === 'hang' ? ('hung' as const) : step.status;
      const body = Buffer.concat(chunks).toString();
      received.push({ headers: request.headers, body, at: Date.now(), answered });
      if (step !== 'hang') response.writeHead(step.status, step.headers).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const receiver: Receiver = {
    url: `http://${host}/hook`,
    host,
    received,
    script: [],
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return receiver;
}
