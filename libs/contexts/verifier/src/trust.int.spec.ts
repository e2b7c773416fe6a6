import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { issuerRegistered } from '@wellspring/contracts';
import { eventually, sentFact, TestInstitution } from '@wellspring/testing';
import { checksOf, operator, startScenario, type Scenario } from './testing/scenario.js';

let scenario: Scenario;
beforeAll(async () => {
  scenario = await startScenario();
});
beforeEach(() => {
  scenario.neighbour.outage = false;
});
afterAll(() => scenario.close());

describe('the trust registry', () => {
  const put = (did: string, body: object, as: { scopes: readonly never[] | readonly string[] } = operator) =>
    scenario.service.call('PUT', `/verifier/trust/issuers/${encodeURIComponent(did)}`, {
      as: as as never,
      body,
    });
  const history = async (did: string) =>
    (
      await scenario.service.call('GET', `/verifier/trust/issuers/${encodeURIComponent(did)}/history`, {
        as: operator,
      })
    ).body;

  it('refuses what a distrusted issuer signed, until it is trusted again, and keeps the history', async () => {
    const { text } = await scenario.institution.issue();
    const { did } = scenario.institution;
    expect((await put(did, { status: 'distrusted', reason: 'under investigation' })).body).toMatchObject({
      did,
      status: 'distrusted',
      source: 'operator',
      name: scenario.institution.name,
    });
    expect(checksOf((await scenario.verify(text)).body)).toMatchObject({
      'issuer-trust': 'ISSUER_DISTRUSTED',
    });
    await put(did, { status: 'trusted', reason: 'cleared' });
    expect((await scenario.verify(text)).body).toMatchObject({ outcome: 'verified' });
    expect(await history(did)).toMatchObject([
      { status: 'trusted', reason: 'cleared', source: 'operator' },
      { status: 'distrusted', reason: 'under investigation', source: 'operator' },
      { status: 'trusted', source: 'installation' },
    ]);
  });

  it('is not overruled when the installation tells of the issuer again', async () => {
    const other = new TestInstitution('http://localhost:3999', 'mesa-tech');
    const { organisationId, did } = other;
    await put(did, { status: 'distrusted', reason: 'not yet' });
    const fact = { organisationId, name: 'Mesa Tech', dids: [did], registeredAt: '2026-05-15T16:00:00.000Z' };
    await scenario.log.publish(sentFact(issuerRegistered, fact));
    await eventually(async () => {
      const { body } = await scenario.service.call('GET', '/verifier/trust/issuers', { as: operator });
      const entry = (body as { did: string }[]).find((each) => each.did === did);
      expect(entry).toMatchObject({ name: 'Mesa Tech', organisationId, status: 'distrusted' });
    });
    expect(await history(did)).toHaveLength(1);
  });

  it('warns of an issuer that is trusted for other achievements, or unknown', async () => {
    const { text } = await scenario.institution.issue();
    const { did } = scenario.institution;
    await put(did, { status: 'trusted', reason: 'accredited', achievementTypes: ['Degree'] });
    const narrow = await scenario.verify(text);
    expect(narrow.body).toMatchObject({ outcome: 'verified' });
    expect(checksOf(narrow.body)).toMatchObject({ 'issuer-trust': 'ISSUER_UNKNOWN' });
    await put(did, { status: 'trusted', reason: 'accredited', achievementTypes: ['Badge'] });
    expect(checksOf((await scenario.verify(text)).body)).toMatchObject({ 'issuer-trust': 'pass' });
    const stranger = new TestInstitution('http://localhost:3999', 'nobody');
    for (const [path, answer] of Object.entries(stranger.answers()))
      scenario.neighbour.answers.set(path, answer);
    const unknown = await scenario.verify((await stranger.issue()).text);
    expect(unknown.body).toMatchObject({ outcome: 'verified' });
    expect(checksOf(unknown.body)).toMatchObject({ 'issuer-trust': 'ISSUER_UNKNOWN' });
    const { credentialId } = unknown.body as { credentialId: string };
    await eventually(async () =>
      expect(await scenario.told(credentialId)).toMatchObject([
        { outcome: 'verified', reasons: [], warnings: ['ISSUER_UNKNOWN'] },
      ]),
    );
  });

  it('is changed by operators alone, and by nothing malformed', async () => {
    const valid = { status: 'trusted', reason: 'because' };
    const did = `did:key:z${'6'.repeat(150)}`;
    expect((await put(did, valid, { scopes: ['trust:read'] })).status).toBe(403);
    expect((await put(did, valid)).status).toBe(200);
    for (const body of [
      {},
      { status: 'adored', reason: 'x' },
      { ...valid, more: 1 },
      { ...valid, achievementTypes: [] },
    ]) {
      expect((await put(did, body)).body).toMatchObject({ status: 400, code: 'REQUEST_INVALID' });
    }
    for (const odd of [
      'https://example.org',
      'did:web:ö',
      'did:web:',
      'did:web:a b',
      `did:web:${'x'.repeat(2000)}`,
    ]) {
      expect((await put(odd, valid)).body).toMatchObject({ status: 400, code: 'REQUEST_INVALID' });
    }
  });
});
