import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ServiceTokens } from '@wellspring/auth';
import { credentialVerified, verifyForHolder, type ContextName } from '@wellspring/contracts';
import { newId } from '@wellspring/persistence';
import { deriveKey } from '@wellspring/platform';
import { didKey, generateKeyPair, signDataIntegrity } from '@wellspring/standards';
import { eventually, testSecret } from '@wellspring/testing';
import { checksOf, employer, startScenario, type Scenario } from './testing/scenario.js';

let scenario: Scenario;
beforeAll(async () => {
  scenario = await startScenario();
});
beforeEach(() => {
  scenario.neighbour.outage = false;
});
afterAll(() => scenario.close());

describe('verifying a credential', () => {
  it.each(['vc+ld+json', 'vc+jwt'] as const)(
    'names every check and says what it carries: %s',
    async (format) => {
      const credential = await scenario.institution.issue({ format, items: ['urn:item:1', 'urn:item:2'] });
      const answer = await scenario.verify(credential.text);
      expect(answer.status).toBe(200);
      expect(answer.body).toMatchObject({
        outcome: 'verified',
        decided: true,
        credentialId: credential.id,
        digest: credential.digest,
        issuer: scenario.institution.did,
        name: 'Log analysis',
        items: credential.items,
        validUntil: null,
      });
      expect(checksOf(answer.body)).toEqual({
        context: 'pass',
        schema: 'pass',
        proof: 'pass',
        'issuer-binding': 'pass',
        'issuer-trust': 'pass',
        'validity-dates': 'pass',
        status: 'pass',
        'credential-schema': 'not_applicable',
        'nested-credentials': 'not_applicable',
      });
    },
  );

  it('takes text, media types of credentials and JSON alike, with the same digest', async () => {
    const { text, digest } = await scenario.institution.issue();
    for (const type of ['application/vc+ld+json', 'application/vc', 'text/plain']) {
      expect((await scenario.verify(text, type)).body).toMatchObject({ outcome: 'verified', digest });
    }
    for (const credential of [text, JSON.parse(text)]) {
      const answer = await scenario.service.call('POST', '/verifier/verifications', {
        as: employer,
        body: { credential },
      });
      expect(answer.body).toMatchObject({ outcome: 'verified', digest });
    }
  });

  it('opens the envelope in which the VC API sends a JWT', async () => {
    const { text, digest, id } = await scenario.institution.issue({ format: 'vc+jwt' });
    const envelope = {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      type: 'EnvelopedVerifiableCredential',
      id: `data:application/vc+jwt,${text}`,
    };
    expect((await scenario.vcApi(envelope)).body).toMatchObject({ verified: true });
    const answer = await scenario.verify(JSON.stringify(envelope));
    expect(answer.body).toMatchObject({ outcome: 'verified', digest, credentialId: id });
    const empty = await scenario.vcApi({ ...envelope, id: 'data:application/vc+sd-jwt,a.b.c' });
    expect(empty.body).toMatchObject({
      code: 'VERIFIER_NOT_A_CREDENTIAL',
      errors: [{ message: 'STANDARDS_ENVELOPE_UNSUPPORTED' }],
    });
  });

  it('refuses what is not of the media type that it is sent as, and types that it does not read', async () => {
    const [document, jwt] = [
      await scenario.institution.issue(),
      await scenario.institution.issue({ format: 'vc+jwt' }),
    ];
    expect((await scenario.verify(jwt.text, 'application/vc+jwt')).status).toBe(200);
    for (const [text, type] of [
      [document.text, 'application/vc+jwt'],
      [jwt.text, 'application/vc+ld+json; charset=utf-8'],
      [jwt.text, 'application/vc'],
    ] as const) {
      expect((await scenario.verify(text, type)).body).toMatchObject({
        status: 400,
        code: 'VERIFIER_NOT_A_CREDENTIAL',
        errors: [{ message: 'MEDIA_TYPE_MISMATCH' }],
      });
    }
    for (const type of ['application/xml', 'image/png', 'text/html']) {
      expect((await scenario.verify(document.text, type)).body).toMatchObject({
        status: 415,
        code: 'MEDIA_TYPE_UNSUPPORTED',
      });
    }
  });

  it('tells everybody, and keeps for the organisation what it found, never the credential', async () => {
    const { id, text, digest } = await scenario.institution.issue();
    const { body } = await scenario.verify(text);
    const { verificationId } = body as { verificationId: string };
    await eventually(async () => {
      const facts = (await scenario.log.published(credentialVerified)).filter(
        ({ credentialId }) => credentialId === id,
      );
      expect(facts).toMatchObject([
        {
          verificationId,
          digest,
          requestedBy: 'relying-party',
          outcome: 'verified',
          items: [{ uri: 'urn:item:1' }],
        },
      ]);
      expect(facts[0]?.holder).toBeUndefined();
    });
    const history = await scenario.service.call('GET', '/verifier/verifications?limit=1', { as: employer });
    expect(history.body).toMatchObject({
      items: [{ verificationId, credentialId: id, outcome: 'verified' }],
    });
    const rows = await scenario.log.admin.query('select v::text as row from verifier.verification v');
    expect(JSON.stringify(rows.rows)).not.toContain('Log analysis');
  });

  it('pages through its own history and shows nobody that of others', async () => {
    const own = { ...employer, organisationId: newId() };
    const { text } = await scenario.institution.issue();
    const ids: string[] = [];
    for (let count = 0; count < 3; count += 1) {
      const { body } = await scenario.service.call('POST', '/verifier/verifications', {
        as: own,
        raw: { type: 'text/plain', body: text },
      });
      ids.unshift((body as { verificationId: string }).verificationId);
    }
    const first = (await scenario.service.call('GET', '/verifier/verifications?limit=2', { as: own }))
      .body as {
      items: { verificationId: string }[];
      next: string;
    };
    const second = (
      await scenario.service.call('GET', `/verifier/verifications?limit=2&cursor=${first.next}`, { as: own })
    ).body as typeof first;
    expect([...first.items, ...second.items].map(({ verificationId }) => verificationId)).toEqual(ids);
    expect(second.next).toBeUndefined();
    const stranger = { ...employer, organisationId: newId() };
    const answer = await scenario.service.call('GET', '/verifier/verifications', { as: stranger });
    expect(answer.body).toEqual({ items: [] });
    const nonsense = await scenario.service.call('GET', '/verifier/verifications?cursor=nonsense', {
      as: own,
    });
    expect(nonsense.body).toMatchObject({ status: 400, code: 'REQUEST_INVALID' });
  });

  it('serves a caller without an organisation, and keeps nothing for them', async () => {
    const { text } = await scenario.institution.issue();
    const as = { holder: newId(), scopes: ['credentials:verify'] as const };
    const answer = await scenario.service.call('POST', '/verifier/verifications', {
      as,
      raw: { type: 'text/plain', body: text },
    });
    expect(answer.body).toMatchObject({ outcome: 'verified' });
    expect((await scenario.service.call('GET', '/verifier/verifications', { as })).status).toBe(403);
  });
});

