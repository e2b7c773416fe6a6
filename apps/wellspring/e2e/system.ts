import { spawn, type ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
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

/** `npm start`: everything in one process; `npm run start:services`: seven of them over a broker. */
export type Form = 'one process' | 'services';
const scripts: Readonly<Record<Form, string>> = {
  'one process': 'tools/start.mjs',
  services: 'tools/start-services.mjs',
};

/** The whole system as somebody starts it, with data of its own. */
export class System {
  private child: ChildProcess | undefined;
  /** What the system has said, for a test that fails. */
  output = '';

  private constructor(
    readonly form: Form,
    private readonly port: number,
    private readonly data: string,
  ) {}

  get url(): string {
    return `http://localhost:${this.port}`;
  }

  static async start(form: Form = 'one process'): Promise<System> {
    const data = await mkdtemp(join(tmpdir(), 'wellspring-e2e-'));
    // Run by root, PostgreSQL's own user must reach its cluster in there.
    await chmod(data, 0o755);
    const system = new System(form, await freePort(), data);
    await system.run();
    return system;
  }

  async profile(): Promise<Profile> {
    return JSON.parse(await readFile(join(this.data, 'profile.json'), 'utf8')) as Profile;
  }

  /** Starts the system and waits until it is ready and seeded. */
  async run(): Promise<void> {
    const env = {
      ...process.env,
      PORT: String(this.port),
      WELLSPRING_DATA: this.data,
      LOG_LEVEL: 'warn',
      WELLSPRING_RATE_LIMIT: '0',
    };
    const stdio = ['ignore', 'pipe', 'pipe'] as const;
    const child = spawn(process.execPath, [scripts[this.form]], { cwd: root, env, stdio: [...stdio] });
    this.child = child;
    this.output = '';
    await new Promise<void>((resolve, reject) => {
      const hear = (chunk: Buffer) => {
        this.output += chunk.toString();
        if (this.output.includes('Ctrl-C stops everything')) resolve();
      };
      child.stdout?.on('data', hear);
      child.stderr?.on('data', hear);
      child.once('exit', (code) =>
        reject(new Error(`the system ended with ${String(code)}: ${this.output.slice(-2000)}`)),
      );
    });
  }

  /** Kills all of it as a power cut would; its PostgreSQL survives and is taken over by the next start. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** Kills one process of the services, and waits until it has been started again and is ready. */
  async killService(name: string): Promise<void> {
    const pidOf = async () => {
      const pids = JSON.parse(await readFile(join(this.data, 'pids.json'), 'utf8')) as Record<string, number>;
      return pids[name];
    };
    const pid = await pidOf();
    if (!pid) throw new Error(`${name} does not run.`);
    process.kill(pid, 'SIGKILL');
    const deadline = Date.now() + 90_000;
    while ((await pidOf()) === pid) {
      if (Date.now() > deadline) throw new Error(`${name} did not come back: ${this.output.slice(-2000)}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** Stops everything and removes the data. */
  async stop(): Promise<void> {
    await this.end('SIGINT');
    await rm(this.data, { recursive: true, force: true });
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await ended;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
