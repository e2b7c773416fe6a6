import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type HeldCredential, type HeldCredentialDetail } from '@wellspring/contracts';
import { eventually } from '@wellspring/testing';
import { Collector } from './background/collector.js';
import { refusing, startScenario, type Learner, type Scenario } from './testing/scenario.js';

let scenario: Scenario;
beforeAll(async () => {
  scenario = await startScenario();
});
beforeEach(() => {
  scenario.issuer.outage = false;
  scenario.verifier.outage = false;
});
afterAll(() => scenario.close());

async function held(learner: Learner): Promise<HeldCredential[]> {
  const { body } = await learner.call('GET', '/wallet/credentials?limit=200');
  return (body as { items: HeldCredential[] }).items;
}
const nothingParked = async () => {
  const { rows } = await scenario.log.admin.query('select cause from wallet.parked_event');
  expect(rows).toEqual([]);
};

/** Waits until a credential could not be had, or not be decided, at least once. */
async function tried(id: string): Promise<void> {
  await eventually(async () => {
    const { rows } = await scenario.log.admin.query<{ attempts: number }>(
      'select attempts from wallet.issued_credential where credential_id = $1',
      [id],
    );
    expect(rows[0]?.attempts).toBeGreaterThan(0);
  });
}

/** Waits until everything that could be collected by now is: what comes later for somebody else has come. */
async function collectsForOthers(): Promise<void> {
  const other = scenario.learner();
  await other.connect();
  await scenario.log.publish((await scenario.issue(other.subject)).fact);
  await eventually(async () => expect(await scenario.claimsOf(other)).toHaveLength(1));
}

