import type { z } from 'zod';
import type { ContextName } from '../contexts.js';

/** A call that one context offers another: authenticated by a service token, never exposed at the edge. */
export interface InternalPort<
  TRequest extends z.ZodType = z.ZodType,
  TResponse extends z.ZodType = z.ZodType,
> {
  readonly owner: ContextName;
  /** Always a POST below `/internal/<owner>/`. */
  readonly path: string;
  readonly callers: readonly ContextName[];
  readonly request: TRequest;
  readonly response: TResponse;
}

/** Declares an internal port. */
export function defineInternalPort<TRequest extends z.ZodType, TResponse extends z.ZodType>(
  port: InternalPort<TRequest, TResponse>,
): InternalPort<TRequest, TResponse> {
  return port;
}
