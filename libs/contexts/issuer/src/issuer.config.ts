import { availableParallelism } from 'node:os';
import { z } from 'zod';

/** A core is left for requests. */
const threads = Math.min(4, Math.max(1, availableParallelism() - 1));

/** Settings of the issuer. */
export const issuerSettings = z.object({
  /** Threads that sign batches, at most; 0 signs in the thread that answers requests. */
  ISSUER_SIGNING_THREADS: z.coerce.number().int().min(0).max(64).default(threads),
});

export type IssuerSettings = z.infer<typeof issuerSettings>;
