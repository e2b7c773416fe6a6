import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  credentialIssued,
  type AchievementMessage,
  type AwardAnswer,
  type CredentialPage,
  type IssuerProfile,
} from '@wellspring/contracts';
import { newId } from '@wellspring/persistence';
import { credentialDigest, parseCredential, subjectItems } from '@wellspring/standards';
import { eventually } from '@wellspring/testing';
import { askAsStrangers, garbageIsTold, sendGarbage, strangersAreTold } from './testing/hostile.js';
import {
  anAward,
  institutionOf,
  startScenario,
  type Institution,
  type Scenario,
} from './testing/scenario.js';

let scenario: Scenario;
let school: Institution;
let other: Institution;
let achievement: AchievementMessage;
let itemUri: string;
beforeAll(async () => {
  scenario = await startScenario();
  school = await scenario.institution();
  other = await scenario.institution('Mesa Tech');
  itemUri = scenario.item().uri;
  achievement = await school.achievement({
    alignments: [{ itemUri }],
    resultLevels: [
      { name: 'Aware', rank: 1 },
      { name: 'Able', rank: 2 },
      { name: '1', rank: 3 },
    ],
  });
});
beforeEach(() => {
  scenario.neighbour.outage = false;
});
afterAll(() => scenario.close());

const path = '/issuer/awards';
const award = (over: object = {}) => school.award(achievement.id, over);
const refused = async (over: object, headers: Record<string, string> = {}) =>
  (await school.post(path, { ...anAward(achievement.id), ...over }, headers)).body as {
    status: number;
    code: string;
    detail: string;
  };
const documentOf = async (credentialId: string) => {
  const text = await school.textOf(credentialId);
  return { text, credential: parseCredential(text).credential };
};
const countsOf = async () => {
  const tables = ['award', 'credential', 'recipient', 'outbox', 'idempotent_answer'];
  const counts = tables.map((table) => `(select count(*)::int from issuer.${table}) as ${table}`).join(', ');
  return (await scenario.log.admin.query(`select ${counts}`)).rows[0] as Record<string, number>;
};
const storedNothing = async (refusal: () => Promise<unknown>) => {
  await eventually(async () => expect((await countsOf())['outbox']).toBe(0));
  const before = await countsOf();
  await refusal();
  expect(await countsOf()).toEqual(before);
};
const factsOf = async (credentialId: string) =>
  (await scenario.log.published(credentialIssued)).filter((each) => each.credentialId === credentialId);

