import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The demonstration as its seed describes it to scripts. */
export interface Profile {
  readonly url: string;
  readonly clients: readonly { id: string; secret: string; name: string; organisation: string }[];
  readonly accounts: readonly { email: string; password: string; name: string; role: string }[];
}

/** The whole system as a process of its own, as `npm start` runs it. */
export class System {
  private child: ChildProcess | undefined;
  /** What the process has said, for a test that fails. */
  output = '';

  private constructor(
    readonly url: string,
    private readonly port: number,
    private readonly data: string,
  ) {}

  static async start(): Promise<System> {
    const port = await freePort();
    const data = await mkdtemp(join(tmpdir(), 'wellspring-e2e-'));
    const system = new System(`http://localhost:${port}`, port, data);
    await system.run();
    return system;
  }

  async profile(): Promise<Profile> {
    return JSON.parse(await readFile(join(this.data, 'profile.json'), 'utf8')) as Profile;
  }

  /** Starts the process and waits until it is ready and seeded. */
  async run(): Promise<void> {
    const env = {
      ...process.env,
      PORT: String(this.port),
      WELLSPRING_DATA: this.data,
      LOG_LEVEL: 'warn',
      WELLSPRING_RATE_LIMIT: '0',
    };
    const child = spawn(process.execPath, ['tools/start.mjs'], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    const ready = new Promise<void>((resolve, reject) => {
      const hear = (chunk: Buffer) => {
        this.output += chunk.toString();
        if (this.output.includes('Ctrl-C stops everything')) resolve();
      };
      child.stdout.on('data', hear);
      child.stderr.on('data', hear);
      child.once('exit', (code) =>
        reject(new Error(`the system ended with ${String(code)}: ${this.output.slice(-2000)}`)),
      );
    });
    this.output = '';
    await ready;
  }

  /** Kills the process as a power cut would; its PostgreSQL survives and is taken over by the next start. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** Stops everything and removes the data. */
  async stop(): Promise<void> {
    await this.end('SIGINT');
    await rm(this.data, { recursive: true, force: true });
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.removeAllListeners('exit');
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await Promise.race([gone, ended]);
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
