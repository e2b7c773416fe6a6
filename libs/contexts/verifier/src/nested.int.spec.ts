import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  buildAchievementCredential,
  buildClrCredential,
  didDocument,
  didKey,
  didWeb,
  generateKeyPair,
  openBadgesExtensions,
  signDataIntegrity,
  signVcJwt,
  type JsonDocument,
  type SigningKey,
} from '@wellspring/standards';
import { eventually } from '@wellspring/testing';
import { checksOf, operator, startScenario, type Scenario } from './testing/scenario.js';

let scenario: Scenario;
beforeAll(async () => {
  scenario = await startScenario();
});
afterAll(() => scenario.close());

function party(): SigningKey {
  const pair = generateKeyPair('Ed25519');
  const { did: controller, verificationMethod: id } = didKey(pair.publicKeyMultibase);
  return { ...pair, id, controller };
}
const registrar = party();
const created = new Date(Date.now() - 60_000);

async function record(...credentials: readonly string[]): Promise<string> {
  const document = buildClrCredential({
    id: 'urn:uuid:0197a1c0-0000-7000-8000-0000000000d2',
    name: 'Transcript',
    issuer: { id: registrar.controller, name: 'Registrar' },
    subject: { id: 'did:example:ana' },
    credentials: credentials.map((text) => JSON.parse(text) as JsonDocument),
    validFrom: created,
  });
  return JSON.stringify(await signDataIntegrity(document, { key: registrar, created }));
}
const nestedOf = async (text: string) => {
  const { body } = await scenario.verify(text);
  const found = body as { outcome: string; decided: boolean } & Parameters<typeof checksOf>[0];
  return { outcome: found.outcome, decided: found.decided, nested: checksOf(found)['nested-credentials'] };
};

describe('a record of credentials of others', () => {
  it('is refused where one within is not as its issuer signed it', async () => {
    const { text } = await scenario.institution.issue();
    expect(await nestedOf(await record(text))).toEqual({
      outcome: 'verified',
      decided: true,
      nested: 'pass',
    });
    const { text: another } = await scenario.institution.issue();
    expect(await nestedOf(await record(text, another.replace('Reads logs', 'Writes logs')))).toEqual({
      outcome: 'refused',
      decided: true,
      nested: 'NESTED_PROOF_INVALID',
    });
  });

  it('is read with keys that are newer than what is remembered', async () => {
    const before = await record((await scenario.institution.issue()).text);
    expect(await nestedOf(before)).toMatchObject({ nested: 'pass' });
    scenario.institution.rotateKeys();
    const after = await record((await scenario.institution.issue()).text);
    // Who was asked a moment ago is asked again after a second, not after the ten for which a document is kept.
    await eventually(async () => expect(await nestedOf(after)).toMatchObject({ nested: 'pass' }), 5000);
  });

  it('is weighed by the trust in each issuer within', async () => {
    const { did } = scenario.institution;
    const text = await record((await scenario.institution.issue()).text);
    const standingAs = async (body: object) => {
      const path = `/verifier/trust/issuers/${encodeURIComponent(did)}`;
      expect((await scenario.service.call('PUT', path, { as: operator, body })).status).toBe(200);
      const { outcome, nested } = await nestedOf(text);
      return [outcome, nested];
    };
    const trusted = { status: 'trusted', reason: 'accredited' };
    expect(await standingAs({ ...trusted, achievementTypes: ['Degree'] })).toEqual([
      'verified',
      'NESTED_ISSUER_UNKNOWN',
    ]);
    expect(await standingAs({ status: 'distrusted', reason: 'a mill' })).toEqual([
      'refused',
      'NESTED_ISSUER_DISTRUSTED',
    ]);
    expect(await standingAs(trusted)).toEqual(['verified', 'pass']);
  });

  it('is not decided while an issuer within cannot be reached', async () => {
    const { text } = await scenario.institution.issue();
    const elsewhere = text.replaceAll(scenario.institution.did, 'did:web:localhost%3A3999:issuer:dids:away');
    expect(await nestedOf(await record(elsewhere))).toEqual({
      outcome: 'refused',
      decided: false,
      nested: 'NESTED_KEY_UNREACHABLE',
    });
  });
});

