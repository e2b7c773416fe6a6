import { describe, expect, it } from '@jest/globals';
import { credentialsV2 } from '../contexts/pinned-contexts.js';
import { parseCredential } from '../credentials/parse-credential.js';
import type { JsonDocument } from '../integrity/data-integrity-proof.js';
import { signDataIntegrity } from '../integrity/sign-data-integrity.js';
import { signVcJwt } from '../jose/vc-jwt.js';
import { didKey } from '../keys/did.js';
import { generateKeyPair } from '../keys/key-pair.js';
import { createStatusList, setStatus } from '../status-list/bitstring.js';
import { statusListEntry } from '../status-list/status-entry.js';
import { buildStatusListCredential } from '../status-list/status-list-credential.js';
import type { VerificationPorts } from './check.js';
import { checkCredentialSchema } from './check-credential-schema.js';

const url = 'https://schemas.example/credentials/3734';
const statusUrl = 'https://schemas.example/status/1';
const created = new Date('2026-05-16T00:00:00Z');
const validFrom = new Date('2026-05-15T16:00:00Z');

function party() {
  const pair = generateKeyPair('ES256');
  const { did: controller, verificationMethod: id } = didKey(pair.publicKeyMultibase);
  return { ...pair, id, controller };
}
const author = party();
const jsonSchema = {
  $id: 'https://schemas.example/email.json',
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  properties: { credentialSubject: { properties: { name: { const: 'Ana' } }, required: ['name'] } },
};
const subject = (over: object = {}) => ({ id: jsonSchema.$id, type: 'JsonSchema', jsonSchema, ...over });
const ofTheStandard = { id: 'https://www.w3.org/ns/credentials/json-schema/v2.json', type: 'JsonSchema' };
const unsigned = (over: object = {}): JsonDocument => ({
  '@context': [credentialsV2],
  id: url,
  type: ['VerifiableCredential', 'JsonSchemaCredential'],
  issuer: author.controller,
  validFrom: validFrom.toISOString(),
  credentialSchema: ofTheStandard,
  credentialSubject: subject(),
  ...over,
});
const signed = async (over: object = {}, key = author) =>
  JSON.stringify(await signDataIntegrity(unsigned(over), { key, created }));

const revoked = createStatusList();
setStatus(revoked, 7, true);

/** What the check says of a credential whose schema is this one, and what was asked of others for it. */
async function check(schema: string, name = 'Ana') {
  const asked: string[] = [];
  const list = buildStatusListCredential({
    id: statusUrl,
    issuer: author.controller,
    validFrom,
    bits: revoked,
  });
  const ports: VerificationPorts = {
    now: new Date('2026-06-01T00:00:00Z'),
    resolveDid: () => Promise.reject(new Error('no such host')),
    fetchStatusList: async (at) =>
      at === statusUrl
        ? JSON.stringify(await signDataIntegrity(list, { key: author, created }))
        : Promise.reject(new Error('404')),
    trust: async () => ({ status: 'unknown', reason: 'Nobody knows.' }),
    fetchSchema: async (at) => {
      asked.push(at);
      return schema;
    },
  };
  const document = {
    '@context': [credentialsV2],
    type: ['VerifiableCredential'],
    issuer: 'did:example:college',
    credentialSubject: { name },
    credentialSchema: { id: url, type: 'JsonSchemaCredential' },
  };
  const { code, outcome, findings } = await checkCredentialSchema(
    parseCredential(JSON.stringify(document)),
    ports,
  );
  return { told: code ?? outcome, outcome, pointer: findings?.[0]?.pointer, asked };
}
const toldOf = async (...args: Parameters<typeof check>) => (await check(...args)).told;

describe('a schema that is the subject of a credential', () => {
  it('holds the credential that names it, whether embedded, in an envelope or as JWT', async () => {
    const jwt = signVcJwt(unsigned(), { key: author, profile: 'w3c' });
    const envelope = {
      '@context': [credentialsV2],
      type: 'EnvelopedVerifiableCredential',
      id: `data:application/vc+jwt,${jwt}`,
    };
    for (const schema of [await signed(), jwt, JSON.stringify(envelope)]) {
      expect(await check(schema)).toMatchObject({ told: 'pass', asked: [url] });
      expect(await check(schema, 'Eve')).toMatchObject({
        told: 'CREDENTIAL_SCHEMA_BROKEN',
        outcome: 'fail',
        pointer: '/credentialSubject/name',
      });
    }
  });

  it('names the schema of the standard as its own, which is not asked for', async () => {
    const older = 'https://www.w3.org/2022/credentials/v2/json-schema-credential-schema.json';
    const digestSRI = `sha384-${Buffer.alloc(48).toString('base64')}`;
    for (const credentialSchema of [
      { ...ofTheStandard, digestSRI },
      { ...ofTheStandard, id: older },
      [ofTheStandard],
    ])
      expect(await check(await signed({ credentialSchema }))).toMatchObject({ told: 'pass', asked: [url] });
    for (const credentialSchema of [
      undefined,
      { ...ofTheStandard, id: 'https://schemas.example/meta.json' },
      { ...ofTheStandard, type: 'JsonSchemaCredential' },
      [ofTheStandard, { id: url, type: 'JsonSchemaCredential' }],
    ]) {
      const { told, outcome, asked } = await check(await signed({ credentialSchema }));
      expect([told, outcome, asked]).toEqual(['SCHEMA_CREDENTIAL_SCHEMA', 'fail', [url]]);
    }
  });
});

