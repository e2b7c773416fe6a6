import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { credentialClaimed, credentialRevoked, type AwardAnswer } from '@wellspring/contracts';
import { newId } from '@wellspring/persistence';
import { decodeStatusList, parseCredential, readStatus } from '@wellspring/standards';
import { eventually, sentFact } from '@wellspring/testing';
import { askAsStrangers, garbageIsTold, sendGarbage, strangersAreTold } from './testing/hostile.js';
import { startScenario, type Institution, type Scenario } from './testing/scenario.js';

let scenario: Scenario;
let school: Institution;
let achievementId: string;
beforeAll(async () => {
  scenario = await startScenario();
  school = await scenario.institution();
  achievementId = (await school.achievement()).id;
});
afterAll(() => scenario.close());

interface Issued {
  readonly id: string;
  readonly text: string;
  readonly list: string;
  readonly index: number;
  readonly answer: AwardAnswer;
}

async function issue(from = school, over: object = {}): Promise<Issued> {
  const achievement = from === school ? achievementId : (await from.achievement()).id;
  const answer = await from.award(achievement, over);
  const id = answer.credentials[0]?.credentialId ?? '';
  const text = await from.textOf(id);
  const status = parseCredential(text).credential['credentialStatus'] as Record<string, string>;
  const { statusListCredential = '', statusListIndex } = status;
  return { id, text, list: new URL(statusListCredential).pathname, index: Number(statusListIndex), answer };
}
const pathOf = (id: string) => `/issuer/credentials/${encodeURIComponent(id)}/revoke`;
const revoke = (id: string, reason: unknown = 'issued in error') => school.post(pathOf(id), { reason });
const listOf = (path: string) => scenario.service.call('GET', path);
async function bitOf({ list, index }: Issued): Promise<boolean> {
  const { text } = await listOf(list);
  const subject = parseCredential(text).credential['credentialSubject'] as { encodedList: string };
  return readStatus(decodeStatusList(subject.encodedList), index);
}
const factsOf = async (id: string) =>
  (await scenario.log.published(credentialRevoked)).filter(({ credentialId }) => credentialId === id);

describe('revoking a credential', () => {
  it('sets its bit, shows the reason, tells, and fails its verification from then on', async () => {
    const issued = await issue();
    expect(await bitOf(issued)).toBe(false);
    const answer = await revoke(issued.id, ' the transcript was wrong ');
    expect(answer).toMatchObject({ status: 200, body: { revokedAt: expect.any(String) } });
    expect(await bitOf(issued)).toBe(true);
    expect(await scenario.verify(issued.text)).toEqual(['REVOKED']);
    expect((await school.get(`/issuer/credentials/${issued.id}`)).body).toMatchObject({
      state: 'revoked',
      revokedReason: 'the transcript was wrong',
      ...(answer.body as object),
    });
    const { awardId, recipientId: subject } = issued.answer;
    const { organisationId } = school;
    await eventually(async () =>
      expect(await factsOf(issued.id)).toEqual([
        {
          credentialId: issued.id,
          awardId,
          organisationId,
          subject,
          reason: 'the transcript was wrong',
          ...(answer.body as object),
        },
      ]),
    );
  });

  it('is no harm when it is done again: the first reason stands, and nothing more is told', async () => {
    const { id } = await issue();
    const first = await revoke(id, 'first');
    const answers = await Promise.all([revoke(id, 'second'), revoke(id, 'third'), revoke(id, 'fourth')]);
    for (const { status, body } of answers) expect([status, body]).toEqual([200, first.body]);
    expect((await school.get(`/issuer/credentials/${id}`)).body).toMatchObject({ revokedReason: 'first' });
    await eventually(async () => expect(await factsOf(id)).toHaveLength(1));
  });

  it('loses no bit when many are revoked at once, and revokes one once when it comes many times at once', async () => {
    const issued: Issued[] = [];
    for (let n = 0; n < 12; n += 1) issued.push(await issue());
    expect(new Set(issued.map(({ list }) => list)).size).toBe(1);
    const answers = await Promise.all(issued.flatMap(({ id }) => [revoke(id), revoke(id)]));
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    for (const each of issued) expect(await bitOf(each)).toBe(true);
    const spared = await issue();
    expect(await bitOf(spared)).toBe(false);
    await eventually(async () => {
      for (const { id } of issued) expect(await factsOf(id)).toHaveLength(1);
    });
  });

  it('revokes one form of an award and leaves the other', async () => {
    const { answer } = await issue(school, { formats: ['vc+ld+json', 'vc+jwt'] });
    const [one, two] = answer.credentials.map(({ credentialId }) => credentialId) as [string, string];
    await revoke(one);
    expect(await scenario.verify(await school.textOf(one))).toEqual(['REVOKED']);
    expect(await scenario.verify(await school.textOf(two))).toEqual([]);
  });

  it('knows no credential of another institution and none that there is not, and changes none', async () => {
    const other = await scenario.institution('Mesa Tech');
    const theirs = await issue(other);
    for (const id of [theirs.id, `urn:uuid:${newId()}`]) {
      expect((await revoke(id)).body).toMatchObject({ status: 404, code: 'ISSUER_UNKNOWN_CREDENTIAL' });
    }
    expect(await bitOf(theirs)).toBe(false);
    expect(await scenario.verify(theirs.text)).toEqual([]);
  });

  it.each([[''], ['  '], ['x'.repeat(501)], [7], [undefined], ['nul\u0000']])(
    'refuses the reason %j',
    async (reason) => {
      const { id } = await issue();
      const answer = await school.post(pathOf(id), { reason });
      expect(answer.body).toMatchObject({
        status: 400,
        code: 'REQUEST_INVALID',
        errors: [{ path: 'reason' }],
      });
      expect((await school.get(`/issuer/credentials/${id}`)).body).toMatchObject({ state: 'issued' });
    },
  );

  it('refuses what is no request', async () => {
    const path = pathOf(`urn:uuid:${newId()}`);
    expect((await school.post(path, { reason: 'x', more: 1 })).status).toBe(400);
    expect((await school.post(pathOf('nonsense'), { reason: 'x' })).status).toBe(400);
    expect(await sendGarbage(school, path)).toEqual(garbageIsTold);
  });

  it('is for somebody of the institution whose token says so', async () => {
    const path = pathOf(`urn:uuid:${newId()}`);
    const route = { method: 'POST', path, scope: 'credentials:revoke', body: { reason: 'x' } } as const;
    expect(await askAsStrangers(scenario, school, route)).toEqual(strangersAreTold);
  });
});

