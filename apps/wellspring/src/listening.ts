import { createServer } from 'node:net';
import type { Environment } from '@wellspring/platform';
import { StartRefused } from './start-refused.js';

/** Looks whether the address is free before anything is started for it. @throws StartRefused when it is not */
export async function refuseTakenAddress({ HOST: host, PORT: port }: Environment): Promise<void> {
  if (port === 0) {
    throw new StartRefused(
      'PORT=0 would be another address at every start, and credentials name their address; set PORT.',
    );
  }
  const server = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, resolve);
    });
  } catch (error) {
    throw new StartRefused(
      whyNotListening(error) ?? `Nothing can listen at ${host}:${port}; set HOST and PORT.`,
    );
  }
  await new Promise((resolve) => server.close(resolve));
}

/** What to do when an address cannot be listened at; undefined for another error. */
export function whyNotListening(error: unknown): string | undefined {
  const { code, syscall, address, port } = error as NodeJS.ErrnoException & {
    address?: string;
    port?: number;
  };
  if (code === 'EADDRINUSE') return `Port ${port} is taken; stop what uses it, or set PORT to another.`;
  if (syscall !== 'listen') return undefined;
  if (code === 'EACCES') return `Port ${port} is not for this user; set PORT to 1024 or above.`;
  return `${address} is no address of this machine; set HOST to 127.0.0.1, or to 0.0.0.0 for all of them.`;
}
