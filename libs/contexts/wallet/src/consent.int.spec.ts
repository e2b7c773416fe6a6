import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { consentGranted, consentWithdrawn, type Consent } from '@wellspring/contracts';
import { newId } from '@wellspring/persistence';
import { eventually } from '@wellspring/testing';
import { startScenario, tomorrow, yesterday, type Learner, type Scenario } from './testing/scenario.js';

let scenario: Scenario;
beforeAll(async () => {
  scenario = await startScenario();
});
beforeEach(() => {
  scenario.verifier.outage = false;
});
afterAll(() => scenario.close());

describe('consent', () => {
  const grant = (learner: Learner, body: object, headers?: Record<string, string>) =>
    learner.call(
      'POST',
      '/wallet/consents',
      { records: 'all', parties: 'all-employers', until: tomorrow(), ...body },
      headers,
    );
  const withdraw = (learner: Learner, id: string) => learner.call('POST', `/wallet/consents/${id}/withdraw`);
  const factsOf = async <T extends typeof consentGranted | typeof consentWithdrawn>(
    event: T,
    { holder }: Learner,
  ) => (await scenario.log.published(event)).filter((each) => each.holder === holder);

  it('is granted with a receipt, several at once, and withdrawn by one action that may be repeated', async () => {
    const learner = scenario.learner();
    const credential = await scenario.institution.issue();
    await learner.bring(credential.text);
    const all = (await grant(learner, {})).body as Consent;
    const narrow = await grant(learner, {
      records: [credential.id, credential.id],
      parties: [scenario.institution.organisationId],
    });
    expect(narrow.status).toBe(201);
    expect(narrow.body).toMatchObject({ records: [credential.id], withdrawnAt: null, purpose: 'matching' });
    const answers = await Promise.all([1, 2, 3].map(() => withdraw(learner, all.consentId)));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers[0]?.body).toMatchObject({ withdrawnAt: expect.any(String) });
    await eventually(async () => {
      expect(await factsOf(consentGranted, learner)).toMatchObject([
        { consentId: all.consentId, records: 'all', parties: 'all-employers' },
        { records: [credential.id] },
      ]);
      expect(await factsOf(consentWithdrawn, learner)).toMatchObject([{ consentId: all.consentId }]);
    });
    const list = (await learner.call('GET', '/wallet/consents')).body as Consent[];
    expect(list.map(({ withdrawnAt }) => withdrawnAt === null)).toEqual([true, false]);
  });

  it('is granted once per Idempotency-Key, also at once, and refuses the key for something else', async () => {
    const learner = scenario.learner();
    const until = tomorrow();
    const headers = { 'idempotency-key': 'k-1' };
    const answers = await Promise.all([1, 2, 3].map(() => grant(learner, { until }, headers)));
    const [first, ...others] = answers.map(({ body }) => body as Consent);
    expect(others).toEqual([first, first]);
    expect((await grant(learner, { until: yesterday() }, headers)).status).toBe(422);
    expect((await grant(learner, { parties: [newId()], until }, headers)).body).toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
    const other = scenario.learner();
    expect((await grant(other, { until }, headers)).body).not.toMatchObject({ consentId: first?.consentId });
    await eventually(async () => expect(await factsOf(consentGranted, learner)).toHaveLength(1));
  });

  it.each([
    [{ until: yesterday() }, 422, 'WALLET_CONSENT_OVER'],
    [{ until: 'soon' }, 400, 'REQUEST_INVALID'],
    [{ until: '9999-12-31T23:59:59-14:00' }, 400, 'REQUEST_INVALID'],
    [{ records: ['urn:uuid:unknown'] }, 404, 'WALLET_UNKNOWN_CREDENTIAL'],
    [{ parties: ['0197a1c0-0000-7000-8000-00000000dead'] }, 404, 'WALLET_UNKNOWN_PARTY'],
    [{ records: [] }, 400, 'REQUEST_INVALID'],
    [{ parties: ['everybody'] }, 400, 'REQUEST_INVALID'],
    [{ purpose: 'advertising' }, 400, 'REQUEST_INVALID'],
    [{ more: true }, 400, 'REQUEST_INVALID'],
  ])('refuses %j', async (body, status, code) => {
    const learner = scenario.learner();
    expect((await grant(learner, body)).body).toMatchObject({ status, code });
    expect((await learner.call('GET', '/wallet/consents')).body).toEqual([]);
  });

  it('is withdrawn by nobody else', async () => {
    const learner = scenario.learner();
    const { consentId } = (await grant(learner, {})).body as Consent;
    const answer = await withdraw(scenario.learner(), consentId);
    expect(answer.body).toMatchObject({ status: 404, code: 'WALLET_UNKNOWN_CONSENT' });
    expect((await learner.call('GET', '/wallet/consents')).body).toMatchObject([{ withdrawnAt: null }]);
    expect((await withdraw(learner, 'nonsense')).status).toBe(400);
  });
});