describe('the VC API', () => {
  it('answers 200 only when verified, and does the checks that are asked for', async () => {
    const expired = await scenario.institution.issue({ validUntil: new Date(Date.now() - 1000) });
    const fresh = await scenario.institution.issue({ format: 'vc+jwt' });
    const answer = await scenario.vcApi(fresh.text);
    expect([answer.status, (answer.body as { verified: boolean }).verified]).toEqual([200, true]);
    expect((await scenario.vcApi(JSON.parse(expired.text), { checks: ['proof'] })).body).toMatchObject({
      verified: true,
      checks: [
        { check: 'schema', outcome: 'pass' },
        { check: 'proof', outcome: 'pass' },
      ],
    });
    const refused = await scenario.vcApi(JSON.parse(expired.text));
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
    expect(refused.body).toMatchObject({
      status: 400,
      errors: [{ path: 'validity-dates', message: expect.stringMatching(/^EXPIRED: /) }],
    });
  });

  it.each([
    { credentialStatus: { id: 'https://college.example/status/1#7' } },
    { validFrom: 'yesterday' },
    { credentialSubject: {} },
    { relatedResource: { id: 'https://www.w3.org/ns/credentials/v2' } },
  ])('refuses a signed credential that is malformed, whichever checks are asked: %j', async (members) => {
    const pair = generateKeyPair('Ed25519');
    const { did: controller, verificationMethod } = didKey(pair.publicKeyMultibase);
    const document = {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      type: ['VerifiableCredential'],
      issuer: controller,
      credentialSubject: { id: 'did:example:ana' },
    };
    const key = { ...pair, id: verificationMethod, controller };
    const options = { key, created: new Date('2026-01-01T00:00:00Z'), cryptosuite: 'eddsa-jcs-2022' };
    const whole = await scenario.vcApi(await signDataIntegrity(document, options), { checks: ['proof'] });
    expect(whole.status).toBe(200);
    const signed = await signDataIntegrity({ ...document, ...members }, options);
    expect((await scenario.vcApi(signed, { checks: ['proof'] })).body).toMatchObject({
      status: 400,
      errors: [{ path: 'schema', message: expect.stringMatching(/^SCHEMA_INVALID: /) }],
    });
  });

  it.each([
    {},
    { verifiableCredential: 7 },
    { verifiableCredential: 'nonsense' },
    { verifiableCredential: {} },
  ])('refuses %j', async (body) => {
    const answer = await scenario.service.call('POST', '/vc-api/credentials/verify', { as: employer, body });
    expect(answer.status).toBe(400);
  });
});