describe('a schema is not applied, and the credential that names it refused,', () => {
  const altered = async () => (await signed()).replace('"Ana"', '"Eve"');
  const unproved = async () => JSON.stringify(unsigned());
  const ofAnotherKey = async () => signed({}, party());
  const bare = JSON.stringify(jsonSchema);
  const withoutIssuer = async () => signed({ issuer: {} });
  const expired = async () => signed({ validUntil: '2026-05-20T00:00:00Z' });
  const early = async () => signed({ validFrom: '2026-06-02T00:00:00Z' });
  const takenBack = async () => signed({ credentialStatus: statusListEntry(statusUrl, 7) });
  const elsewhere = async () => signed({ id: `${url}0` });
  const untyped = async () => signed({ type: ['VerifiableCredential'] });
  const ofSubject = (credentialSubject: unknown) => async () =>
    signVcJwt(unsigned({ credentialSubject }), { key: author, profile: 'w3c' });
  const { $schema: _, ...draftless } = jsonSchema;

  it.each<[string, () => Promise<string>, string]>([
    ['that was altered', altered, 'SCHEMA_CREDENTIAL_PROOF_INVALID'],
    ['without a proof', unproved, 'SCHEMA_CREDENTIAL_PROOF_MISSING'],
    ['of a key that is not its issuer’s', ofAnotherKey, 'SCHEMA_CREDENTIAL_ISSUER_MISMATCH'],
    [
      'with a term that nothing defines',
      ofSubject({ term: 7 }),
      'SCHEMA_CREDENTIAL_STANDARDS_UNDEFINED_TERM',
    ],
    ['of no issuer', withoutIssuer, 'SCHEMA_CREDENTIAL_SCHEMA_INVALID'],
    ['that has expired', expired, 'SCHEMA_CREDENTIAL_EXPIRED'],
    ['that is to come', early, 'SCHEMA_CREDENTIAL_NOT_YET_VALID'],
    ['that its issuer revoked', takenBack, 'SCHEMA_CREDENTIAL_REVOKED'],
    ['that is another than the one that is named', elsewhere, 'SCHEMA_CREDENTIAL_MISMATCH'],
    ['of another type', untyped, 'SCHEMA_CREDENTIAL_TYPE'],
    ['of another subject', ofSubject({ id: url, type: 'BitstringStatusList' }), 'SCHEMA_CREDENTIAL_SUBJECT'],
    ['without a schema', ofSubject(subject({ jsonSchema: undefined })), 'SCHEMA_CREDENTIAL_SUBJECT'],
    ['whose schema is a text', ofSubject(subject({ jsonSchema: '{}' })), 'SCHEMA_CREDENTIAL_SUBJECT'],
    ['of two', ofSubject([subject(), subject()]), 'SCHEMA_CREDENTIAL_SUBJECT'],
    ['whose schema names no draft', ofSubject(subject({ jsonSchema: draftless })), 'CREDENTIAL_SCHEMA_DRAFT'],
    ['that is no credential', async () => '<html>', 'SCHEMA_CREDENTIAL_MALFORMED'],
    ['that is a bare schema', async () => bare, 'SCHEMA_CREDENTIAL_CONTEXT_MISSING'],
    ['of too many bytes', async () => ' '.repeat(500_001), 'CREDENTIAL_SCHEMA_TOO_LARGE'],
  ])('%s', async (_what, schema, code) => {
    const text = await schema();
    // It would refuse nothing if it were applied.
    expect(await check(text)).toMatchObject({ told: code, outcome: 'fail', pointer: '/credentialSchema' });
  });

  it('and is a warning where somebody cannot be reached: what could not be asked decides nothing', async () => {
    const away = { ...author, id: 'did:web:away.example#k' };
    const unreachable = await check(await signed({}, away));
    expect([unreachable.told, unreachable.outcome]).toEqual(['SCHEMA_CREDENTIAL_KEY_UNREACHABLE', 'warning']);
    const unlisted = await signed({ credentialStatus: statusListEntry(`${statusUrl}0`, 7) });
    expect((await check(unlisted)).outcome).toBe('warning');
    expect(await toldOf(unlisted)).toBe('SCHEMA_CREDENTIAL_STATUS_UNREACHABLE');
  });
});
