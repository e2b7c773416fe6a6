import { Piscina } from 'piscina';
import { StandardsError } from '../standards-error.js';
import { Gate } from './gate.js';
import {
  runChunk,
  type SigningTask,
  type TaskChunk,
  type TaskOutcome,
  type VerifyingOptions,
  type VerifyingTask,
} from './signing-task.js';
import { workerEntry } from './worker-entry.js';

/**
 * Signs and verifies in batches over worker threads; it implements no clause of its own.
 *
 * @example
 * const pool: SigningPool = createSigningPool({ threads: 0 });
 * await pool.verify([{ text, publicJwk }], { now: new Date() }) // [{ ok: true, value: true }]
 * await pool.close();
 */
export interface SigningPool {
  /**
   * Signs every task: signed texts, or the error of one, in the order of the tasks. Tasks of an iterable that
   * is lazy are taken as there is room.
   */
  sign(tasks: Iterable<SigningTask>): Promise<TaskOutcome<string>[]>;
  /**
   * Whether each text was made with its key, in the order of the tasks: a credential with embedded proofs, a VC-JWT
   * or an SD-JWT, its times and its issuer left to the checks of `verifyCredential`.
   */
  verify(tasks: Iterable<VerifyingTask>, options: VerifyingOptions): Promise<TaskOutcome<boolean>[]>;
  /** Ends the threads when what was taken on is done; what comes later is refused. Again is no harm. */
  close(): Promise<void>;
}

/**
 * How a pool is made; it implements no clause.
 *
 * @example
 * const options: SigningPoolOptions = { threads: 0, chunkSize: 8 };
 * const pool = createSigningPool(options);
 * await pool.sign([]) // []
 * await pool.close();
 */
export interface SigningPoolOptions {
  /** Worker threads at most, each started when there is work for it; 0 works in the thread that calls, behind the same interface. */
  readonly threads: number;
  /** Tasks in one message to a thread, 16 unless said. */
  readonly chunkSize?: number;
  /** Messages handed over and not yet answered, 3 for each thread unless said: more waits with its caller. */
  readonly maxQueued?: number;
  /** Milliseconds after which a thread without work ends, 60,000 unless said. */
  readonly idleMs?: number;
}

type Outcomes = TaskOutcome<string | boolean>[];

const entry = workerEntry('signing-worker.js');

/**
 * Makes a pool of threads. It implements no clause of its own: what a task makes is what `signDataIntegrity` and
 * `signVcJwt` make. Keys cross to a thread with each message, as copies in memory, and are kept by none. A thread's
 * fault that is no error of a standard rejects the batch that it was in.
 *
 * @throws StandardsError from `sign` and `verify`: `STANDARDS_POOL_CLOSED` after `close`
 * @example
 * const pool = createSigningPool({ threads: 0 });
 * const [signed] = await pool.sign([{ securing: 'data-integrity', document: unsecured, key, created: now }]);
 * signed?.ok // true
 * await pool.close();
 */
export function createSigningPool(options: SigningPoolOptions): SigningPool {
  const { threads, chunkSize = 16, maxQueued = Math.max(1, 3 * threads), idleMs = 60_000 } = options;
  const piscina =
    threads > 0
      ? new Piscina<TaskChunk, Outcomes>({
          filename: entry,
          minThreads: 0,
          maxThreads: threads,
          idleTimeout: idleMs,
        })
      : undefined;
  const gate = new Gate(maxQueued);
  const perform = (chunk: TaskChunk) => (piscina ? piscina.run(chunk) : runChunk(chunk));
  const running = new Set<Promise<unknown>>();
  let closing: Promise<void> | undefined;

  async function inChunks<TTask>(
    tasks: Iterable<TTask>,
    chunkOf: (tasks: readonly TTask[]) => TaskChunk,
  ): Promise<Outcomes> {
    const answers: Promise<Outcomes>[] = [];
    for (const chunk of chunksOf(tasks, chunkSize)) {
      const leave = await gate.enter();
      const answer = perform(chunkOf(chunk)).finally(leave);
      // Its rejection is the batch's, which waits for it below.
      answer.catch(() => undefined);
      answers.push(answer);
    }
    return (await Promise.all(answers)).flat();
  }

  async function takeOn(batch: () => Promise<Outcomes>): Promise<Outcomes> {
    if (closing) {
      throw new StandardsError('STANDARDS_POOL_CLOSED', 'The signing pool is closed and takes no more work.');
    }
    const work = batch();
    running.add(work);
    return work.finally(() => running.delete(work));
  }

  const sign = (tasks: Iterable<SigningTask>) =>
    takeOn(() => inChunks(tasks, (each) => ({ work: 'sign', tasks: each })));
  const verify = (tasks: Iterable<VerifyingTask>, { now }: VerifyingOptions) =>
    takeOn(() => inChunks(tasks, (each) => ({ work: 'verify', tasks: each, now })));
  return {
    sign: sign as SigningPool['sign'],
    verify: verify as SigningPool['verify'],
    close: () => {
      closing ??= Promise.allSettled(running).then(() => piscina?.destroy());
      return closing;
    },
  };
}

function* chunksOf<TTask>(tasks: Iterable<TTask>, size: number): Generator<TTask[]> {
  let chunk: TTask[] = [];
  for (const task of tasks) {
    chunk.push(task);
    if (chunk.length < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