describe('collecting', () => {
  it('brings what was issued before and after a wallet connects, once each', async () => {
    const learner = scenario.learner();
    const before = await scenario.issue(learner.subject, { name: 'Before' });
    await scenario.log.publish(before.fact);
    const answer = await learner.connect();
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ organisationName: 'Rio Bravo Community College', autoReceive: true });
    const after = await scenario.issue(learner.subject, { name: 'After', format: 'vc+jwt' });
    await scenario.log.publish(after.fact, after.fact);
    await eventually(async () => expect(await held(learner)).toHaveLength(2));
    await scenario.log.publish(before.fact);
    await eventually(async () => expect(await scenario.claimsOf(learner)).toHaveLength(2));
    expect(await held(learner)).toMatchObject([
      { credentialId: after.id, name: 'After', format: 'vc+jwt', digest: after.digest, state: 'held' },
      {
        credentialId: before.id,
        name: 'Before',
        issuerName: scenario.institution.name,
        origin: 'institution',
      },
    ]);
    expect(await scenario.claimsOf(learner)).toMatchObject([
      {
        credentialId: before.id,
        digest: before.digest,
        subject: learner.subject,
        organisationId: scenario.institution.organisationId,
      },
      { credentialId: after.id },
    ]);
    await nothingParked();
  });

  it('is woken by what is issued and by whoever connects', async () => {
    const wake = jest.spyOn(scenario.service.app.get(Collector), 'wake');
    const learner = scenario.learner();
    await learner.connect();
    expect(wake).toHaveBeenCalledTimes(1);
    await scenario.log.publish((await scenario.issue(learner.subject)).fact);
    await eventually(() => expect(wake).toHaveBeenCalledTimes(2));
    wake.mockRestore();
  });

  it('keeps the bytes exactly, sealed, and lets the holder take them elsewhere', async () => {
    const learner = scenario.learner();
    await learner.connect();
    const credential = await scenario.issue(learner.subject, { name: 'Keeps bytes' });
    await scenario.log.publish(credential.fact);
    await eventually(async () => expect(await held(learner)).toHaveLength(1));
    const path = `/wallet/credentials/${encodeURIComponent(credential.id)}`;
    const document = await learner.call('GET', `${path}/document`);
    expect(document.text).toBe(credential.text);
    expect(document.headers.get('content-type')).toContain('application/vc+ld+json');
    expect(document.headers.get('content-disposition')).toBe('attachment; filename="credential.json"');
    const detail = (await learner.call('GET', path)).body as HeldCredentialDetail;
    expect(detail).toMatchObject({
      name: 'Keeps bytes',
      issuer: scenario.institution.did,
      achievementType: 'Badge',
      validFrom: credential.validFrom,
      skills: [{ uri: 'urn:item:1', name: 'Skill 1' }],
      checks: [{ check: 'proof', outcome: 'pass' }],
      revokedReason: null,
    });
    const { rows } = await scenario.log.admin.query(
      `select h::text || encode(h.sealed, 'escape') as row from wallet.held_credential h
       union all select a::text || coalesce(encode(a.sealed_subject, 'escape'), '') from wallet.activity a`,
    );
    expect(JSON.stringify(rows)).not.toMatch(/Keeps bytes|Log analysis|credentialSubject/);
  });

  it('brings hundreds, and concurrent wallets mix nothing up', async () => {
    const learners = Array.from({ length: 6 }, () => scenario.learner());
    await Promise.all(learners.slice(0, 3).map((learner) => learner.connect()));
    const issued = await Promise.all(
      Array.from({ length: 180 }, async (_, index) => {
        const { subject } = learners[index % 6] as Learner;
        return scenario.issue(subject, { name: `Number ${index}` });
      }),
    );
    const publishing = scenario.log.publish(...issued.map(({ fact }) => fact));
    await Promise.all([publishing, ...learners.slice(3).map((learner) => learner.connect())]);
    await eventually(async () => {
      for (const learner of learners) expect(await scenario.claimsOf(learner)).toHaveLength(30);
    }, 20_000);
    for (const [index, learner] of learners.entries()) {
      const names = (await held(learner)).map(({ name }) => Number(name.split(' ')[1]));
      expect(names.every((number) => number % 6 === index)).toBe(true);
      expect(new Set(names).size).toBe(30);
    }
    const pages: string[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined;) {
      const query: string = cursor && `&cursor=${cursor}`;
      const { body } = await (learners[0] as Learner).call('GET', `/wallet/credentials?limit=7${query}`);
      const page = body as { items: HeldCredential[]; next?: string };
      pages.push(...page.items.map(({ credentialId }) => credentialId));
      cursor = page.next;
    }
    expect(new Set(pages).size).toBe(30);
    expect(pages).toHaveLength(30);
    await nothingParked();
  }, 30_000);

  it('waits for a neighbour that is away, and loses nothing', async () => {
    const learner = scenario.learner();
    await learner.connect();
    const one = await scenario.issue(learner.subject);
    scenario.issuer.outage = true;
    await scenario.log.publish(one.fact);
    await tried(one.id);
    scenario.issuer.outage = false;
    scenario.verifier.outage = true;
    const two = await scenario.issue(learner.subject);
    await scenario.log.publish(two.fact);
    await tried(two.id);
    expect(await held(learner)).toEqual([]);
    scenario.verifier.outage = false;
    await eventually(async () => expect(await scenario.claimsOf(learner)).toHaveLength(2), 15_000);
  }, 20_000);

  it('loses nothing and doubles nothing when it is cut off from its database in the middle', async () => {
    const learner = scenario.learner();
    await learner.connect();
    const issued = await Promise.all(Array.from({ length: 150 }, () => scenario.issue(learner.subject)));
    await scenario.log.publish(...issued.map(({ fact }) => fact));
    let cuts = 0;
    await eventually(async () => {
      const { rows } = await scenario.log.admin.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'wellspring_wallet'
           and datname = current_database() and state = 'idle in transaction'`,
      );
      cuts += rows.length;
      expect(cuts >= 5 || (await scenario.claimsOf(learner)).length === 150).toBe(true);
    }, 20_000);
    expect(cuts).toBeGreaterThan(0);
    await eventually(async () => expect(await scenario.claimsOf(learner)).toHaveLength(150), 25_000);
    expect(new Set((await scenario.claimsOf(learner)).map(({ credentialId }) => credentialId)).size).toBe(
      150,
    );
    const { rows } = await scenario.log.admin.query(
      'select count(*) from wallet.held_credential where holder = $1 and claimed_at is not null',
      [learner.holder],
    );
    expect(rows).toEqual([{ count: '150' }]);
    await nothingParked();
  }, 40_000);

  it('tries again what could not be decided, and keeps no refusal of it', async () => {
    const learner = scenario.learner();
    await learner.connect();
    const credential = await scenario.issue(learner.subject);
    scenario.judge(credential.text, refusing('STATUS_UNREACHABLE', false));
    await scenario.log.publish(credential.fact);
    await tried(credential.id);
    expect(await held(learner)).toEqual([]);
    scenario.judge(credential.text, undefined);
    await eventually(async () => expect(await scenario.claimsOf(learner)).toHaveLength(1));
  });

  it('keeps what is refused with its reasons and claims it not', async () => {
    const learner = scenario.learner();
    await learner.connect();
    const credential = await scenario.issue(learner.subject);
    scenario.judge(credential.text, refusing('PROOF_INVALID'));
    await scenario.log.publish(credential.fact);
    await eventually(async () => expect(await held(learner)).toMatchObject([{ state: 'refused' }]));
    expect(await scenario.claimsOf(learner)).toEqual([]);
    const path = `/wallet/credentials/${encodeURIComponent(credential.id)}`;
    expect((await learner.call('GET', path)).body).toMatchObject({ checks: [{ code: 'PROOF_INVALID' }] });
    scenario.judge(credential.text, undefined);
    expect((await learner.call('POST', `${path}/verify`)).body).toMatchObject({ state: 'held' });
    await learner.call('POST', `${path}/verify`);
    await eventually(async () =>
      expect(await scenario.claimsOf(learner)).toMatchObject([{ subject: learner.subject }]),
    );
  });

  it('claims by itself what was not valid yet', async () => {
    const learner = scenario.learner();
    await learner.connect();
    const credential = await scenario.issue(learner.subject);
    scenario.judge(credential.text, refusing('NOT_YET_VALID'));
    await scenario.log.publish(credential.fact);
    await eventually(async () => expect(await held(learner)).toMatchObject([{ state: 'refused' }]));
    scenario.judge(credential.text, undefined);
    await eventually(async () => expect(await held(learner)).toMatchObject([{ state: 'held' }]));
    await eventually(async () => expect(await scenario.claimsOf(learner)).toHaveLength(1));
  });

  it('lets one that breaks its verifier hold up no other', async () => {
    const learner = scenario.learner();
    await learner.connect();
    const issued = await Promise.all(Array.from({ length: 9 }, () => scenario.issue(learner.subject)));
    const [, , , bad] = issued;
    scenario.judge(bad?.text ?? '', new Error('a bug'));
    await scenario.log.publish(...issued.map(({ fact }) => fact));
    await eventually(async () => expect(await scenario.claimsOf(learner)).toHaveLength(8));
    scenario.judge(bad?.text ?? '', undefined);
    await eventually(async () => expect(await scenario.claimsOf(learner)).toHaveLength(9), 15_000);
  }, 20_000);

  it('waits where the holder wants it to wait', async () => {
    const learner = scenario.learner();
    const { connectionId } = (await learner.connect()).body as { connectionId: string };
    const change = (body: unknown) => learner.call('PATCH', `/wallet/connections/${connectionId}`, body);
    expect((await change({ autoReceive: false })).body).toMatchObject({ connectionId, autoReceive: false });
    const { fact } = await scenario.issue(learner.subject);
    await scenario.log.publish(fact);
    await collectsForOthers();
    expect(await held(learner)).toEqual([]);
    await change({ autoReceive: true });
    await eventually(async () => expect(await scenario.claimsOf(learner)).toHaveLength(1));
    expect((await change({ autoReceive: 'yes' })).status).toBe(400);
    const stranger = scenario.learner();
    const foreign = await stranger.call('PATCH', `/wallet/connections/${connectionId}`, {
      autoReceive: false,
    });
    expect(foreign.body).toMatchObject({ status: 404, code: 'WALLET_UNKNOWN_CONNECTION' });
  });
});

describe('connecting', () => {
  it('is the same when repeated, also at once', async () => {
    const learner = scenario.learner();
    const answers = await Promise.all([learner.connect(), learner.connect(), learner.connect()]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect((await learner.call('GET', '/wallet/connections')).body).toMatchObject([{}]);
    const activity = (await learner.call('GET', '/wallet/activity')).body;
    expect(activity).toMatchObject({
      items: [{ kind: 'connected', subject: 'Rio Bravo Community College' }],
    });
    expect((activity as { items: unknown[] }).items).toHaveLength(1);
  });

  it('refuses links that are unknown, expired, taken or malformed', async () => {
    const learner = scenario.learner();
    const connect = (token: unknown) => learner.call('POST', '/wallet/connections', { token });
    expect((await connect('unknown-token-of-some-length')).body).toMatchObject({
      code: 'WALLET_CLAIM_UNKNOWN',
    });
    expect((await connect('expired-token-of-some-length')).body).toMatchObject({
      code: 'WALLET_CLAIM_EXPIRED',
    });
    const other = scenario.learner();
    await other.connect();
    expect((await connect(other.token)).body).toMatchObject({ status: 409, code: 'WALLET_CLAIM_TAKEN' });
    expect((await connect('short')).status).toBe(400);
    expect(
      (await learner.call('POST', '/wallet/connections', { token: learner.token, more: 1 })).status,
    ).toBe(400);
    expect(await held(learner)).toEqual([]);
  });

  it('says that it cannot be done while the issuer is away', async () => {
    scenario.issuer.outage = true;
    const answer = await scenario.learner().connect();
    expect(answer.body).toMatchObject({ status: 503, code: 'SERVICE_UNAVAILABLE' });
  });
});

describe('a revocation', () => {
  it('shows with its reason, whether it came after the credential, before it, or before it was issued', async () => {
    const learner = scenario.learner();
    await learner.connect();
    const [after, before] = [await scenario.issue(learner.subject), await scenario.issue(learner.subject)];
    scenario.judge(before.text, refusing('REVOKED'));
    await scenario.log.publish(before.revocation, before.fact, after.fact);
    await eventually(async () => expect(await held(learner)).toHaveLength(2));
    await scenario.log.publish(after.revocation, after.revocation);
    await eventually(async () => {
      const found = await held(learner);
      expect(found.map(({ state, revokedReason }) => [state, revokedReason])).toEqual([
        ['revoked', 'issued in error'],
        ['revoked', 'issued in error'],
      ]);
    });
    const { items } = (await learner.call('GET', '/wallet/activity')).body as { items: { kind: string }[] };
    expect(items[0]).toMatchObject({ kind: 'revoked', subject: 'Log analysis' });
    expect(items.filter(({ kind }) => kind === 'revoked')).toHaveLength(1);
    expect((await scenario.claimsOf(learner)).map(({ credentialId }) => credentialId)).toEqual([after.id]);
    await nothingParked();
  });
});
