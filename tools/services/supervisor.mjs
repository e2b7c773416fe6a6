import { rename, writeFile } from 'node:fs/promises';

const longestPauseMs = 10_000;

/**
 * Keeps programs running as an orchestrator would: whatever ends by itself is started again, with a growing
 * pause while that fails. Their process numbers stand in a file, for whoever wants to kill one.
 */
export class Supervisor {
  #running = new Map();
  #stopping = false;
  #writing = Promise.resolve();

  /** @param {{ pidFile: string, say(line: string): void }} options */
  constructor({ pidFile, say }) {
    this.pidFile = pidFile;
    this.say = say;
  }

  /**
   * Starts a program and keeps it running; `start` answers once it is ready. The first failure is the caller's.
   * @template {import('./process.mjs').Running} TProgram
   * @param {string} name
   * @param {() => Promise<TProgram>} start
   * @returns {Promise<TProgram>}
   */
  async run(name, start) {
    const child = await start();
    await this.hold(name, child);
    void child.gone.then(() => this.#again(name, start));
    return child;
  }

  /** Takes charge of something that is stopped with the others, and not started again. */
  hold(name, child) {
    this.#running.set(name, child);
    return this.#writePids();
  }

  /** Stops what runs, in groups one after the other. */
  async stop(...groups) {
    this.#stopping = true;
    for (const names of groups) await Promise.all(names.map((name) => this.#running.get(name)?.stop()));
  }

  async #again(name, start) {
    for (let pause = 500; !this.#stopping; pause = Math.min(pause * 2, longestPauseMs)) {
      this.say(`${name} ended; starting it again`);
      await new Promise((resolve) => setTimeout(resolve, pause));
      if (this.#stopping) return;
      try {
        await this.run(name, start);
        return;
      } catch (error) {
        this.say(`${name}: ${error.message}`);
      }
    }
  }

  /** One write after the other. */
  #writePids() {
    this.#writing = this.#writing.then(async () => {
      const pids = Object.fromEntries([...this.#running].map(([name, { pid }]) => [name, pid]));
      await writeFile(`${this.pidFile}.new`, JSON.stringify(pids));
      await rename(`${this.pidFile}.new`, this.pidFile);
    });
    return this.#writing;
  }
}