describe('verifying for holders', () => {
  const ask = async (from: ContextName, credentials: { holder: string; text: string }[]) => {
    const token = await new ServiceTokens(deriveKey(testSecret, 'service-tokens')).sign(from, 'verifier');
    return scenario.service.call('POST', verifyForHolder.path, { token, body: { credentials } });
  };

  it('answers each of a batch in order, and one that is no credential harms no other', async () => {
    const holder = newId();
    const good = await scenario.institution.issue();
    const credentials = Array.from({ length: 100 }, (_, index) => ({
      holder,
      text: index === 77 ? 'nonsense'.repeat(200_000) : good.text,
    }));
    const answer = await ask('wallet', credentials);
    expect(answer.status).toBe(200);
    const { results } = answer.body as { results: { outcome: string; credentialId: string }[] };
    expect(results).toHaveLength(100);
    expect(results.filter(({ outcome }) => outcome === 'refused')).toHaveLength(1);
    expect(results[77]).toMatchObject({ outcome: 'refused', checks: [{ code: 'STANDARDS_MALFORMED' }] });
    await eventually(async () => {
      const facts = (await scenario.log.published(credentialVerified)).filter(
        (fact) => fact.holder === holder,
      );
      expect(facts).toHaveLength(100);
      expect(new Set(facts.map(({ requestedBy }) => requestedBy))).toEqual(new Set(['holder']));
    });
    const rows = await scenario.log.admin.query(
      'select count(*) from verifier.verification where organisation_id is null',
    );
    expect(rows.rows).toEqual([{ count: '0' }]);
  }, 30_000);

  it('is for the wallet alone', async () => {
    const credentials = [{ holder: newId(), text: '{}' }];
    expect((await ask('matching', credentials)).body).toMatchObject({ code: 'AUTH_PORT_NOT_YOURS' });
    const outside = await scenario.service.call('POST', verifyForHolder.path, {
      as: employer,
      body: { credentials },
    });
    expect(outside.status).toBe(401);
  });
});