describe('a status list', () => {
  it('is a credential of the issuer, signed, for anyone, and of a size that hides its members', async () => {
    const issued = await issue();
    const answer = await listOf(issued.list);
    expect(answer.headers.get('content-type')).toMatch('application/vc+ld+json');
    expect(answer.headers.get('cache-control')).toMatch('public');
    const { credential } = parseCredential(answer.text);
    expect(credential).toMatchObject({
      id: `http://localhost:3999${issued.list}`,
      type: ['VerifiableCredential', 'BitstringStatusListCredential'],
      issuer: parseCredential(issued.text).credential['issuer'] && expect.stringContaining(school.slug),
      credentialSubject: { type: 'BitstringStatusList', statusPurpose: 'revocation' },
      proof: { cryptosuite: 'eddsa-rdfc-2022' },
    });
    const { encodedList } = credential['credentialSubject'] as { encodedList: string };
    expect(decodeStatusList(encodedList)).toHaveLength(16_384);
  });

  it('is signed once for all who ask, and again when a bit has changed', async () => {
    const issued = await issue();
    const texts = await Promise.all(Array.from({ length: 5 }, () => listOf(issued.list)));
    expect(new Set(texts.map(({ text }) => text)).size).toBe(1);
    await revoke(issued.id);
    const after = await listOf(issued.list);
    expect(after.text).not.toBe(texts[0]?.text);
    expect((await listOf(issued.list)).text).toBe(after.text);
  });

  it('is another for each institution', async () => {
    const other = await scenario.institution('Copper State');
    expect((await issue(other)).list).not.toBe((await issue()).list);
  });

  it('is none where there is none', async () => {
    expect((await listOf(`/issuer/status-lists/${newId()}`)).body).toMatchObject({
      status: 404,
      code: 'ISSUER_UNKNOWN_STATUS_LIST',
    });
    expect((await listOf('/issuer/status-lists/x')).status).toBe(400);
  });
});

describe('a credential that was claimed', () => {
  it('shows so, once, and as revoked when it is', async () => {
    const { id, answer } = await issue();
    const claim = { ...credentialClaimed.example, credentialId: id, subject: answer.recipientId };
    const fact = sentFact(credentialClaimed, { ...claim, claimedAt: '2026-05-15T16:00:00.000Z' });
    await scenario.log.publish(
      fact,
      fact,
      sentFact(credentialClaimed, { ...claim, claimedAt: '2026-06-01T00:00:00.000Z' }),
    );
    const state = async () => (await school.get(`/issuer/credentials/${id}`)).body;
    await eventually(async () =>
      expect(await state()).toMatchObject({ state: 'claimed', claimedAt: '2026-05-15T16:00:00.000Z' }),
    );
    await revoke(id);
    expect(await state()).toMatchObject({ state: 'revoked', claimedAt: '2026-05-15T16:00:00.000Z' });
  });
});
