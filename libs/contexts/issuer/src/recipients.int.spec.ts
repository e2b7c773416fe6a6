import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Recipient, RecipientPage, RegisteredRecipients } from '@wellspring/contracts';
import { newId } from '@wellspring/persistence';
import { credentialDigest } from '@wellspring/standards';
import { askAsStrangers, garbageIsTold, sendGarbage, strangersAreTold } from './testing/hostile.js';
import { institutionOf, startScenario, type Institution, type Scenario } from './testing/scenario.js';

let scenario: Scenario;
let school: Institution;
let other: Institution;
beforeAll(async () => {
  scenario = await startScenario();
  school = await scenario.institution();
  other = await scenario.institution('Mesa Tech');
});
beforeEach(() => {
  scenario.neighbour.outage = false;
});
afterAll(() => scenario.close());

const path = '/issuer/recipients';
const register = async (people: object[], from = school): Promise<Recipient[]> => {
  const { body, status, text } = await from.post(path, { recipients: people });
  if (status !== 201) throw new Error(text);
  return (body as RegisteredRecipients).recipients;
};
let people = 0;
const person = () => ({ email: `learner-${(people += 1)}@example.org`, name: `Learner ${people}` });
const registerOne = async (from = school): Promise<Recipient> => {
  const [recipient] = await register([person()], from);
  if (!recipient) throw new Error('Nobody was registered.');
  return recipient;
};
const tokenOf = ({ claimUrl }: Recipient) => new URL(claimUrl).hash.slice(1);
const redeem = (token: string, holder: string) =>
  scenario.internally('wallet', '/internal/issuer/claim-tokens/redeem', { token, holder });

describe('registering recipients', () => {
  it('answers each in the order given, with a claim link that no server logs', async () => {
    const [ana, ben] = [person(), person()];
    const recipients = await register([ana, ben, ana]);
    expect(recipients).toMatchObject([ana, ben, ana]);
    expect(recipients[2]).toEqual(recipients[0]);
    expect(recipients[0]).toMatchObject({ connected: false });
    const url = new URL(recipients[0]?.claimUrl ?? '');
    expect([url.origin, url.pathname, url.search]).toEqual(['http://localhost:3999', '/claim', '']);
  });

  it('answers the same link for the same address again, however it is written, also at once', async () => {
    const { email, name } = person();
    const spellings = [email, email.toUpperCase(), email, email];
    const answers = await Promise.all(spellings.map((spelt) => register([{ email: spelt, name }])));
    expect(new Set(answers.flat().map(({ claimUrl }) => claimUrl)).size).toBe(1);
    expect((await register([{ email, name: 'Another name' }]))[0]?.claimUrl).toBe(answers[0]?.[0]?.claimUrl);
  });

  it('gives a person another recipient at another institution', async () => {
    const ana = person();
    const [here] = await register([ana]);
    const [there] = await register([ana], other);
    expect(there?.recipientId).not.toBe(here?.recipientId);
  });

  it('registers the same recipients as awards do', async () => {
    const { id } = await school.achievement();
    const recipient = person();
    const { recipientId, claimUrl } = await school.award(id, { recipient });
    expect(await register([recipient])).toMatchObject([{ recipientId, claimUrl }]);
  });

  it('stores no name and no address in the open', async () => {
    const { email, name } = person();
    await register([{ email, name }]);
    const { rows } = await scenario.log.admin.query('select * from issuer.recipient');
    const bytes = rows
      .map((row) =>
        Object.values(row)
          .map((value) => String(value))
          .join(' '),
      )
      .join(' ');
    expect(bytes).not.toContain(name);
    expect(bytes).not.toContain(email);
  });

  it('takes a thousand at once, in any script, and not one more', async () => {
    const many = Array.from({ length: 1000 }, (_, n) => ({
      email: `many-${n}@example.org`,
      name: `Ñandú 李 ${n}`,
    }));
    expect(await register(many)).toHaveLength(1000);
    const answer = await school.post(path, { recipients: [...many, person()] });
    expect(answer.body).toMatchObject({ status: 400, errors: [{ path: 'recipients' }] });
  });

  it.each([
    ['recipients', { recipients: [] }],
    ['recipients', {}],
    ['recipients.0.email', { recipients: [{ email: 'nobody', name: 'Ana' }] }],
    ['recipients.0.email', { recipients: [{ email: `${'x'.repeat(250)}@example.org`, name: 'Ana' }] }],
    ['recipients.0.name', { recipients: [{ email: 'ana@example.org', name: ' ' }] }],
    ['recipients.0.name', { recipients: [{ email: 'ana@example.org', name: 'Ana\u0007' }] }],
    ['recipients.0', { recipients: [{ email: 'ana@example.org', name: 'Ana', age: 30 }] }],
  ])('refuses wrong %s', async (field, body) => {
    expect((await school.post(path, body)).body).toMatchObject({
      status: 400,
      code: 'REQUEST_INVALID',
      errors: [{ path: field }],
    });
  });

  it('refuses what is no JSON, too much of it, or something else', async () => {
    expect(await sendGarbage(school, path)).toEqual(garbageIsTold);
  });

  it('stores nobody while identity does not answer', async () => {
    const ana = person();
    scenario.neighbour.outage = true;
    const body = { recipients: [ana] };
    expect((await school.post(path, body)).body).toMatchObject({ status: 503, code: 'SERVICE_UNAVAILABLE' });
    scenario.neighbour.outage = false;
    const { items } = (await school.get(`${path}?limit=200`)).body as RecipientPage;
    expect(items.map(({ email }) => email)).not.toContain(ana.email);
  });
});

