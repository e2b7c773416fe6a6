import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { logAnalysis } from '../testing/built-credentials.js';
import { buildAchievementCredential } from '../credentials/build-achievement-credential.js';
import { parseCredential } from '../credentials/parse-credential.js';
import type { VerificationPorts } from './check.js';
import { checkCredentialSchema } from './check-credential-schema.js';
import { publishedFiles } from '../testing/published-files.js';

const url = 'https://schemas.example/badge.json';
const entry = { id: url, type: '1EdTechJsonSchemaValidator2019' };

/** The check of a badge whose schema is this one. */
async function check(schema: unknown, over: object = {}, credentialSchema: unknown = entry) {
  const badge = buildAchievementCredential({
    id: 'urn:uuid:0197a1c0-0000-7000-8000-0000000000f1',
    issuer: { id: 'did:web:example.org', name: 'Rio Bravo Community College' },
    achievement: logAnalysis,
    subject: { id: 'did:example:ana' },
    validFrom: new Date('2026-05-15T16:00:00Z'),
  });
  const ports: VerificationPorts = {
    now: new Date('2026-06-01T00:00:00Z'),
    resolveDid: () => Promise.reject(new Error('nothing is resolved here')),
    fetchStatusList: () => Promise.reject(new Error('nothing is fetched here')),
    trust: async () => ({ status: 'trusted', reason: 'Known.' }),
    fetchSchema: async (asked) => {
      if (asked !== url) throw new Error(`${asked} answered 404.`);
      return typeof schema === 'string' ? schema : JSON.stringify(schema);
    },
  };
  const parsed = parseCredential(JSON.stringify({ ...badge, credentialSchema, ...over }));
  return checkCredentialSchema(parsed, ports);
}

const draft = (name: string) => `https://json-schema.org/draft/${name}/schema`;
const codeOf = async (...args: Parameters<typeof check>) => {
  const { code, outcome } = await check(...args);
  return code ?? outcome;
};

describe('the schema that a credential names', () => {
  it('holds it, and says where it is broken', async () => {
    const schema = { properties: { name: { type: 'string', minLength: 3 } } };
    expect(await codeOf(schema, { name: 'Log analysis' })).toBe('pass');
    expect(await check(schema, { name: 'L' })).toMatchObject({
      outcome: 'fail',
      code: 'CREDENTIAL_SCHEMA_BROKEN',
      findings: [{ pointer: '/name', severity: 'error' }],
    });
  });

  it('is of the draft that it names, else of the one of its type where that has one', async () => {
    // prefixItems came with 2020-12; before it, items did the same.
    const [tuple, list] = [{ prefixItems: [{ const: 'x' }] }, { items: [{ const: 'x' }] }];
    const type = (schema: object) => ({ properties: { type: schema } });
    const jsonSchema = { id: url, type: 'JsonSchema' };
    expect(await codeOf(type(list))).toBe('CREDENTIAL_SCHEMA_BROKEN');
    expect(await codeOf(type(tuple))).toBe('pass');
    expect(await codeOf({ $schema: draft('2020-12'), ...type(tuple) })).toBe('CREDENTIAL_SCHEMA_BROKEN');
    // VC JSON Schema 1.0 §4: without $schema it is not processed.
    expect(await codeOf(type(tuple), {}, jsonSchema)).toBe('CREDENTIAL_SCHEMA_DRAFT');
    const new2020 = { $schema: draft('2020-12'), ...type(tuple) };
    expect(await codeOf(new2020, {}, jsonSchema)).toBe('CREDENTIAL_SCHEMA_BROKEN');
    const old = { $schema: `${draft('2019-09')}#`, ...type(list) };
    expect(await codeOf(old, {}, jsonSchema)).toBe('CREDENTIAL_SCHEMA_BROKEN');
    expect(await codeOf({ $schema: 'http://json-schema.org/draft-04/schema#' })).toBe(
      'CREDENTIAL_SCHEMA_DRAFT',
    );
  });

  it('has the digest that the credential says', async () => {
    const digestSRI = (text: string, algorithm = 'sha384') =>
      `${algorithm}-${createHash(algorithm).update(text).digest('base64')}`;
    const named = (digest: unknown) => codeOf('{"minProperties": 1}', {}, { ...entry, digestSRI: digest });
    expect(await named(digestSRI('{"minProperties": 1}'))).toBe('pass');
    expect(await named(`${digestSRI('{}')} ${digestSRI('{"minProperties": 1}')}`)).toBe('pass');
    for (const other of [
      digestSRI('{"minProperties":1}'),
      // The weaker one does not count.
      `${digestSRI('{}', 'sha512')} ${digestSRI('{"minProperties": 1}', 'sha256')}`,
      'sha384-',
      7,
    ])
      expect(await named(other)).toBe('CREDENTIAL_SCHEMA_DIGEST');
  });

  it('is not missed when there is none, when nobody asks, and when it cannot be had', async () => {
    expect(await codeOf({}, { credentialSchema: undefined })).toBe('not_applicable');
    expect(await codeOf({}, {}, { ...entry, id: `${url}0` })).toBe('CREDENTIAL_SCHEMA_UNREACHABLE');
    expect(await codeOf({}, {}, { ...entry, type: 'Other' })).toBe('CREDENTIAL_SCHEMA_KIND');
    expect(await codeOf({}, {}, { ...entry, id: { toString: 7 } })).toBe('CREDENTIAL_SCHEMA_UNREACHABLE');
    const { outcome } = await check({}, {}, { ...entry, id: `${url}0` });
    expect(outcome).toBe('warning');
  });

  it('is asked for three times at most, and one that is broken refuses', async () => {
    const broken = { required: ['absent'] };
    expect(await codeOf(broken, {}, [{ ...entry, type: 'Other' }, entry])).toBe('CREDENTIAL_SCHEMA_BROKEN');
    expect(await codeOf({}, {}, [entry, entry, entry])).toBe('pass');
    expect(await codeOf({}, {}, [entry, entry, entry, entry])).toBe('CREDENTIAL_SCHEMA_TOO_MANY');
  });
});

