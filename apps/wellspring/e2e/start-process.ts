import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

export interface StartProcessOptions {
  readonly env: Readonly<Record<string, string>>;
  /** Whom to start as, where the test runs as root. */
  readonly user?: { uid: number; gid: number };
}

/** `npm start` as a process of its own, watched by its output. */
export class StartProcess {
  /** Everything that it has said, on both streams. */
  output = '';
  readonly ended: Promise<number | null>;
  private readonly child: ChildProcess;
  private readonly listeners = new Set<() => void>();

  constructor({ env, user }: StartProcessOptions) {
    this.child = spawn(process.execPath, ['tools/start.mjs'], {
      ...user,
      cwd: root,
      env: { ...process.env, LOG_LEVEL: 'warn', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const hear = (chunk: Buffer) => {
      this.output += chunk.toString();
      this.listeners.forEach((listen) => listen());
    };
    this.child.stdout?.on('data', hear);
    this.child.stderr?.on('data', hear);
    this.ended = new Promise((resolve) => this.child.once('close', resolve));
  }

  /** Resolves when it has said so. @throws Error when it ends before */
  async said(text: string): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const listen = () => {
        if (this.output.includes(text)) resolve();
      };
      this.listeners.add(listen);
      listen();
      void this.ended.then((code) => reject(new Error(`It ended with ${String(code)}: ${this.output}`)));
    });
  }

  ready(): Promise<void> {
    return this.said('Ctrl-C stops everything');
  }

  /** Answers the exit code; null when the signal itself ended it. */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    this.child.kill(signal);
    return this.ended;
  }
}

/** A port of the loopback address that nobody uses. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
