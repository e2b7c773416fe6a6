import { openEnvelope } from '../credentials/open-envelope.js';
import { parseCredential, type ParsedCredential } from '../credentials/parse-credential.js';
import { StandardsError } from '../standards-error.js';
import type { Check, VerificationPorts } from './check.js';
import { checkContext } from './check-context.js';
import { checkIssuerBinding } from './check-issuer-binding.js';
import { checkProof } from './check-proof.js';
import { checkSchema } from './check-schema.js';
import { checkStatus } from './check-status.js';
import { checkValidityDates } from './check-validity-dates.js';
import { isObject, listOf, type JsonObject } from '../json-values.js';
import { typesOf } from '../member-values.js';
import { assertSchemaSize } from './schema-size.js';

/**
 * Each asks more of others than the one before. Not the check of its own schema: that is the standard's, and a schema
 * that led to another would never end.
 */
const checks: readonly Check[] = [
  checkContext,
  checkSchema,
  checkValidityDates,
  checkProof,
  checkIssuerBinding,
  checkStatus,
];

/**
 * The schema of the standard for such credentials. The file at the newer address asks for the older one
 * (w3c/vc-json-schema, issue 238), so that issuers name either.
 */
const ofTheStandard: readonly unknown[] = [
  'https://www.w3.org/ns/credentials/json-schema/v2.json',
  'https://www.w3.org/2022/credentials/v2/json-schema-credential-schema.json',
];

/** A schema credential that its issuer's key or list would decide about, and neither can be had. */
export const schemaCredentialOutages: readonly string[] = [
  'SCHEMA_CREDENTIAL_KEY_UNREACHABLE',
  'SCHEMA_CREDENTIAL_STATUS_UNREACHABLE',
];

/**
 * The JSON Schema that a JsonSchemaCredential has as its subject (VC JSON Schema 1.0 §2.2), once the credential around
 * it is verified: its contexts and structure, dates, proof, key and status (§4.1).
 *
 * @param text the credential, with an embedded proof, as JWT, or in an envelope
 * @param url the address that named it, which is its identifier
 * @returns the text of the schema
 * @throws StandardsError `CREDENTIAL_SCHEMA_TOO_LARGE`, `SCHEMA_CREDENTIAL_MALFORMED`, `SCHEMA_CREDENTIAL_MISMATCH`, `SCHEMA_CREDENTIAL_TYPE`,
 * `SCHEMA_CREDENTIAL_SUBJECT`, `SCHEMA_CREDENTIAL_SCHEMA`, and the code of the check that fails after
 * `SCHEMA_CREDENTIAL_`
 */
export async function schemaWithin(text: string, url: string, ports: VerificationPorts): Promise<string> {
  assertSchemaSize(text);
  const parsed = read(text);
  for (const check of checks) {
    const { outcome, code = '', reason } = await check(parsed, ports);
    if (outcome === 'fail') throw refusal(`SCHEMA_CREDENTIAL_${code}`, reason);
  }
  const { credential } = parsed;
  if (credential['id'] !== undefined && credential['id'] !== url)
    throw refusal('SCHEMA_CREDENTIAL_MISMATCH', 'It is another than the one that is named.');
  if (!typesOf(credential).includes('JsonSchemaCredential'))
    throw refusal('SCHEMA_CREDENTIAL_TYPE', 'It is not of the type JsonSchemaCredential.');
  if (!namesTheStandard(credential))
    throw refusal('SCHEMA_CREDENTIAL_SCHEMA', 'Its own credentialSchema is not that of the standard.');
  return JSON.stringify(subjectOf(credential));
}

function read(text: string): ParsedCredential {
  try {
    return openEnvelope(parseCredential(text));
  } catch (error) {
    if (error instanceof StandardsError) throw refusal('SCHEMA_CREDENTIAL_MALFORMED', error.message);
    throw error;
  }
}

/** Its digest is not compared: the one that the standard prints is of an earlier file (w3c/vc-json-schema, issue 257). */
function namesTheStandard(credential: JsonObject): boolean {
  const [named, ...others] = listOf(credential['credentialSchema']);
  return (
    others.length === 0 &&
    isObject(named) &&
    ofTheStandard.includes(named['id']) &&
    typesOf(named).includes('JsonSchema')
  );
}

function subjectOf(credential: JsonObject): JsonObject {
  const [subject, ...others] = listOf(credential['credentialSubject']);
  const schema =
    isObject(subject) && typesOf(subject).includes('JsonSchema') ? subject['jsonSchema'] : undefined;
  if (others.length === 0 && isObject(schema)) return schema;
  throw refusal('SCHEMA_CREDENTIAL_SUBJECT', 'Its subject is not one JsonSchema with a jsonSchema.');
}

const refusal = (code: string, reason: string) =>
  new StandardsError(code, `The credential of the schema: ${reason}`);
