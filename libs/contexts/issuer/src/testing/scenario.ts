import { createHash, randomUUID } from 'node:crypto';
import {
  organisationRegistered,
  scopesByRole,
  type AchievementMessage,
  type AwardAnswer,
  type Batch,
  type BatchRow,
  type BatchRowPage,
  type ContextName,
  type IssuerProfile,
  type ResolvedItem,
} from '@wellspring/contracts';
import { newId } from '@wellspring/persistence';
import { didWebDocumentUrl, verifyCredential, type VerificationPorts } from '@wellspring/standards';
import {
  eventually,
  openEventLog,
  sentFact,
  startNeighbour,
  startTestService,
  type Answer,
  type CallOptions,
  type Neighbour,
  type TestCaller,
  type TestEventLog,
  type TestService,
} from '@wellspring/testing';
import { issuer } from '../issuer.context.js';

/** The issuer alone, with identity and registry played. */
export interface Scenario {
  readonly service: TestService;
  readonly log: TestEventLog;
  /** Identity and registry. */
  readonly neighbour: Neighbour;
  /** Recipients whose key was destroyed. */
  readonly erased: Set<string>;
  /** An item that the registry knows from here on. */
  item(over?: Partial<ResolvedItem>): ResolvedItem;
  /** An institution that has joined and has its keys. */
  institution(name?: string): Promise<Institution>;
  /** Checks a credential as a verifier outside would; answers the codes of what is wrong. */
  verify(text: string): Promise<string[]>;
  /** Calls an internal route in the name of another context. */
  internally(from: ContextName, path: string, body: unknown): Promise<Answer>;
  close(): Promise<void>;
}

/** Somebody of an institution with every right that an issuer has. */
export interface Institution {
  readonly organisationId: string;
  readonly name: string;
  readonly slug: string;
  readonly caller: TestCaller;
  get(path: string): Promise<Answer>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
  call(method: string, path: string, options?: CallOptions): Promise<Answer>;
  achievement(over?: object): Promise<AchievementMessage>;
  award(achievementId: string, over?: object): Promise<AwardAnswer>;
  /** The signed text of a credential. */
  textOf(credentialId: string): Promise<string>;
  batch(rows: readonly object[]): Promise<Batch>;
  batchDone(batchId: string): Promise<Batch>;
  rowsOf(batchId: string): Promise<BatchRow[]>;
}

export async function startScenario(): Promise<Scenario> {
  const erased = new Set<string>();
  const items: ResolvedItem[] = [];
  const neighbour = await startNeighbour({
    '/internal/identity/data-keys': ({ ids }: { ids: string[] }) => ({
      keys: ids.map((id) => ({
        id,
        key: erased.has(id) ? null : createHash('sha256').update(id).digest('base64url'),
      })),
    }),
    '/internal/registry/items/resolve': ({ uris }: { uris: string[] }) => ({
      items: items.filter(({ uri, identifier }) => uris.includes(uri) || uris.includes(identifier)),
    }),
  });
  const service = await startTestService({
    contexts: [issuer],
    variables: { WELLSPRING_SERVICE_URLS: `identity=${neighbour.url},registry=${neighbour.url}` },
  });
  const log = await openEventLog(service.adminUrl);
  return {
    service,
    log,
    neighbour,
    erased,
    item: (over = {}) => {
      items.push({ ...itemOf(items.length + 1), ...over });
      return items.at(-1) as ResolvedItem;
    },
    institution: (name = 'Rio Bravo Community College') => join(service, log, name),
    verify: async (text) => {
      const { checks } = await verifyCredential(text, portsOf(service));
      return checks.flatMap(({ code }) => (code ? [code] : []));
    },
    internally: async (from, path, body) =>
      service.call('POST', path, {
        token: await service.runtime.serviceTokens.sign(from, 'issuer'),
        body,
      }),
    close: async () => {
      await log.close();
      await service.close();
      await neighbour.close();
    },
  };
}

