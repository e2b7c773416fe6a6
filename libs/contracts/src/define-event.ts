import type { z } from 'zod';
import type { ContextName } from './contexts.js';
import type { Topic } from './topics.js';

/** One version of one event: everything that producers, consumers and the documents need to know. */
export interface EventDeclaration<TSchema extends z.ZodType = z.ZodType> {
  /** Past tense, `aggregate.happened`. */
  readonly name: string;
  readonly version: number;
  readonly topic: Topic;
  readonly producer: ContextName;
  readonly consumers: readonly ContextName[];
  /** One sentence for the reference. */
  readonly summary: string;
  readonly data: TSchema;
  /** The unit of ordering: events of one key are consumed in the order of their commits. */
  key(data: z.infer<TSchema>): string;
  /** A valid payload; it is a test fixture for ever. */
  readonly example: z.infer<TSchema>;
  /** The version before this one, and how its payload becomes this one's. */
  readonly previous?: { readonly event: EventDeclaration; upcast(data: unknown): unknown };
}

/** The payload type of a declaration. */
export type EventData<TDeclaration> =
  TDeclaration extends EventDeclaration<infer TSchema> ? z.infer<TSchema> : never;

/**
 * Declares an event version. Types, validators, AsyncAPI and the reference page come from it.
 *
 * @example defineEvent({ name: 'credential.issued', version: 1, topic: 'credential', ... })
 */
export function defineEvent<TSchema extends z.ZodType>(
  declaration: EventDeclaration<TSchema>,
): EventDeclaration<TSchema> {
  return declaration;
}
