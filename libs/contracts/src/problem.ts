import { z } from 'zod';

/**
 * A refusal on the wire: RFC 9457 problem details, with the stable code and, where it helps, what was
 * wrong with each field or row.
 */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int().min(400).max(599),
  code: z.string(),
  detail: z.string(),
  instance: z.string().optional(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});

export type Problem = z.infer<typeof problemSchema>;

/** A refusal inside the system: a value with a stable code, never an exception. */
export interface Refusal {
  readonly refused: true;
  /** Stable, upper case, prefixed by its context: `ISSUER_UNKNOWN_ACHIEVEMENT`. */
  readonly code: string;
  readonly status: number;
  /** What is wrong and how to mend it, in a sentence for a person. */
  readonly detail: string;
  readonly errors?: readonly { path: string; message: string }[];
}

/**
 * Makes a refusal.
 *
 * @example return refuse('ISSUER_UNKNOWN_ACHIEVEMENT', 404, 'No achievement has this id. List yours at GET /issuer/achievements.')
 */
export function refuse(code: string, status: number, detail: string, errors?: Refusal['errors']): Refusal {
  return { refused: true, code, status, detail, ...(errors && { errors }) };
}

/** Tells a refusal from a result. */
export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && (value as { refused?: unknown }).refused === true;
}