describe('issuing an award', () => {
  it('signs it in both forms, which verify, carry the item and its level, and name nobody', async () => {
    const formats = ['vc+ld+json', 'vc+jwt'];
    const recipient = { email: 'Ana@Example.org', name: 'Ana Beltrán Ruiz' };
    const answer = await award({ formats, recipient, level: 'Able', completedOn: '2026-05-01' });
    expect(answer).toMatchObject({ outcome: 'issued', claimUrl: expect.stringContaining('/claim#') });
    expect(answer.credentials.map(({ format }) => format).sort()).toEqual(['vc+jwt', 'vc+ld+json']);
    for (const { credentialId, format, digest } of answer.credentials) {
      const { text, credential } = await documentOf(credentialId);
      expect(await scenario.verify(text)).toEqual([]);
      expect(credentialDigest(text)).toBe(digest);
      expect(parseCredential(text).format).toBe(format);
      expect(subjectItems(credential)).toEqual([{ uri: itemUri, level: 2 }]);
      expect(credential).toMatchObject({
        id: credentialId,
        type: ['VerifiableCredential', 'OpenBadgeCredential'],
        issuer: {
          id: `did:web:localhost%3A3999:issuer:dids:${school.slug}`,
          type: ['Profile'],
          name: school.name,
        },
        validFrom: '2026-05-01T00:00:00.000Z',
        credentialStatus: { type: 'BitstringStatusListEntry', statusPurpose: 'revocation' },
      });
      for (const personal of ['Ana', 'ana@', 'Ana@'])
        expect(JSON.stringify(credential)).not.toContain(personal);
    }
  });

  it('tells each credential once, with items, level and digest, under the pseudonym of the recipient', async () => {
    const { awardId, recipientId, credentials } = await award({
      level: 1,
      validUntil: '2036-01-01T00:00:00+01:00',
    });
    const [{ credentialId = '', digest, format } = {}] = credentials;
    await eventually(async () => {
      expect(await factsOf(credentialId)).toMatchObject([
        {
          awardId,
          achievementId: achievement.id,
          organisationId: school.organisationId,
          subject: recipientId,
          format,
          digest,
          items: [{ uri: itemUri, revision: 3, level: 1 }],
          validUntil: '2035-12-31T23:00:00.000Z',
        },
      ]);
    });
  });

  it('finds levels by name before rank, and leaves the level open where none is named', async () => {
    const levelOf = async (over: object) => {
      const { credentials } = await award(over);
      const { credential } = await documentOf(credentials[0]?.credentialId ?? '');
      return subjectItems(credential)[0]?.level;
    };
    expect(await levelOf({ level: '1' })).toBe(3);
    expect(await levelOf({ level: 1 })).toBe(1);
    expect(await levelOf({ level: '2' })).toBe(2);
    expect(await levelOf({})).toBeNull();
  });

  it('issues in the name of the key alone where the did:key is asked for, with a status list of that key', async () => {
    const { keys } = (await school.get('/issuer/profile')).body as IssuerProfile;
    // One key for each form; the third, on P-384, signs no award.
    const didKeys = keys.flatMap(({ algorithm, didKey }) => (algorithm === 'ES384' ? [] : [didKey])).sort();
    const { credentials } = await award({ formats: ['vc+ld+json', 'vc+jwt'], issuer: 'did:key' });
    const issuers: string[] = [];
    for (const { credentialId } of credentials) {
      const { text, credential } = await documentOf(credentialId);
      expect(await scenario.verify(text)).toEqual([]);
      issuers.push((credential['issuer'] as { id: string }).id);
    }
    expect(issuers.sort()).toEqual(didKeys);
    const [{ credentialId = '' } = {}] = credentials;
    await school.post(`/issuer/credentials/${credentialId}/revoke`, { reason: 'issued in error' });
    expect(await scenario.verify(await school.textOf(credentialId))).toEqual(['REVOKED']);
  });

  it('gives every credential of a list an index of its own that tells no order', async () => {
    const indexes: number[] = [];
    for (let n = 0; n < 6; n += 1) {
      const { credentials } = await award();
      const { credential } = await documentOf(credentials[0]?.credentialId ?? '');
      indexes.push(Number((credential['credentialStatus'] as { statusListIndex: string }).statusListIndex));
    }
    expect(new Set(indexes).size).toBe(6);
    expect(indexes).not.toEqual(indexes.toSorted((a, b) => a - b));
  });

  it('is valid from today when the day of completion has not come', async () => {
    const completedOn = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
    const { credentials } = await award({ completedOn });
    expect(await scenario.verify(await school.textOf(credentials[0]?.credentialId ?? ''))).toEqual([]);
  });
});

