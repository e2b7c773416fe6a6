import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  consentGranted,
  consentWithdrawn,
  credentialClaimed,
  credentialShared,
  personErased,
  type Consent,
  type HeldCredentialDetail,
  type Share,
} from '@wellspring/contracts';
import { newId } from '@wellspring/persistence';
import { seal } from '@wellspring/platform';
import { eventually, sentFact, type TestCredential } from '@wellspring/testing';
import { holderKey, refusing, startScenario, type Learner, type Scenario } from './testing/scenario.js';

let scenario: Scenario;
beforeAll(async () => {
  scenario = await startScenario();
});
beforeEach(() => {
  scenario.verifier.outage = false;
});
afterAll(() => scenario.close());

const tomorrow = () => new Date(Date.now() + 24 * 3600 * 1000).toISOString();
const yesterday = () => new Date(Date.now() - 24 * 3600 * 1000).toISOString();
const pathOf = ({ id }: TestCredential) => `/wallet/credentials/${encodeURIComponent(id)}`;
const bring = (learner: Learner, credential: string) =>
  learner.call('POST', '/wallet/credentials', { credential });
const claimsOf = async ({ holder }: Learner) =>
  (await scenario.log.published(credentialClaimed)).filter((claim) => claim.holder === holder);

describe('bringing in a credential from elsewhere', () => {
  it('verifies it, keeps it and tells that it is held, without naming a recipient', async () => {
    const learner = scenario.learner();
    const credential = await scenario.institution.issue({ format: 'vc+jwt' });
    const answer = await bring(learner, `\n ${credential.text} \n`);
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      credentialId: credential.id,
      origin: 'import',
      state: 'held',
      format: 'vc+jwt',
      digest: credential.digest,
    });
    expect((await bring(learner, credential.text)).body).toMatchObject({ credentialId: credential.id });
    await eventually(async () => expect(await claimsOf(learner)).toHaveLength(1));
    const [claim] = await claimsOf(learner);
    expect(claim).not.toHaveProperty('subject');
    expect(claim).not.toHaveProperty('organisationId');
    expect((await learner.call('GET', `${pathOf(credential)}/document`)).text).toBe(credential.text);
  });

  it('keeps what does not verify apart, with the reasons, until it does', async () => {
    const learner = scenario.learner();
    const credential = await scenario.institution.issue();
    scenario.judge(credential.text, refusing('PROOF_INVALID'));
    expect((await bring(learner, credential.text)).body).toMatchObject({
      state: 'refused',
      checks: [{ code: 'PROOF_INVALID', reason: 'It is refused: PROOF_INVALID.' }],
    });
    scenario.judge(credential.text, undefined);
    expect((await bring(learner, credential.text)).body).toMatchObject({ state: 'held' });
    await eventually(async () => expect(await claimsOf(learner)).toHaveLength(1));
  });

  it('lets no other document take the identifier of one that is genuine', async () => {
    const learner = scenario.learner();
    const id = 'urn:uuid:0197a1c0-0000-4000-8000-0000000000d1';
    const [genuine, other] = [
      await scenario.institution.issue({ id, name: 'Genuine' }),
      await scenario.institution.issue({ id, name: 'Other' }),
    ];
    scenario.judge(other.text, refusing('PROOF_INVALID'));
    await bring(learner, other.text);
    expect((await bring(learner, genuine.text)).body).toMatchObject({ name: 'Genuine', state: 'held' });
    const refused = await bring(learner, other.text);
    expect(refused.body).toMatchObject({ status: 409, code: 'WALLET_OTHER_CREDENTIAL_HELD' });
    expect((await learner.call('GET', pathOf(genuine))).body).toMatchObject({ name: 'Genuine' });
  });

  it('is one credential and one claim, however often it is brought at once', async () => {
    const learner = scenario.learner();
    const credential = await scenario.institution.issue();
    const answers = await Promise.all([1, 2, 3, 4].map(() => bring(learner, credential.text)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    await eventually(async () => expect(await claimsOf(learner)).not.toHaveLength(0));
    const { items } = (await learner.call('GET', '/wallet/activity')).body as { items: { kind: string }[] };
    expect(items.filter(({ kind }) => kind === 'received')).toHaveLength(1);
    await eventually(async () => {
      const { rows } = await scenario.log.admin.query('select 1 from wallet.outbox');
      expect(rows).toEqual([]);
    });
    expect(await claimsOf(learner)).toHaveLength(1);
  });

  it('gives way to the institution, whose delivery it meets halfway', async () => {
    const learner = scenario.learner();
    const credential = await scenario.issue(learner.subject);
    await learner.connect();
    // The import has looked, and found nothing, when the delivery is stored; then it stores.
    const { database } = scenario.service.runtime.context('wallet');
    const importing = await database.transaction('worker', async (tx) => {
      await tx.query(
        `insert into wallet.held_credential (holder, credential_id, organisation_id, origin, format, digest,
           sealed, outcome, checks, received_at, verified_at, id, subject, claimed_at)
         values ($1, $2, $3, 'institution', $4, $5, $6, 'verified', '[]', now(), now(), $7, $8, now())`,
        [
          learner.holder,
          credential.id,
          scenario.institution.organisationId,
          credential.format,
          credential.digest,
          seal(holderKey(learner.holder), Buffer.from(credential.text), credential.id),
          newId(),
          learner.subject,
        ],
      );
      const answer = bring(learner, credential.text);
      await eventually(async () => {
        const { rows } = await scenario.log.admin.query(
          "select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like '%wallet.held_credential%'",
        );
        expect(rows).not.toEqual([]);
      });
      // In a list: the answer waits for this transaction.
      return [answer];
    });
    expect((await importing[0]!).body).toMatchObject({ credentialId: credential.id, origin: 'institution' });
  });

  it('gives way to the institution, whoever was first', async () => {
    const learner = scenario.learner();
    const credential = await scenario.issue(learner.subject);
    await bring(learner, credential.text);
    await learner.connect();
    await scenario.log.publish(credential.fact);
    await eventually(async () => {
      expect((await learner.call('GET', pathOf(credential))).body).toMatchObject({ origin: 'institution' });
    });
    await eventually(async () => {
      const claims = await claimsOf(learner);
      expect(claims.map(({ subject }) => subject)).toEqual([undefined, learner.subject]);
    });
    const { items } = (await learner.call('GET', '/wallet/activity')).body as { items: { kind: string }[] };
    expect(items.filter(({ kind }) => kind === 'received')).toHaveLength(1);
  });

  it('takes one whose identifier is as long as an address', async () => {
    const learner = scenario.learner();
    const id = `https://example.org/credentials/${'a/'.repeat(400)}`;
    const credential = await scenario.institution.issue({ id });
    await bring(learner, credential.text);
    expect((await learner.call('GET', pathOf(credential))).body).toMatchObject({ credentialId: id });
  });

  it.each(['nonsense', '[]', '{"a":1,"a":2}', '{"a":'.repeat(5000)])('refuses %s', async (text) => {
    const answer = await bring(scenario.learner(), text);
    expect(answer.body).toMatchObject({ status: 400, code: 'WALLET_NOT_A_CREDENTIAL' });
  });

  it('refuses bodies that are too large or not what the route takes', async () => {
    const learner = scenario.learner();
    expect((await bring(learner, 'x'.repeat(1_048_576))).status).toBe(413);
    for (const body of [{}, { credential: 7 }, { credential: '{}', more: 1 }]) {
      expect((await learner.call('POST', '/wallet/credentials', body)).status).toBe(400);
    }
    scenario.verifier.outage = true;
    expect((await bring(learner, (await scenario.institution.issue()).text)).status).toBe(503);
  });
});