describe('reading recipients', () => {
  it('pages through them, newest first, each once', async () => {
    const reader = await scenario.institution('Page by page');
    const made: string[] = [];
    for (let n = 0; n < 5; n += 1) made.unshift((await registerOne(reader)).recipientId);
    const read: string[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined;) {
      const page: RecipientPage = (await reader.get(`${path}?limit=2${cursor && `&cursor=${cursor}`}`)).body;
      read.push(...page.items.map(({ recipientId }) => recipientId));
      cursor = page.next;
    }
    expect(read).toEqual(made);
  });

  it('shows no other institution who they are', async () => {
    const fresh = await scenario.institution('Nobody yet');
    await registerOne();
    expect((await fresh.get(path)).body).toEqual({ items: [] });
  });

  it('shows that a person was erased, and no more', async () => {
    const { recipientId } = await registerOne();
    scenario.erased.add(recipientId);
    scenario.service.runtime.context('issuer').personKeys.forget(recipientId);
    const { items } = (await school.get(`${path}?limit=200`)).body as RecipientPage;
    expect(items.find((each) => each.recipientId === recipientId)).toMatchObject({
      email: '',
      name: 'erased',
    });
  });

  it.each(['cursor=x', 'limit=0'])('refuses ?%s', async (query) => {
    expect((await school.get(`${path}?${query}`)).body).toMatchObject({
      status: 400,
      code: 'REQUEST_INVALID',
    });
  });
});

describe('who may know recipients', () => {
  it.each([
    { method: 'POST', path, scope: 'recipients:write', body: { recipients: [person()] } },
    { method: 'GET', path, scope: 'recipients:read' },
  ] as const)('is somebody of an institution with $scope', async (route) => {
    expect(await askAsStrangers(scenario, school, route)).toEqual(strangersAreTold);
  });

  it('asks an institution that has just joined to try again', async () => {
    const answer = await institutionOf(scenario.service).post(path, { recipients: [person()] });
    expect(answer.body).toMatchObject({ status: 503, code: 'ISSUER_NOT_READY' });
  });
});

