import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { HeldCredential } from '@wellspring/contracts';
import { newId } from '@wellspring/persistence';
import { seal } from '@wellspring/platform';
import { eventually, type TestCredential } from '@wellspring/testing';
import { holderKey, pathOf, refusing, startScenario, type Scenario } from './testing/scenario.js';
import { RecheckImports } from './use-cases/recheck-imports.js';

let scenario: Scenario;
beforeAll(async () => {
  scenario = await startScenario();
});
beforeEach(() => {
  scenario.verifier.outage = false;
});
afterAll(() => scenario.close());

describe('bringing in a credential from elsewhere', () => {
  it('verifies it, keeps it and tells that it is held, without naming a recipient', async () => {
    const learner = scenario.learner();
    const credential = await scenario.institution.issue({ format: 'vc+jwt' });
    const answer = await learner.bring(`\n ${credential.text} \n`);
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      credentialId: credential.id,
      origin: 'import',
      state: 'held',
      format: 'vc+jwt',
      digest: credential.digest,
    });
    expect((await learner.bring(credential.text)).body).toMatchObject({ credentialId: credential.id });
    await eventually(async () => expect(await scenario.claimsOf(learner)).toHaveLength(1));
    const [claim] = await scenario.claimsOf(learner);
    expect(claim).not.toHaveProperty('subject');
    expect(claim).not.toHaveProperty('organisationId');
    expect((await learner.call('GET', `${pathOf(credential)}/document`)).text).toBe(credential.text);
  });

  it('takes it out of the envelope in which it came', async () => {
    const learner = scenario.learner();
    const credential = await scenario.institution.issue({ format: 'vc+jwt' });
    const envelope = {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      type: 'EnvelopedVerifiableCredential',
      id: `data:application/vc+jwt,${credential.text}`,
    };
    const answer = await learner.bring(JSON.stringify(envelope));
    expect(answer.body).toMatchObject({
      credentialId: credential.id,
      format: 'vc+jwt',
      digest: credential.digest,
    });
    expect((await learner.call('GET', `${pathOf(credential)}/document`)).text).toBe(credential.text);
  });

  it('keeps what does not verify apart, with the reasons, until it does', async () => {
    const learner = scenario.learner();
    const credential = await scenario.institution.issue();
    scenario.judge(credential.text, refusing('PROOF_INVALID'));
    expect((await learner.bring(credential.text)).body).toMatchObject({
      state: 'refused',
      checks: [{ code: 'PROOF_INVALID', reason: 'It is refused: PROOF_INVALID.' }],
    });
    scenario.judge(credential.text, undefined);
    expect((await learner.bring(credential.text)).body).toMatchObject({ state: 'held' });
    await eventually(async () => expect(await scenario.claimsOf(learner)).toHaveLength(1));
  });

  it('lets no other document take the identifier of one that is genuine', async () => {
    const learner = scenario.learner();
    const id = 'urn:uuid:0197a1c0-0000-4000-8000-0000000000d1';
    const [genuine, other] = [
      await scenario.institution.issue({ id, name: 'Genuine' }),
      await scenario.institution.issue({ id, name: 'Other' }),
    ];
    scenario.judge(other.text, refusing('PROOF_INVALID'));
    await learner.bring(other.text);
    expect((await learner.bring(genuine.text)).body).toMatchObject({ name: 'Genuine', state: 'held' });
    const refused = await learner.bring(other.text);
    expect(refused.body).toMatchObject({ status: 409, code: 'WALLET_OTHER_CREDENTIAL_HELD' });
    expect((await learner.call('GET', pathOf(genuine))).body).toMatchObject({ name: 'Genuine' });
  });

  it('is one credential and one claim, however often it is brought at once', async () => {
    const learner = scenario.learner();
    const credential = await scenario.institution.issue();
    const answers = await Promise.all([1, 2, 3, 4].map(() => learner.bring(credential.text)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    await eventually(async () => expect(await scenario.claimsOf(learner)).not.toHaveLength(0));
    const { items } = (await learner.call('GET', '/wallet/activity')).body as { items: { kind: string }[] };
    expect(items.filter(({ kind }) => kind === 'received')).toHaveLength(1);
    await eventually(async () => {
      const { rows } = await scenario.log.admin.query('select 1 from wallet.outbox');
      expect(rows).toEqual([]);
    });
    expect(await scenario.claimsOf(learner)).toHaveLength(1);
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
      const answer = learner.bring(credential.text);
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
    await learner.bring(credential.text);
    await learner.connect();
    await scenario.log.publish(credential.fact);
    await eventually(async () => {
      expect((await learner.call('GET', pathOf(credential))).body).toMatchObject({ origin: 'institution' });
    });
    await eventually(async () => {
      const claims = await scenario.claimsOf(learner);
      expect(claims.map(({ subject }) => subject)).toEqual([undefined, learner.subject]);
    });
    const { items } = (await learner.call('GET', '/wallet/activity')).body as { items: { kind: string }[] };
    expect(items.filter(({ kind }) => kind === 'received')).toHaveLength(1);
  });

  it('takes one whose identifier is as long as an address', async () => {
    const learner = scenario.learner();
    const id = `https://example.org/credentials/${'a/'.repeat(400)}`;
    const credential = await scenario.institution.issue({ id });
    await learner.bring(credential.text);
    expect((await learner.call('GET', pathOf(credential))).body).toMatchObject({ credentialId: id });
  });

  it.each(['nonsense', '[]', '{"a":1,"a":2}', '{"a":'.repeat(5000)])('refuses %s', async (text) => {
    const answer = await scenario.learner().bring(text);
    expect(answer.body).toMatchObject({ status: 400, code: 'WALLET_NOT_A_CREDENTIAL' });
  });

  it('refuses bodies that are too large or not what the route takes', async () => {
    const learner = scenario.learner();
    expect((await learner.bring('x'.repeat(1_048_576))).status).toBe(413);
    for (const body of [{}, { credential: 7 }, { credential: '{}', more: 1 }]) {
      expect((await learner.call('POST', '/wallet/credentials', body)).status).toBe(400);
    }
    scenario.verifier.outage = true;
    expect((await learner.bring((await scenario.institution.issue()).text)).status).toBe(503);
  });
});

