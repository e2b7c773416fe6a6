import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2019, type ValidateFunction } from 'ajv/dist/2019.js';
import addFormats from 'ajv-formats';
import { publishedFiles } from './published-files.js';
import type { OfficialSchema } from './whole-documents.js';

const files = {
  AchievementCredential: 'ob-v3p0/ob_v3p0_achievementcredential_schema.json',
  EndorsementCredential: 'ob-v3p0/ob_v3p0_endorsementcredential_schema.json',
  Profile: 'ob-v3p0/ob_v3p0_profile_schema.json',
  ClrCredential: 'clr-v2p0/clr_v2p0_clrcredential_schema.json',
} as const;

/** What 1EdTech publishes a JSON Schema of. */
export type OfficialKind = keyof typeof files;

const { folder, present } = publishedFiles('credentials/schemas');

/** `describe` for what reads the schemas. */
export const whereSchemasArePresent = present;

/** 1EdTech's own JSON Schema of a kind of document, as it is published. @example officialSchema('Profile') */
export function officialSchema(kind: OfficialKind): OfficialSchema {
  return JSON.parse(readFileSync(join(folder, files[kind]), 'utf8')) as OfficialSchema;
}

const compiled = new Map<OfficialKind, ValidateFunction>();

/** The same, compiled. @example officialValidator('ClrCredential')(document) */
export function officialValidator(kind: OfficialKind): ValidateFunction {
  const known = compiled.get(kind);
  if (known) return known;
  const ajv = new Ajv2019({ strict: false });
  (addFormats as unknown as (instance: Ajv2019) => void)(ajv);
  const validate = ajv.compile(officialSchema(kind));
  compiled.set(kind, validate);
  return validate;
}
