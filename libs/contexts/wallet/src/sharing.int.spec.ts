import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { credentialShared, type Share } from '@wellspring/contracts';
import { eventually } from '@wellspring/testing';
import {
  refusing,
  startScenario,
  tomorrow,
  yesterday,
  type Learner,
  type Scenario,
} from './testing/scenario.js';

let scenario: Scenario;
beforeAll(async () => {
  scenario = await startScenario();
});
beforeEach(() => {
  scenario.verifier.outage = false;
});
afterAll(() => scenario.close());

describe('sharing', () => {
  const purpose = 'My application at Harbor & Pine';
  async function shared(learner: Learner, over: object = {}, headers?: Record<string, string>) {
    const credential = await scenario.institution.issue();
    await learner.bring(credential.text);
    const body = { credentialIds: [credential.id], purpose, until: tomorrow(), ...over };
    const answer = await learner.call('POST', '/wallet/shares', body, headers);
    return { credential, answer, share: answer.body as Share };
  }
  const tokenOf = ({ url }: Share) => url.split('/').at(-1) ?? '';
  /** As if its date had come. */
  const overdue = ({ shareId }: Share) =>
    scenario.log.admin.query("update wallet.share set until = now() - interval '1 second' where id = $1", [
      shareId,
    ]);
  const view = (token: string) => scenario.service.call('GET', `/wallet/shared/${token}`);

  it('shows whoever has the link the credentials, checked now, and tells the holder', async () => {
    const learner = scenario.learner();
    const { credential, share, answer } = await shared(learner);
    expect(answer.status).toBe(201);
    expect(share.url).toMatch(/^http:\/\/localhost:3999\/shared\/[\w-]{32}$/);
    scenario.judge(credential.text, refusing('REVOKED'));
    const seen = await view(tokenOf(share));
    expect(seen.status).toBe(200);
    expect(seen.headers.get('cache-control')).toContain('no-store');
    expect(seen.body).toMatchObject({
      purpose,
      credentials: [{ text: credential.text, outcome: 'refused', checks: [{ code: 'REVOKED' }] }],
    });
    await view(tokenOf(share));
    expect((await learner.call('GET', '/wallet/shares')).body).toMatchObject([
      { shareId: share.shareId, views: 2 },
    ]);
    expect((await learner.call('GET', '/wallet/activity?limit=3')).body).toMatchObject({
      items: [{ kind: 'viewed', subject: purpose }, { kind: 'viewed' }, { kind: 'shared' }],
    });
  });

  it('counts everybody who looks, also at once, and nobody who came too late', async () => {
    const learner = scenario.learner();
    const { share } = await shared(learner);
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => view(tokenOf(share))));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    const viewed = async () => {
      const { body } = await learner.call('GET', '/wallet/activity?limit=200');
      return (body as { items: { kind: string }[] }).items.filter(({ kind }) => kind === 'viewed').length;
    };
    const [{ views } = { views: 0 }] = (await learner.call('GET', '/wallet/shares')).body as Share[];
    expect([views, await viewed()]).toEqual([5, 5]);
    await overdue(share);
    expect((await view(tokenOf(share))).status).toBe(404);
    expect(await viewed()).toBe(5);
  });

  it('puts neither the link nor the words of the holder into the open, least of all into an event', async () => {
    const learner = scenario.learner();
    const { credential, share } = await shared(learner, {}, { 'idempotency-key': 'share-1' });
    await eventually(async () => {
      const facts = (await scenario.log.published(credentialShared)).filter(
        ({ holder }) => holder === learner.holder,
      );
      expect(facts).toMatchObject([{ shareId: share.shareId, credentialIds: [credential.id], party: null }]);
    });
    const { rows } = await scenario.log.admin.query(
      `select s::text || encode(s.sealed_purpose, 'escape') || encode(s.sealed_token, 'escape') as row from wallet.share s
       union all select a::text || coalesce(encode(a.sealed_subject, 'escape'), '') from wallet.activity a
       union all select i::text from wallet.idempotent_answer i
       union all select e.envelope::text from messaging.event_log e union all select o::text from wallet.outbox o`,
    );
    const text = JSON.stringify(rows);
    expect(text).not.toContain('Harbor');
    expect(text).not.toContain(tokenOf(share));
  });

  it('makes one link per Idempotency-Key', async () => {
    const learner = scenario.learner();
    const headers = { 'idempotency-key': 'share-2' };
    const { credential, share } = await shared(learner, {}, headers);
    const body = { credentialIds: [credential.id], purpose, until: share.until };
    const again = await Promise.all(
      [1, 2, 3].map(() => learner.call('POST', '/wallet/shares', body, headers)),
    );
    expect(again.map((answer) => (answer.body as Share).url)).toEqual([share.url, share.url, share.url]);
    expect((await learner.call('GET', '/wallet/shares')).body).toHaveLength(1);
  });

  it('ends at once, and again is no harm', async () => {
    const learner = scenario.learner();
    const { share } = await shared(learner);
    const end = () => learner.call('DELETE', `/wallet/shares/${share.shareId}`);
    expect((await scenario.learner().call('DELETE', `/wallet/shares/${share.shareId}`)).status).toBe(404);
    expect([(await end()).status, (await end()).status]).toEqual([204, 204]);
    expect((await view(tokenOf(share))).body).toMatchObject({ status: 404, code: 'WALLET_SHARE_GONE' });
    expect((await learner.call('GET', '/wallet/shares')).body).toMatchObject([
      { views: 0, endedAt: expect.any(String) },
    ]);
  });

  it('ends on its date', async () => {
    const { share } = await shared(scenario.learner());
    expect((await view(tokenOf(share))).status).toBe(200);
    await overdue(share);
    expect((await view(tokenOf(share))).body).toMatchObject({ status: 404, code: 'WALLET_SHARE_GONE' });
  });

  it.each([
    [{ until: yesterday() }, 422, 'WALLET_SHARE_OVER'],
    [{ credentialIds: ['urn:uuid:unknown'] }, 404, 'WALLET_UNKNOWN_CREDENTIAL'],
    [{ party: '0197a1c0-0000-7000-8000-00000000dead' }, 404, 'WALLET_UNKNOWN_PARTY'],
    [{ credentialIds: [] }, 400, 'REQUEST_INVALID'],
    [{ purpose: ' ' }, 400, 'REQUEST_INVALID'],
    [{ more: 1 }, 400, 'REQUEST_INVALID'],
  ])('refuses %j', async (over, status, code) => {
    const { answer } = await shared(scenario.learner(), over);
    expect(answer.body).toMatchObject({ status, code });
  });

  it('answers unknown and malformed tokens alike: with nothing', async () => {
    expect((await view('A'.repeat(32))).body).toMatchObject({ status: 404, code: 'WALLET_SHARE_GONE' });
    expect((await view("' or 1=1 --")).status).toBe(400);
  });
});