describe('checking again', () => {
  it('keeps what was found before when nothing can be decided now', async () => {
    const learner = scenario.learner();
    const credential = await scenario.institution.issue();
    await bring(learner, credential.text);
    scenario.judge(credential.text, refusing('STATUS_UNREACHABLE', false));
    const again = await learner.call('POST', `${pathOf(credential)}/verify`);
    expect(again.body).toMatchObject({ status: 503, code: 'WALLET_CANNOT_VERIFY_NOW' });
    expect((await learner.call('GET', pathOf(credential))).body).toMatchObject({ state: 'held' });
    scenario.judge(credential.text, refusing('REVOKED'));
    const revoked = await learner.call('POST', `${pathOf(credential)}/verify`);
    expect(revoked.body).toMatchObject({ state: 'refused', checks: [{ code: 'REVOKED' }] });
    expect((await learner.call('GET', '/wallet/activity')).body).toMatchObject({
      items: [{ kind: 'verified', subject: 'Log analysis' }, { kind: 'received' }],
    });
  });

  it('is for what the wallet holds', async () => {
    const credential = await scenario.institution.issue();
    await bring(scenario.learner(), credential.text);
    const stranger = scenario.learner();
    for (const [method, path] of [
      ['GET', pathOf(credential)],
      ['GET', `${pathOf(credential)}/document`],
      ['POST', `${pathOf(credential)}/verify`],
    ] as const) {
      const answer = await stranger.call(method, path);
      expect(answer.body).toMatchObject({ status: 404, code: 'WALLET_UNKNOWN_CREDENTIAL' });
    }
    expect((await stranger.call('GET', '/wallet/credentials')).body).toEqual({ items: [] });
  });
});

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
    await bring(learner, credential.text);
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