async function join(service: TestService, log: TestEventLog, name: string): Promise<Institution> {
  const organisationId = newId();
  const slug = `school-${organisationId.slice(-12)}`;
  const registered = { organisationId, slug, name, kind: 'institution' as const };
  await log.publish(
    sentFact(organisationRegistered, { ...registered, registeredAt: new Date().toISOString() }),
  );
  const institution = institutionOf(service, { organisationId, slug, name });
  await eventually(async () => {
    const { ready } = (await institution.get('/issuer/profile')).body as IssuerProfile;
    if (!ready) throw new Error('The institution has no keys yet.');
  });
  return institution;
}

/** An institution as its members call, whether or not it has joined. */
export function institutionOf(
  service: TestService,
  { organisationId = newId(), slug = '', name = '' }: Partial<Institution> = {},
): Institution {
  const caller: TestCaller = {
    organisationId,
    organisationKind: 'institution',
    scopes: scopesByRole.issuer,
  };
  const call: Institution['call'] = (method, path, options = {}) =>
    service.call(method, path, { as: caller, ...options });
  const post: Institution['post'] = (path, body, headers = {}) => call('POST', path, { body, headers });
  const get: Institution['get'] = (path) => call('GET', path);
  const made = async <TBody>(status: number, answer: Promise<Answer>): Promise<TBody> => {
    const { status: actual, text, body } = await answer;
    if (actual !== status) throw new Error(text);
    return body;
  };
  return {
    organisationId,
    name,
    slug,
    caller,
    get,
    post,
    call,
    achievement: (over = {}) => made(201, post('/issuer/achievements', { ...anAchievement(), ...over })),
    award: (achievementId, over = {}) =>
      made(201, post('/issuer/awards', { ...anAward(achievementId), ...over })),
    textOf: async (id) => (await get(`/issuer/credentials/${encodeURIComponent(id)}/document`)).text,
    batch: (rows) => made(202, post('/issuer/batches', { rows })),
    batchDone: (batchId) =>
      eventually(async () => {
        const batch: Batch = (await get(`/issuer/batches/${batchId}`)).body;
        if (batch.state !== 'done') throw new Error(`The batch is ${JSON.stringify(batch.counts)}.`);
        return batch;
      }, 30_000),
    rowsOf: async (batchId) =>
      ((await get(`/issuer/batches/${batchId}/rows?limit=200`)).body as BatchRowPage).items,
  };
}

export function anAchievement() {
  return {
    name: 'Log analysis',
    description: 'Reads logs and tells what happened.',
    criteria: { narrative: 'Passes the laboratory.' },
    alignments: [] as { itemUri: string }[],
  };
}

let people = 0;

/** An award to somebody new. */
export function anAward(achievementId: string) {
  people += 1;
  return {
    externalId: `award-${people}`,
    recipient: { email: `person-${people}@example.org`, name: `Ana Beltrán ${people}` },
    achievementId,
  };
}

/** A good row of a roster, of somebody new. */
export function aRow(achievement: string, over: object = {}) {
  const { externalId, recipient } = anAward('');
  return { externalId, ...recipient, achievement, ...over };
}

function itemOf(place: number): ResolvedItem {
  const identifier = randomUUID();
  const frameworkId = '2f1c0d3e-0000-4000-8000-00000000000f';
  return {
    uri: `https://case.example.org/ims/case/v1p1/CFItems/${identifier}`,
    identifier,
    frameworkId,
    frameworkUri: `https://case.example.org/ims/case/v1p1/CFDocuments/${frameworkId}`,
    frameworkTitle: 'Security operations',
    revision: 3,
    fullStatement: `Skill ${place}`,
    humanCodingScheme: `S.${place}`,
    itemType: 'Skill',
  };
}

/** What a verifier elsewhere has: the public routes. */
function portsOf(service: TestService): VerificationPorts {
  const read = async (url: string) => {
    const answer = await service.call('GET', new URL(url).pathname);
    if (answer.status !== 200) throw new Error(answer.text);
    return answer;
  };
  return {
    resolveDid: async (did) => (await read(didWebDocumentUrl(did))).body,
    fetchStatusList: async (url) => (await read(url)).text,
    trust: async () => ({ status: 'trusted', reason: 'As the test says.' }),
    now: new Date(),
  };
}