describe('checking again', () => {
  it('keeps what was found before when nothing can be decided now', async () => {
    const learner = scenario.learner();
    const credential = await scenario.institution.issue();
    await learner.bring(credential.text);
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

  it('comes by itself for credentials from elsewhere, day by day, and soon after an outage', async () => {
    const learner = scenario.learner();
    const [kept, lost, broken] = [
      await scenario.institution.issue(),
      await scenario.institution.issue(),
      await scenario.institution.issue(),
    ];
    for (const { text } of [broken, kept, lost]) await learner.bring(text);
    const imports = scenario.service.app.get(RecheckImports);
    const overdue = () =>
      scenario.log.admin.query(
        "update wallet.held_credential set recheck_at = now() - interval '1 minute' where holder = $1",
        [learner.holder],
      );
    const stateOf = async (credential: TestCredential) =>
      ((await learner.call('GET', pathOf(credential))).body as HeldCredential).state;
    scenario.judge(lost.text, refusing('REVOKED'));
    expect(await imports.execute()).toBe(false);
    expect([await stateOf(kept), await stateOf(lost)]).toEqual(['held', 'held']);
    await overdue();
    scenario.judge(kept.text, refusing('STATUS_UNREACHABLE', false));
    scenario.judge(broken.text, new Error('a bug'));
    const failures: unknown[] = [];
    for (let more = true; more;) {
      more = await imports.execute().catch((error: unknown) => {
        failures.push(error);
        return true;
      });
    }
    expect(failures).toHaveLength(1);
    expect([await stateOf(kept), await stateOf(lost)]).toEqual(['held', 'refused']);
    const { rows } = await scenario.log.admin.query<{ credential_id: string; hours: number }>(
      `select credential_id, round(extract(epoch from recheck_at - now()) / 3600)::int as hours
       from wallet.held_credential where holder = $1`,
      [learner.holder],
    );
    expect(new Map(rows.map(({ credential_id, hours }) => [credential_id, hours]))).toEqual(
      new Map([
        [kept.id, 1],
        [lost.id, 24],
        [broken.id, 1],
      ]),
    );
    await eventually(async () => expect(await scenario.claimsOf(learner)).toHaveLength(3));
  });

  it('is for what the wallet holds', async () => {
    const credential = await scenario.institution.issue();
    await scenario.learner().bring(credential.text);
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