describe('sharing', () => {
  const purpose = 'My application at Harbor & Pine';
  async function shared(learner: Learner, over: object = {}, headers?: Record<string, string>) {
    const credential = await scenario.institution.issue();
    await bring(learner, credential.text);
    const body = { credentialIds: [credential.id], purpose, until: tomorrow(), ...over };
    const answer = await learner.call('POST', '/wallet/shares', body, headers);
    return { credential, answer, share: answer.body as Share };
  }
  const tokenOf = ({ url }: Share) => url.split('/').at(-1) ?? '';
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
    const learner = scenario.learner();
    const { share } = await shared(learner, { until: new Date(Date.now() + 400).toISOString() });
    expect((await view(tokenOf(share))).status).toBe(200);
    await eventually(async () => expect((await view(tokenOf(share))).status).toBe(404));
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

describe('erasing a person', () => {
  it('leaves nothing of them, closes the wallet, and touches no other', async () => {
    const [learner, other] = [scenario.learner(), scenario.learner()];
    for (const each of [learner, other]) {
      await each.connect();
      const credential = await scenario.institution.issue();
      await bring(each, credential.text);
      const body = { records: 'all', parties: 'all-employers', until: tomorrow() };
      await each.call('POST', '/wallet/consents', body, { 'idempotency-key': 'erase' });
      const share = { credentialIds: [credential.id], purpose: 'to show', until: tomorrow() };
      await each.call('POST', '/wallet/shares', share);
    }
    const [link] = (await learner.call('GET', '/wallet/shares')).body as Share[];
    scenario.erased.add(learner.holder);
    await scenario.log.publish(
      sentFact(personErased, { holder: learner.holder, erasedAt: new Date().toISOString() }),
    );
    const rowsOf = async (holder: string) => {
      const tables = ['activity', 'share', 'consent', 'held_credential', 'connection'];
      const counts = tables.map((table) => `select count(*) from wallet.${table} where holder = $1`);
      counts.push('select count(*) from wallet.idempotent_answer where organisation_id = $1');
      const { rows } = await scenario.log.admin.query<{ count: string }>(counts.join(' union all '), [
        holder,
      ]);
      return rows.map(({ count }) => Number(count));
    };
    await eventually(async () => expect(await rowsOf(learner.holder)).toEqual([0, 0, 0, 0, 0, 0]));
    expect((await rowsOf(other.holder)).every((count) => count > 0)).toBe(true);
    expect((await learner.call('GET', '/wallet/credentials')).body).toMatchObject({ code: 'WALLET_ERASED' });
    expect((await learner.connect()).body).toMatchObject({ status: 410, code: 'WALLET_ERASED' });
    expect((await scenario.service.call('GET', `/wallet/shared/${link?.url.split('/').at(-1)}`)).status).toBe(
      404,
    );
    const late = await scenario.issue(learner.subject);
    await scenario.log.publish(late.fact);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await rowsOf(learner.holder)).toEqual([0, 0, 0, 0, 0, 0]);
  });
});

describe('isolation', () => {
  const routes = [
    ['POST', '/wallet/connections'],
    ['GET', '/wallet/connections'],
    ['PATCH', `/wallet/connections/${newId()}`],
    ['GET', '/wallet/credentials'],
    ['POST', '/wallet/credentials'],
    ['GET', '/wallet/credentials/urn:x:1'],
    ['GET', '/wallet/credentials/urn:x:1/document'],
    ['POST', '/wallet/credentials/urn:x:1/verify'],
    ['POST', '/wallet/consents'],
    ['GET', '/wallet/consents'],
    ['POST', `/wallet/consents/${newId()}/withdraw`],
    ['POST', '/wallet/shares'],
    ['GET', '/wallet/shares'],
    ['DELETE', `/wallet/shares/${newId()}`],
    ['GET', '/wallet/activity'],
  ] as const;

  it.each(routes)('%s %s needs a token with the scope', async (method, path) => {
    const { service } = scenario;
    const scopes = ['credentials:verify'] as const;
    expect((await service.call(method, path)).status).toBe(401);
    expect((await service.call(method, path, { as: { holder: newId(), scopes } })).status).toBe(403);
  });

  it.each([
    '/wallet/connections',
    '/wallet/credentials',
    '/wallet/consents',
    '/wallet/shares',
    '/wallet/activity',
  ])('%s needs a token of a wallet', async (path) => {
    const as = { organisationId: newId(), scopes: ['wallet'] as const };
    expect((await scenario.service.call('GET', path, { as })).body).toMatchObject({ code: 'AUTH_NO_WALLET' });
  });

  it.each(['/wallet/credentials', '/wallet/activity'])('%s refuses a cursor that is none', async (path) => {
    const learner = scenario.learner();
    for (const query of ['cursor=nonsense', 'limit=0', 'limit=201']) {
      expect((await learner.call('GET', `${path}?${query}`)).status).toBe(400);
    }
  });

  it('holds whatever the query says', async () => {
    const learner = scenario.learner();
    await learner.connect();
    const detail = (await bring(learner, (await scenario.institution.issue()).text))
      .body as HeldCredentialDetail;
    const { database } = scenario.service.runtime.context('wallet');
    for (const scope of [{ holder: newId() }, { organisation: newId() }, 'public'] as const) {
      await database.transaction(scope, async (tx) => {
        for (const table of [
          'activity',
          'share',
          'consent',
          'held_credential',
          'connection',
          'issued_credential',
        ]) {
          expect(await tx.query(`select 1 from wallet.${table}`)).toEqual([]);
        }
        expect(await tx.execute('update wallet.held_credential set outcome = outcome')).toBe(0);
      });
    }
    const forged = database.transaction({ holder: newId() }, (tx) =>
      tx.query(
        `insert into wallet.consent (id, holder, purpose, records, parties, until, granted_at)
         values ($1, $2, 'matching', '"all"', '"all-employers"', now(), now())`,
        [newId(), learner.holder],
      ),
    );
    await expect(forged).rejects.toThrow('row-level security');
    expect(detail.state).toBe('held');
  });
});