describe('issuing the same award again', () => {
  it('answers the same credential, stores nothing and tells nothing', async () => {
    const body = anAward(achievement.id);
    const first = (await school.post(path, body)).body as AwardAnswer;
    await storedNothing(async () => {
      const again = await school.post(path, body);
      expect(again).toMatchObject({ status: 201, body: { ...first, outcome: 'duplicate' } });
      const spelt = { ...body.recipient, email: body.recipient.email.toUpperCase() };
      expect((await school.post(path, { ...body, recipient: spelt })).body).toMatchObject({
        awardId: first.awardId,
      });
    });
  });

  it('issues one when it comes several times at once', async () => {
    const body = { ...anAward(achievement.id), formats: ['vc+ld+json', 'vc+jwt'] };
    const answers = await Promise.all(Array.from({ length: 6 }, () => school.post(path, body)));
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(201));
    const bodies = answers.map((answer) => answer.body as AwardAnswer);
    expect(new Set(bodies.map(({ credentials }) => JSON.stringify(credentials))).size).toBe(1);
    expect(bodies.filter(({ outcome }) => outcome === 'issued')).toHaveLength(1);
    for (const { credentialId } of bodies[0]?.credentials ?? []) {
      await eventually(async () => expect(await factsOf(credentialId)).toHaveLength(1));
    }
    const { items } = (await school.get(`/issuer/credentials?externalId=${body.externalId}`))
      .body as CredentialPage;
    expect(items).toHaveLength(2);
  });

  it('lets one of several contradicting awards win when they come at once', async () => {
    const { externalId } = anAward(achievement.id);
    const bodies = Array.from({ length: 5 }, () => ({ ...anAward(achievement.id), externalId }));
    const answers = await Promise.all(bodies.map((body) => school.post(path, body)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409]);
  });

  it('refuses the external id of another award, storing nothing', async () => {
    const { externalId, ...rest } = anAward(achievement.id);
    await award({ externalId, ...rest });
    await storedNothing(async () => {
      expect(await refused({ externalId })).toMatchObject({ status: 409, code: 'ISSUER_AWARD_CONFLICT' });
      expect(await refused({ externalId, ...rest, level: 'Able' })).toMatchObject({ status: 409 });
      expect(await refused({ externalId, ...rest, completedOn: '2026-01-01' })).toMatchObject({
        status: 409,
      });
    });
  });

  it('keeps the external ids of institutions apart', async () => {
    const own = await other.achievement();
    const body = anAward(own.id);
    await award({ externalId: body.externalId });
    expect((await other.post(path, body)).body).toMatchObject({ outcome: 'issued' });
  });
});

describe('issuing under an Idempotency-Key', () => {
  it('answers the first answer again, also while identity is away', async () => {
    const body = anAward(achievement.id);
    const key = { 'idempotency-key': newId() };
    const first = await school.post(path, body, key);
    expect(first.body).toMatchObject({ outcome: 'issued' });
    scenario.neighbour.outage = true;
    await storedNothing(async () => expect((await school.post(path, body, key)).body).toEqual(first.body));
  });

  it('refuses the key for another award, storing nothing', async () => {
    const key = { 'idempotency-key': newId() };
    await school.post(path, anAward(achievement.id), key);
    await storedNothing(async () => {
      expect(await refused({}, key)).toMatchObject({ status: 422, code: 'IDEMPOTENCY_KEY_REUSED' });
      expect(await refused({}, { 'idempotency-key': 'a b' })).toMatchObject({
        status: 400,
        code: 'IDEMPOTENCY_KEY_INVALID',
      });
    });
  });

  it('gives one credential to requests that come at once', async () => {
    const body = anAward(achievement.id);
    const key = { 'idempotency-key': newId() };
    const answers = await Promise.all(Array.from({ length: 6 }, () => school.post(path, body, key)));
    for (const answer of answers) expect(answer).toMatchObject({ status: 201, body: answers[0]?.body });
  });

  it('lets a refused request be mended under the same key', async () => {
    const key = { 'idempotency-key': newId() };
    expect(await refused({ level: 'Master' }, key)).toMatchObject({ code: 'ISSUER_UNKNOWN_LEVEL' });
    expect((await school.post(path, anAward(achievement.id), key)).status).toBe(201);
  });
});

