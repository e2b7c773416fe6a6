import { createHash } from 'node:crypto';
import { textOf } from '../text-of.js';
import { StandardsError } from '../standards-error.js';
import { pass, resultOf, skip, type Check, type VerificationPorts } from './check.js';
import { decodeSriDigests } from './data-model/resource-digest.js';
import { type JsonObject } from '../json-values.js';
import { objectsOf, typesOf } from '../member-values.js';
import type { ApplySchema, Draft, SchemaBreach } from './json-schema.js';
import type { Finding } from './rule.js';
import { schemaCredentialOutages, schemaWithin } from './schema-credential.js';

const name = 'credential-schema';
const clause = 'VC Data Model 2.0 §4.11';

/** What the address of an entry of a type answers. */
interface Kind {
  readonly clause: string;
  /** That of a schema that names none; without it one that names none is refused (VC JSON Schema 1.0 §4). */
  readonly draft?: Draft;
  /** The schema in what was answered, where it is not the schema itself. */
  readonly within?: typeof schemaWithin;
}

const kinds: Readonly<Record<string, Kind>> = {
  '1EdTechJsonSchemaValidator2019': { clause, draft: 'https://json-schema.org/draft/2019-09/schema' },
  JsonSchema: { clause: 'VC JSON Schema 1.0 §2.1' },
  JsonSchemaCredential: { clause: 'VC JSON Schema 1.0 §2.2', within: schemaWithin },
};

const unreachable = 'CREDENTIAL_SCHEMA_UNREACHABLE';
const outages = [unreachable, ...schemaCredentialOutages];
/** Each is fetched, and another's code for as long as it may run. */
const mostSchemas = 3;

/**
 * The document is as the JSON Schemas say that it names (VC Data Model 2.0 §4.11), types
 * `1EdTechJsonSchemaValidator2019`, `JsonSchema` and `JsonSchemaCredential`. Without the port `fetchSchema` nothing is
 * asked.
 *
 * A document that breaks its schema, and a schema that cannot be applied, refuse; so does one whose credential is not
 * as its issuer signed it. One that cannot be had, or is of another kind, is a warning: what the standards ask is
 * checked without it.
 */
export const checkCredentialSchema: Check = async ({ credential }, ports) => {
  const entries = [...objectsOf(credential, 'credentialSchema')];
  if (entries.length === 0) return skip(name, 'The credential names no schema.');
  if (!areAsking(ports)) return skip(name, 'Schemas that credentials name are not asked for here.');
  const [[, excess] = []] = entries.slice(mostSchemas);
  const findings: Finding[] = excess === undefined ? [] : [tooMany(excess)];
  for (const [entry, pointer] of entries.slice(0, mostSchemas)) {
    const finding = await findingOf(entry, pointer, credential, ports);
    if (finding) findings.push(finding);
  }
  return resultOf(pass(name, 'The credential is as its schema says.'), findings);
};

type AskingPorts = VerificationPorts & Required<Pick<VerificationPorts, 'fetchSchema'>>;
const areAsking = (ports: VerificationPorts): ports is AskingPorts => ports.fetchSchema !== undefined;

async function findingOf(
  entry: JsonObject,
  pointer: string,
  document: JsonObject,
  ports: AskingPorts,
): Promise<Finding | undefined> {
  const kind = kindOf(entry);
  if (!kind) return warning('CREDENTIAL_SCHEMA_KIND', 'The kind of schema is not applied here.', pointer);
  try {
    const broken = await breachOf(kind, entry, document, ports);
    return broken && brokenAt(broken);
  } catch (error) {
    if (!(error instanceof StandardsError)) throw error;
    const { code, message } = error;
    if (!outages.includes(code)) return { ...refusal(code, message, pointer), clause: kind.clause };
    return warning(code, `The schema cannot be had: ${message}`, pointer);
  }
}

function kindOf(entry: JsonObject): Kind | undefined {
  const type = typesOf(entry).find(
    (each): each is string => typeof each === 'string' && Object.hasOwn(kinds, each),
  );
  return kinds[type ?? ''];
}

async function breachOf(
  { within, draft }: Kind,
  { id, digestSRI }: JsonObject,
  document: JsonObject,
  ports: AskingPorts,
): Promise<SchemaBreach | undefined> {
  const text = await fetched(textOf(id), ports);
  if (digestSRI !== undefined && !hasDigest(text, digestSRI))
    throw new StandardsError('CREDENTIAL_SCHEMA_DIGEST', 'The schema has not the digest that is named.');
  const schema = within ? await within(text, textOf(id), ports) : text;
  return (ports.applySchema ?? applyHere)(schema, draft, document);
}

/** VC JSON Schema 1.0 §4.1, by Subresource Integrity §3.3.5. */
function hasDigest(text: string, sri: unknown): boolean {
  const digests = (typeof sri === 'string' && decodeSriDigests(sri)) || [];
  return digests.some(({ algorithm, bytes }) => createHash(algorithm).update(text).digest().equals(bytes));
}

async function fetched(id: string, ports: AskingPorts): Promise<string> {
  try {
    return await ports.fetchSchema(id);
  } catch (error) {
    throw new StandardsError(unreachable, (error as Error).message);
  }
}

/** Most who verify never apply one, and the compiler takes a while to load. */
const applyHere: ApplySchema = async (...asked) => (await import('./json-schema.js')).applySchema(...asked);

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