describe('a credential that names a schema', () => {
  const path = '/issuer/schemas/badge.json';
  const schemaOf = async (credentialSchema: object) => {
    const badge = buildAchievementCredential({
      id: 'urn:uuid:0197a1c0-0000-7000-8000-0000000000d3',
      issuer: { id: registrar.controller, name: 'Registrar' },
      achievement: {
        id: 'urn:uuid:0197a1c0-0000-7000-8000-0000000000d4',
        type: ['Achievement'],
        name: 'Log analysis',
        description: 'Reads logs.',
        criteria: { narrative: 'Passes the laboratory.' },
        achievementType: 'Badge',
      },
      subject: { id: 'did:example:ana' },
      validFrom: created,
    });
    const context = [...(badge['@context'] as string[]), openBadgesExtensions];
    const named = { ...badge, '@context': context, credentialSchema };
    const signed = await signDataIntegrity(named, { key: registrar, created });
    return checksOf((await scenario.verify(JSON.stringify(signed))).body)['credential-schema'];
  };
  const named = (at: string, type = '1EdTechJsonSchemaValidator2019') => ({
    id: `http://localhost:3999${at}`,
    type,
  });

  it('is held to it, which is fetched once', async () => {
    const schema = { properties: { name: { const: 'Log analysis' } } };
    scenario.neighbour.answers.set(path, () => schema);
    const strict = { required: ['evidence'] };
    scenario.neighbour.answers.set(`${path}-strict`, () => strict);
    expect(await schemaOf(named(path))).toBe('pass');
    expect(await schemaOf(named(path))).toBe('pass');
    expect(scenario.neighbour.asked.filter((asked) => asked === path)).toHaveLength(1);
    expect(await schemaOf(named(`${path}-strict`))).toBe('CREDENTIAL_SCHEMA_BROKEN');
    for (const _ of ['asked', 'remembered'])
      expect(await schemaOf(named(`${path}-absent`))).toBe('CREDENTIAL_SCHEMA_UNREACHABLE');
    expect(scenario.neighbour.asked.filter((asked) => asked === `${path}-absent`)).toHaveLength(1);
  });

  it('is held to one that is in a credential, by whatever key its author has now', async () => {
    const did = didWeb('http://localhost:3999/issuer/dids/author');
    const pairs = [generateKeyPair('Ed25519'), generateKeyPair('Ed25519')] as const;
    const listed = [pairs[0]];
    scenario.neighbour.answers.set('/issuer/dids/author/did.json', () =>
      didDocument({ did, keys: listed.map(({ publicJwk }, at) => ({ id: `${did}#k${at}`, publicJwk })) }),
    );
    const schemaCredential = (at: string, keyAt: 0 | 1, name: string) =>
      signVcJwt(
        {
          '@context': ['https://www.w3.org/ns/credentials/v2'],
          id: `http://localhost:3999${at}`,
          type: ['VerifiableCredential', 'JsonSchemaCredential'],
          issuer: did,
          validFrom: created.toISOString(),
          credentialSchema: {
            id: 'https://www.w3.org/ns/credentials/json-schema/v2.json',
            type: 'JsonSchema',
          },
          credentialSubject: {
            id: `urn:x:schema:${keyAt}`,
            type: 'JsonSchema',
            jsonSchema: {
              $schema: 'https://json-schema.org/draft/2020-12/schema',
              properties: { name: { const: name } },
            },
          },
        },
        { key: { ...pairs[keyAt], id: `${did}#k${keyAt}`, controller: did }, profile: 'w3c' },
      );
    const foundAt = (at: string, text: string) => {
      scenario.neighbour.answers.set(at, () => text);
      return schemaOf(named(at, 'JsonSchemaCredential'));
    };
    expect(await foundAt(`${path}-1`, schemaCredential(`${path}-1`, 0, 'Log analysis'))).toBe('pass');
    expect(await foundAt(`${path}-2`, schemaCredential(`${path}-2`, 0, 'Another'))).toBe(
      'CREDENTIAL_SCHEMA_BROKEN',
    );
    const byNewKey = schemaCredential(`${path}-3`, 1, 'Log analysis');
    expect(await foundAt(`${path}-3`, byNewKey)).toBe('SCHEMA_CREDENTIAL_KEY_UNKNOWN');
    listed.push(pairs[1]);
    await eventually(async () => expect(await foundAt(`${path}-3`, byNewKey)).toBe('pass'), 5000);
  });
});