describe('what cannot be awarded', () => {
  it.each([
    ['an achievement that there is not', { achievementId: newId() }, 404, 'ISSUER_UNKNOWN_ACHIEVEMENT'],
    ['a level that there is not', { level: 'Master' }, 422, 'ISSUER_UNKNOWN_LEVEL'],
    ['a rank that there is not', { level: 9 }, 422, 'ISSUER_UNKNOWN_LEVEL'],
    [
      'a credential that ends before it begins',
      { completedOn: '2026-05-01', validUntil: '2026-04-30T00:00:00Z' },
      422,
      'ISSUER_NEVER_VALID',
    ],
  ])('is %s', async (_, over, status, code) => {
    await storedNothing(async () => expect(await refused(over)).toMatchObject({ status, code }));
  });

  it('is the achievement of another institution', async () => {
    await storedNothing(async () =>
      expect((await other.post(path, anAward(achievement.id))).body).toMatchObject({
        status: 404,
        code: 'ISSUER_UNKNOWN_ACHIEVEMENT',
      }),
    );
  });

  it('is anything to somebody who was erased', async () => {
    const body = anAward(achievement.id);
    const { recipients } = (await school.post('/issuer/recipients', { recipients: [body.recipient] }))
      .body as {
      recipients: { recipientId: string }[];
    };
    const id = recipients[0]?.recipientId ?? '';
    scenario.erased.add(id);
    scenario.service.runtime.context('issuer').personKeys.forget(id);
    expect((await school.post(path, body)).body).toMatchObject({
      status: 422,
      code: 'ISSUER_RECIPIENT_ERASED',
    });
  });

  it('is anything while identity does not answer; later it is', async () => {
    const body = anAward(achievement.id);
    scenario.neighbour.outage = true;
    expect((await school.post(path, body)).body).toMatchObject({ status: 503, code: 'SERVICE_UNAVAILABLE' });
    scenario.neighbour.outage = false;
    expect((await school.post(path, body)).body).toMatchObject({ outcome: 'issued' });
  });

  it.each([
    ['externalId', { externalId: ' ' }],
    ['externalId', { externalId: 'a\u0000' }],
    ['externalId', { externalId: 'x'.repeat(201) }],
    ['externalId', { externalId: 7 }],
    ['recipient.email', { recipient: { email: 'nobody', name: 'Ana' } }],
    ['recipient.name', { recipient: { email: 'ana@example.org' } }],
    ['recipient', { recipient: { email: 'ana@example.org', name: 'Ana', age: 30 } }],
    ['achievementId', { achievementId: 'x' }],
    ['completedOn', { completedOn: '2026-02-30' }],
    ['completedOn', { completedOn: 'yesterday' }],
    ['validUntil', { validUntil: '2026-13-01T00:00:00Z' }],
    ['validUntil', { validUntil: '2036-01-01' }],
    ['validUntil', { validUntil: '0000-01-01T00:00:00Z' }],
    ['level', { level: {} }],
    ['formats', { formats: [] }],
    ['formats', { formats: ['vc+jwt', 'vc+jwt'] }],
    ['formats.0', { formats: ['pdf'] }],
    ['issuer', { issuer: 'did:example' }],
    ['', { colour: 'blue' }],
  ])('is a request whose %s is wrong: %j', async (field, over) => {
    const answer = await refused(over);
    expect(answer).toMatchObject({ status: 400, code: 'REQUEST_INVALID', errors: [{ path: field }] });
  });

  it('is no JSON, too much of it, or something else', async () => {
    expect(await sendGarbage(school, path)).toEqual(garbageIsTold);
  });
});

describe('who may issue', () => {
  it('is somebody of an institution whose token says so', async () => {
    const route = {
      method: 'POST',
      path,
      scope: 'credentials:issue',
      body: anAward(achievement.id),
    } as const;
    expect(await askAsStrangers(scenario, school, route)).toEqual(strangersAreTold);
    for (const organisationKind of ['foundation', 'operator'] as const) {
      const as = { ...school.caller, organisationKind };
      const { body } = await scenario.service.call('POST', path, { as, body: route.body });
      expect(body).toMatchObject({ status: 403, code: 'ISSUER_NOT_AN_INSTITUTION' });
    }
  });

  it('waits a moment when the institution has just joined', async () => {
    const answer = await institutionOf(scenario.service).post(path, anAward(achievement.id));
    expect(answer.body).toMatchObject({ status: 503, code: 'ISSUER_NOT_READY' });
  });
});

