import { textOf } from '../credentials/text-of.js';
import { StandardsError } from '../standards-error.js';
import { pass, resultOf, skip, type Check } from './check.js';
import { objectsOf, typesOf, type JsonObject } from './data-model/values.js';
import type { ApplySchema, Draft, SchemaBreach } from './json-schema.js';
import type { Finding } from './rule.js';

const name = 'credential-schema';
const clause = 'VC Data Model 2.0 §4.11';

/** The draft of a schema that names none, by the type of its entry. */
const draftsOf: Readonly<Record<string, Draft>> = {
  '1EdTechJsonSchemaValidator2019': 'https://json-schema.org/draft/2019-09/schema',
  JsonSchema: 'https://json-schema.org/draft/2020-12/schema',
};

const unreachable = 'CREDENTIAL_SCHEMA_UNREACHABLE';
/** Each is fetched, and another's code for as long as it may run. */
const mostSchemas = 3;

/**
 * The document is as the JSON Schemas say that it names (VC Data Model 2.0 §4.11), types
 * `1EdTechJsonSchemaValidator2019` and `JsonSchema`. Without the port `fetchSchema` nothing is asked.
 *
 * A document that breaks its schema, and a schema that cannot be applied, refuse. One that cannot be had, or is of
 * another kind, is a warning: what the standards ask is checked without it.
 */
export const checkCredentialSchema: Check = async ({ credential }, { fetchSchema, applySchema }) => {
  const entries = [...objectsOf(credential, 'credentialSchema')];
  if (entries.length === 0) return skip(name, 'The credential names no schema.');
  if (!fetchSchema) return skip(name, 'Schemas that credentials name are not asked for here.');
  const [[, excess] = []] = entries.slice(mostSchemas);
  const findings: Finding[] = excess === undefined ? [] : [tooMany(excess)];
  const apply = applySchema ?? applyHere;
  for (const [entry, pointer] of entries.slice(0, mostSchemas)) {
    const finding = await findingOf(entry, pointer, (id, draft) =>
      fetchSchema(id).then(
        (text) => apply(text, draft, credential),
        (error: Error) => Promise.reject(new StandardsError(unreachable, error.message)),
      ),
    );
    if (finding) findings.push(finding);
  }
  return resultOf(pass(name, 'The credential is as its schema says.'), findings);
};

/** Most who verify never apply one, and the compiler takes a while to load. */
const applyHere: ApplySchema = async (...asked) => (await import('./json-schema.js')).applySchema(...asked);

async function findingOf(
  entry: JsonObject,
  pointer: string,
  apply: (id: string, draft: Draft) => Promise<SchemaBreach | undefined>,
): Promise<Finding | undefined> {
  const type = typesOf(entry).find(
    (each): each is string => typeof each === 'string' && Object.hasOwn(draftsOf, each),
  );
  const draft = draftsOf[type ?? ''];
  if (!draft) return warning('CREDENTIAL_SCHEMA_KIND', 'The kind of schema is not applied here.', pointer);
  try {
    const broken = await apply(textOf(entry['id']), draft);
    return broken && brokenAt(broken);
  } catch (error) {
    if (!(error instanceof StandardsError)) throw error;
    if (error.code === unreachable)
      return warning(unreachable, `The schema cannot be had: ${error.message}`, pointer);
    return refusal(error.code, error.message, pointer);
  }
}

const brokenAt = ({ pointer, message }: SchemaBreach) =>
  refusal('CREDENTIAL_SCHEMA_BROKEN', `The credential is not as its schema says: ${message}.`, pointer);

const tooMany = (pointer: string) =>
  refusal('CREDENTIAL_SCHEMA_TOO_MANY', `More than ${mostSchemas} schemas are not asked for.`, pointer);

function refusal(code: string, reason: string, pointer: string): Finding {
  return { rule: name, code, severity: 'error', reason, pointer, clause };
}

function warning(code: string, reason: string, pointer: string): Finding {
  return { ...refusal(code, reason, pointer), severity: 'warning' };
}
