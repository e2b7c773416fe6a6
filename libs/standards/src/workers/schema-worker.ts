import { applySchema, type ApplySchema, type SchemaBreach } from '../checks/json-schema.js';
import { StandardsError } from '../standards-error.js';

/** What crosses from a thread: an error's class would not. */
export interface SchemaAnswer {
  readonly breach?: SchemaBreach | undefined;
  readonly refusal?: { readonly code: string; readonly message: string };
}

/** The entry of a schema pool's thread: a file that threads are started with. */
export default function answer(asked: Parameters<ApplySchema>): SchemaAnswer {
  try {
    return { breach: applySchema(...asked) };
  } catch (error) {
    if (error instanceof StandardsError) return { refusal: { code: error.code, message: error.message } };
    throw error;
  }
}