describe('a hostile schema', () => {
  const deep = `${'{"not":'.repeat(100)}{}${'}'.repeat(100)}`;
  const forEver = { $defs: { a: { $ref: '#/$defs/a' } }, $ref: '#/$defs/a' };
  it.each<[string, unknown, string]>([
    ['of too many bytes', { description: 'x'.repeat(500_001) }, 'CREDENTIAL_SCHEMA_TOO_LARGE'],
    ['that is no JSON', '<html>', 'CREDENTIAL_SCHEMA_MALFORMED'],
    ['that is nested without end', deep, 'CREDENTIAL_SCHEMA_MALFORMED'],
    ['whose draft is an object', { $schema: { toString: 7 } }, 'CREDENTIAL_SCHEMA_DRAFT'],
    ['that is no schema', { type: 7 }, 'CREDENTIAL_SCHEMA_MALFORMED'],
    ['of a pattern that is none', { properties: { id: { pattern: '(' } } }, 'CREDENTIAL_SCHEMA_MALFORMED'],
    ['that would answer later', { $async: true }, 'CREDENTIAL_SCHEMA_MALFORMED'],
    ['that sends to another', { $ref: 'https://internal.example/s' }, 'CREDENTIAL_SCHEMA_REMOTE'],
    ['that sends to a file', { $id: 'file:///etc/s', $ref: 'passwd' }, 'CREDENTIAL_SCHEMA_REMOTE'],
    ['that calls itself for ever', forEver, 'CREDENTIAL_SCHEMA_MALFORMED'],
  ])('%s is refused', async (_, schema, code) => {
    expect(await codeOf(schema)).toBe(code);
  });

  it.each([
    ['a pattern', { properties: { name: { pattern: '^(a|a)*$' } } }],
    [
      'branches that multiply',
      {
        $defs: Object.fromEntries(
          Array.from({ length: 40 }, (_, at) => [
            `d${at}`,
            at === 39 ? false : { anyOf: [{ $ref: `#/$defs/d${at + 1}` }, { $ref: `#/$defs/d${at + 1}` }] },
          ]),
        ),
        $ref: '#/$defs/d0',
      },
    ],
  ])('is ended when %s would take for ever', async (_, schema) => {
    const started = performance.now();
    expect(await codeOf(schema, { name: `${'a'.repeat(60)}!` })).toBe('CREDENTIAL_SCHEMA_TOO_SLOW');
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

const { folder, present } = publishedFiles('credentials/schemas/ob-v3p0');
present("1EdTech's schema of a badge", () => {
  it('compiles in time, takes a badge and refuses one without its issuer', async () => {
    const text = readFileSync(join(folder, 'ob_v3p0_achievementcredential_schema.json'), 'utf8');
    expect(await codeOf(text)).toBe('pass');
    expect(await codeOf(text, { issuer: undefined })).toBe('CREDENTIAL_SCHEMA_BROKEN');
  });
});