describe('a claim link', () => {
  it('connects its recipient with the first wallet that brings it, for good', async () => {
    const recipient = await registerOne();
    const [holder, stranger] = [newId(), newId()];
    const first = await redeem(tokenOf(recipient), holder);
    const { recipientId: subject } = recipient;
    expect(first.body).toEqual({
      outcome: 'redeemed',
      subject,
      organisationId: school.organisationId,
      credentialIds: [],
    });
    expect((await redeem(tokenOf(recipient), holder)).body).toEqual(first.body);
    expect((await redeem(tokenOf(recipient), stranger)).body).toEqual({ outcome: 'taken' });
    const { items } = (await school.get(`${path}?limit=200`)).body as RecipientPage;
    expect(items.find(({ recipientId }) => recipientId === subject)).toMatchObject({ connected: true });
  });

  it('is redeemed by one wallet when several bring it at once', async () => {
    const recipient = await registerOne();
    const answers = await Promise.all([1, 2, 3, 4].map(() => redeem(tokenOf(recipient), newId())));
    const outcomes = answers.map(({ body }) => (body as { outcome: string }).outcome);
    expect(outcomes.sort()).toEqual(['redeemed', 'taken', 'taken', 'taken']);
  });

  it('names what was issued to the recipient until now', async () => {
    const { id } = await school.achievement();
    const recipient = person();
    const formats = ['vc+ld+json', 'vc+jwt'];
    const { credentials } = await school.award(id, { recipient, formats });
    const [registered] = await register([recipient]);
    const { credentialIds } = (await redeem(tokenOf(registered as Recipient), newId())).body as {
      credentialIds: string[];
    };
    expect(credentialIds.sort()).toEqual(credentials.map(({ credentialId }) => credentialId).sort());
  });

  it('cannot be made, changed or moved to another recipient', async () => {
    const [one, two] = [await registerOne(), await registerOne()];
    const [, mac = ''] = tokenOf(one).split('.');
    for (const token of [
      `${two.recipientId}.${mac}`,
      `${one.recipientId}.${mac.toLowerCase()}!`,
      `${one.recipientId}.${mac}${mac}`,
      `${one.recipientId}.`,
      'x'.repeat(60),
    ]) {
      expect((await redeem(token, newId())).body).toEqual({ outcome: 'unknown' });
    }
  });
});

describe('what the wallet asks for', () => {
  const fetchPath = '/internal/issuer/credentials/fetch';

  it('is the exact bytes of credentials, of any institution; unknown ones and erased persons are left out', async () => {
    const { credentials, recipientId } = await school.award((await school.achievement()).id, {
      formats: ['vc+jwt'],
    });
    const theirs = await other.award((await other.achievement()).id);
    const gone = await school.award((await school.achievement()).id);
    scenario.erased.add(gone.recipientId);
    scenario.service.runtime.context('issuer').personKeys.forget(gone.recipientId);
    const [{ credentialId = '', digest } = {}] = credentials;
    const ids = [
      credentialId,
      theirs.credentials[0]?.credentialId,
      gone.credentials[0]?.credentialId,
      'urn:uuid:x',
    ];
    const { body } = await scenario.internally('wallet', fetchPath, { ids });
    const found = (body as { credentials: { credentialId: string; text: string; digest: string }[] })
      .credentials;
    expect(found).toHaveLength(2);
    expect(found.find((each) => each.credentialId === credentialId)).toMatchObject({
      subject: recipientId,
      organisationId: school.organisationId,
      format: 'vc+jwt',
      digest,
    });
    for (const each of found) expect(credentialDigest(each.text)).toBe(each.digest);
  });

  it.each([
    ['/internal/issuer/credentials/fetch', { ids: ['urn:uuid:x'] }],
    ['/internal/issuer/claim-tokens/redeem', { token: 'x'.repeat(60), holder: newId() }],
  ])('is for the wallet alone: %s', async (to, body) => {
    expect((await scenario.internally('matching', to, body)).body).toMatchObject({
      status: 403,
      code: 'AUTH_PORT_NOT_YOURS',
    });
    expect((await school.post(to, body)).body).toMatchObject({
      status: 401,
      code: 'AUTH_SERVICE_TOKEN_INVALID',
    });
    expect((await scenario.service.call('POST', to, { body })).status).toBe(401);
    expect((await scenario.internally('wallet', to, {})).body).toMatchObject({
      status: 400,
      code: 'REQUEST_INVALID',
    });
  });
});
