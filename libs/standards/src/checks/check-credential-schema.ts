import type { ErrorObject } from 'ajv';
import { StandardsError } from '../standards-error.js';
import { pass, resultOf, skip, type Check, type VerificationPorts } from './check.js';
import { objectsOf, typesOf, type JsonObject } from './data-model/values.js';
import type { Draft } from './json-schema.js';
import type { Finding } from './rule.js';

const name = 'credential-schema';
const clause = 'VC Data Model 2.0 §4.11';

/** By type: what a schema is written in that does not say so (Open Badges 3.0 §B.9; VC JSON Schema §2.1). */
const draftsOf: Readonly<Record<string, Draft>> = {
  '1EdTechJsonSchemaValidator2019': 'https://json-schema.org/draft/2019-09/schema',
  JsonSchema: 'https://json-schema.org/draft/2020-12/schema',
};

/** Each is fetched, and another's code for as long as it may run. */
const mostSchemas = 3;

/**
 * The document is as the JSON Schemas say that it names (VC Data Model 2.0 §4.11), types
 * `1EdTechJsonSchemaValidator2019` and `JsonSchema`. Without the port `fetchSchema` nothing is asked.
 *
 * A document that breaks its schema, and a schema that cannot be applied, refuse. One that cannot be had, or is of
 * another kind, is a warning: what the standards ask is checked without it.
 */
export const checkCredentialSchema: Check = async ({ credential }, ports) => {
  const entries = [...objectsOf(credential, 'credentialSchema')];
  if (entries.length === 0) return skip(name, 'The credential names no schema.');
  if (!ports.fetchSchema) return skip(name, 'Schemas that credentials name are not asked for here.');
  const findings: Finding[] = [];
  for (const [index, [entry, pointer]] of entries.entries()) {
    const excess = index < mostSchemas ? undefined : tooMany(pointer);
    const finding = excess ?? (await findingOf(entry, pointer, credential, ports.fetchSchema));
    if (finding) findings.push(finding);
    if (excess) break;
  }
  return resultOf(pass(name, 'The credential is as its schema says.'), findings);
};

async function findingOf(
  entry: JsonObject,
  pointer: string,
  credential: JsonObject,
  fetchSchema: NonNullable<VerificationPorts['fetchSchema']>,
): Promise<Finding | undefined> {
  const type = typesOf(entry).find(
    (each): each is string => typeof each === 'string' && Object.hasOwn(draftsOf, each),
  );
  const draft = draftsOf[type ?? ''];
  if (!draft) return warning('CREDENTIAL_SCHEMA_KIND', 'The kind of schema is not applied here.', pointer);
  let text: string;
  try {
    text = await fetchSchema(String(entry['id']));
  } catch (error) {
    const reason = `The schema cannot be had: ${(error as Error).message}`;
    return warning('CREDENTIAL_SCHEMA_UNREACHABLE', reason, pointer);
  }
  try {
    // Most who verify never apply one, and the compiler takes a while to load.
    const { applySchema } = await import('./json-schema.js');
    const broken = applySchema(text, draft, credential);
    return broken && brokenAt(broken);
  } catch (error) {
    if (error instanceof StandardsError) return refusal(error.code, error.message, pointer);
    throw error;
  }
}

const brokenAt = ({ instancePath, message = 'is broken' }: ErrorObject) =>
  refusal('CREDENTIAL_SCHEMA_BROKEN', `The credential is not as its schema says: ${message}.`, instancePath);

const tooMany = (pointer: string) =>
  refusal('CREDENTIAL_SCHEMA_TOO_MANY', `More than ${mostSchemas} schemas are not asked for.`, pointer);

function refusal(code: string, reason: string, pointer: string): Finding {
  return { rule: name, code, severity: 'error', reason, pointer, clause };
}

function warning(code: string, reason: string, pointer: string): Finding {
  return { ...refusal(code, reason, pointer), severity: 'warning' };
}
