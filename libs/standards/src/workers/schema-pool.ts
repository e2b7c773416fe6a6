import { Piscina } from 'piscina';
import type { ApplySchema } from '../checks/json-schema.js';
import { StandardsError } from '../standards-error.js';
import type { SchemaAnswer } from './schema-worker.js';
import { workerEntry } from './worker-entry.js';

/**
 * Applies the schemas of others (VC JSON Schema 1.0 §4) in a thread of its own, so that the one that asks never stands
 * still for them.
 *
 * @example
 * const pool: SchemaPool = createSchemaPool();
 * await pool.close() // undefined
 */
export interface SchemaPool {
  /** For the port `applySchema`. */
  readonly apply: ApplySchema;
  /** Ends the thread, and what is under way in it. */
  close(): Promise<void>;
}

/** Who comes when so many wait is told at once that the schema cannot be had. */
const mostWaiting = 200;
const idleMs = 60_000;
/** What a schema may make of itself when it is compiled; of the thread, which is started again. */
const maxMegabytes = 256;

const entry = workerEntry('schema-worker.js');

/**
 * Makes a pool of one thread for the schemas of others (VC JSON Schema 1.0 §4), started when it is needed.
 *
 * @throws StandardsError from `apply`: as `applySchema`, `CREDENTIAL_SCHEMA_TOO_SLOW` also for what fills the
 * thread's memory, `CREDENTIAL_SCHEMA_UNREACHABLE` when too many wait
 * @example
 * const pool = createSchemaPool();
 * const withSchemas = { ...ports, fetchSchema: async () => '{}', applySchema: pool.apply };
 * (await verifyCredential(text, withSchemas)).outcome // 'verified'
 * await pool.close();
 */
export function createSchemaPool(): SchemaPool {
  const piscina = new Piscina<Parameters<ApplySchema>, SchemaAnswer>({
    filename: entry,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: idleMs,
    maxQueue: mostWaiting,
    resourceLimits: { maxOldGenerationSizeMb: maxMegabytes },
  });
  return {
    apply: async (...asked) => {
      const { breach, refusal } = await piscina.run(asked).catch(refuse);
      if (refusal) throw new StandardsError(refusal.code, refusal.message);
      return breach;
    },
    close: () => piscina.destroy(),
  };
}

function refuse(error: Error & { code?: unknown }): never {
  if (error.code === 'ERR_WORKER_OUT_OF_MEMORY')
    throw new StandardsError('CREDENTIAL_SCHEMA_TOO_SLOW', 'The schema takes too much memory to apply.');
  throw new StandardsError(
    'CREDENTIAL_SCHEMA_UNREACHABLE',
    `schemas are not applied now (${error.message}).`,
  );
}
