/** JSON Schemas of others: compiled and applied within bounds of size and time. */
import { Script } from 'node:vm';
import { Ajv } from 'ajv';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { JsonObject } from '../json-values.js';
import { readJsonObject } from '../credentials/read-json-object.js';
import { textOf } from '../text-of.js';
import { BoundedMap } from '../bounded-map.js';
import { StandardsError } from '../standards-error.js';
import { assertSchemaSize } from './schema-size.js';

const drafts = {
  'http://json-schema.org/draft-07/schema': Ajv,
  'https://json-schema.org/draft/2019-09/schema': Ajv2019,
  'https://json-schema.org/draft/2020-12/schema': Ajv2020,
} as const;
export type Draft = keyof typeof drafts;

/** In milliseconds. Compiling 1EdTech's of a CLR takes half a second where nothing has warmed up. */
const maxCompiling = 3000;
const maxApplying = 500;

/**
 * Where a document breaks a schema (VC JSON Schema 1.0 §4): a JSON Pointer (RFC 6901), and how.
 *
 * @example
 * const breach: SchemaBreach = { pointer: '/name', message: 'is not wanted' };
 * const applySchema: ApplySchema = () => breach;
 * await applySchema('{}', undefined, unsecured) // breach
 */
export interface SchemaBreach {
  readonly pointer: string;
  readonly message: string;
}
/**
 * What applies the schemas of others (VC JSON Schema 1.0 §4): here `applySchema`, or a thread of its own.
 *
 * @example
 * const applySchema: ApplySchema = () => ({ pointer: '/name', message: 'is not wanted' });
 * const fetchSchema = async () => '{"$schema":"https://json-schema.org/draft/2020-12/schema"}';
 * const credentialSchema = { id: 'https://example.org/schema', type: 'JsonSchema' };
 * const named = JSON.stringify({ ...credential, credentialSchema });
 * (await verifyCredential(named, { ...ports, fetchSchema, applySchema }, ['credential-schema'])).outcome // 'refused'
 */
export type ApplySchema = (
  text: string,
  draft: Draft | undefined,
  document: JsonObject,
) => Promise<SchemaBreach | undefined> | SchemaBreach | undefined;

type Apply = (document: JsonObject) => SchemaBreach | undefined;
/** By draft and text; whatever others name must not fill the memory. */
const compiled = new BoundedMap<string, Apply>(32);

/**
 * Where a document first breaks a JSON Schema.
 *
 * The schema is another's: no `$ref` leaves its own text, it is of at most 500 kB, and compiling it ends after three
 * seconds, applying it after half a second, in whatever pattern or branch that is. A server, which should not stand
 * still for so long, has `createSchemaPool`.
 *
 * @param text the schema
 * @param draft where the schema names none in `$schema`; without it one that names none is refused
 * @returns undefined when the document breaks nothing
 * @throws StandardsError `CREDENTIAL_SCHEMA_TOO_LARGE`, `CREDENTIAL_SCHEMA_MALFORMED`, `CREDENTIAL_SCHEMA_DRAFT`,
 * `CREDENTIAL_SCHEMA_REMOTE`, `CREDENTIAL_SCHEMA_TOO_SLOW`
 * @example applySchema('{"minProperties":1}', 'https://json-schema.org/draft/2020-12/schema', { name: 'A' }) // undefined
 */
export function applySchema(
  text: string,
  draft: Draft | undefined,
  document: JsonObject,
): SchemaBreach | undefined {
  const apply = compiled.get(`${draft} ${text}`, () => compile(text, draft));
  return within(maxApplying, () => apply(document));
}

function compile(text: string, draft: Draft | undefined): Apply {
  assertSchemaSize(text);
  const schema = read(text);
  const named = schema['$schema'] === undefined ? draft : textOf(schema['$schema']).replace(/#$/, '');
  if (named === undefined)
    throw new StandardsError('CREDENTIAL_SCHEMA_DRAFT', 'The schema names no draft in $schema.');
  if (!Object.hasOwn(drafts, named))
    throw new StandardsError('CREDENTIAL_SCHEMA_DRAFT', `Schemas of ${named.slice(0, 100)} are not applied.`);
  const ajv = new drafts[named as Draft]({ strict: false, logger: false, inlineRefs: false });
  (formats as unknown as (instance: object) => void)(ajv);
  const validate = within(maxCompiling, () => ajv.compile(schema));
  return (document) => {
    if (validate(document)) return undefined;
    const [{ instancePath, message = 'it is broken' } = { instancePath: '' }] = validate.errors ?? [];
    return { pointer: instancePath, message };
  };
}

function read(text: string): JsonObject {
  let schema: JsonObject | undefined;
  try {
    schema = readJsonObject(text, 'The schema');
  } catch {
    // Told below.
  }
  // An asynchronous schema (of ajv alone) would answer a promise, which is no error.
  if (schema && !('$async' in schema)) return schema;
  throw new StandardsError('CREDENTIAL_SCHEMA_MALFORMED', 'The schema cannot be read.');
}

const tick = new Script('run()');

/**
 * Regular expressions and generated code of others are ended from outside, which nothing in them can escape. What runs
 * is that of this thread; the context only carries it to where time is kept.
 */
function within<TResult>(milliseconds: number, run: () => TResult): TResult {
  try {
    return tick.runInNewContext({ run }, { timeout: milliseconds }) as TResult;
  } catch (error) {
    throw schemaError(error as { code?: unknown; missingRef?: unknown; message?: unknown });
  }
}

function schemaError({ code, missingRef, message }: Readonly<Record<string, unknown>>): StandardsError {
  if (code === 'ERR_SCRIPT_EXECUTION_TIMEOUT')
    return new StandardsError('CREDENTIAL_SCHEMA_TOO_SLOW', 'The schema takes too long to apply.');
  if (missingRef !== undefined)
    return new StandardsError('CREDENTIAL_SCHEMA_REMOTE', 'The schema refers to what cannot be found in it.');
  const why = String(message).slice(0, 200);
  return new StandardsError('CREDENTIAL_SCHEMA_MALFORMED', `The schema cannot be applied: ${why}`);
}