describe('reading what was issued', () => {
  it('lists it newest first, page by page, each once, by what it is asked for', async () => {
    const reader = await scenario.institution('Page by page');
    const [one, two] = [await reader.achievement({ name: 'One' }), await reader.achievement({ name: 'Two' })];
    const made: string[] = [];
    for (const { id } of [one, two, one, two, one]) {
      made.unshift((await reader.award(id)).credentials[0]?.credentialId ?? '');
    }
    const read: string[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined;) {
      const query = `limit=2${cursor && `&cursor=${cursor}`}`;
      const page: CredentialPage = (await reader.get(`/issuer/credentials?${query}`)).body;
      read.push(...page.items.map(({ credentialId }) => credentialId));
      cursor = page.next;
    }
    expect(read).toEqual(made);
    const count = async (query: string) =>
      ((await reader.get(`/issuer/credentials?${query}`)).body as CredentialPage).items.length;
    expect(await count(`achievementId=${two.id}`)).toBe(2);
    expect(await count('state=issued')).toBe(5);
    expect(await count('state=revoked')).toBe(0);
    expect(await count('externalId=nothing')).toBe(0);
    expect((await reader.get('/issuer/dashboard')).body).toEqual({
      achievements: [
        { achievementId: two.id, name: 'Two', issued: 2, claimed: 0, revoked: 0 },
        { achievementId: one.id, name: 'One', issued: 3, claimed: 0, revoked: 0 },
      ],
    });
  });

  it('shows one, with the name of its recipient, and serves its exact bytes', async () => {
    const { credentials } = await award({
      recipient: { email: 'ben@example.org', name: 'Ben Okafor' },
      formats: ['vc+jwt'],
    });
    const [{ credentialId = '', digest } = {}] = credentials;
    expect((await school.get(`/issuer/credentials/${credentialId}`)).body).toMatchObject({
      credentialId,
      achievementName: 'Log analysis',
      recipientName: 'Ben Okafor',
      state: 'issued',
      revokedAt: null,
    });
    const answer = await school.get(`/issuer/credentials/${encodeURIComponent(credentialId)}/document`);
    expect(answer.headers.get('content-type')).toMatch('application/vc+jwt');
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    expect(credentialDigest(answer.text)).toBe(digest);
  });

  it('knows no credential of another institution, and none that there is not', async () => {
    const { credentials } = await award();
    const id = credentials[0]?.credentialId ?? '';
    for (const credentialId of [id, `urn:uuid:${newId()}`]) {
      for (const to of [
        `/issuer/credentials/${credentialId}`,
        `/issuer/credentials/${credentialId}/document`,
      ]) {
        expect((await other.get(to)).body).toMatchObject({ status: 404, code: 'ISSUER_UNKNOWN_CREDENTIAL' });
      }
    }
    expect((await other.get(`/issuer/credentials?cursor=${id}`)).body).toEqual({ items: [] });
  });

  it.each([
    'credentials/x',
    'credentials/urn:uuid:%00/document',
    'credentials?state=lost',
    'credentials?achievementId=x',
    'credentials?externalId=%00',
    'credentials?cursor=x',
    'credentials?limit=1000',
  ])('refuses %s', async (to) => {
    expect((await school.get(`/issuer/${to}`)).body).toMatchObject({ status: 400, code: 'REQUEST_INVALID' });
  });

  it.each(['credentials', `credentials/urn:uuid:${newId()}`, 'dashboard', 'profile'])(
    'is for somebody of the institution: %s',
    async (to) => {
      const scope = to === 'profile' ? 'achievements:read' : 'credentials:read';
      const route = { method: 'GET', path: `/issuer/${to}`, scope } as const;
      expect(await askAsStrangers(scenario, school, route)).toEqual(strangersAreTold);
    },
  );
});
