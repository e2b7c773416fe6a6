import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import {
  type FeedEntry,
  type FeedPage,
  type MatchList,
  type NewRequirement,
  type PostingDetail,
} from '@wellspring/contracts';
import { newId } from '@wellspring/persistence';
import {
  openEventLog,
  startTestService,
  type SentFact,
  type TestCaller,
  type TestEventLog,
  type TestService,
} from '@wellspring/testing';
import { matching } from '../matching.context.js';
import { candidate, ownSkills, socAnalyst, type CandidateOptions } from './cast.js';
import { startNeighbours, type Neighbours } from './neighbours.js';

/** Matching alone, with its neighbours played and the event log at hand. */
export interface Scenario {
  readonly service: TestService;
  readonly neighbours: Neighbours;
  readonly admin: TestEventLog['admin'];
  /** Appends facts to the event log, in this order. */
  publish(...facts: readonly SentFact[]): Promise<void>;
  /** Waits until nothing is left to do. */
  settled(): Promise<void>;
  /** The events that matching published, oldest first. */
  published(type?: string): Promise<{ type: string; data: Record<string, unknown> }[]>;
  post(employer: Employer, requirements: NewRequirement[], more?: object): Promise<PostingDetail>;
  /** Appends facts and waits until nothing is left to do. */
  settle(...facts: readonly SentFact[]): Promise<void>;
  /** What a caller reads; throws when it is refused. */
  get<TBody>(as: TestCaller, path: string): Promise<TBody>;
  /** The live matches of a posting, best first. */
  ranked(employer: Employer, postingId: string): Promise<MatchList['items']>;
  /** Everything in an employer's feed. */
  feedOf(employer: Employer): Promise<FeedEntry[]>;
  close(): Promise<void>;
}

export interface Employer {
  readonly organisationId: string;
  readonly organisationKind: 'employer';
  readonly scopes: ('postings:read' | 'postings:write' | 'feeds:read' | 'feeds:write' | 'outcomes:write')[];
}

export function employer(): Employer {
  return {
    organisationId: newId(),
    organisationKind: 'employer',
    scopes: ['postings:read', 'postings:write', 'feeds:read', 'feeds:write', 'outcomes:write'],
  };
}

export function learner(holder: string) {
  return { holder, scopes: ['wallet' as const] };
}

export async function startScenario(variables: Record<string, string> = {}): Promise<Scenario> {
  const neighbours = await startNeighbours();
  const service = await startTestService({
    contexts: [matching],
    variables: {
      WELLSPRING_SERVICE_URLS: `registry=${neighbours.url},identity=${neighbours.url}`,
      ...variables,
    },
  });
  const log = await openEventLog(service.adminUrl);
  const { admin } = log;
  return {
    service,
    neighbours,
    admin,
    publish: log.publish,
    settled: () => settled(admin),
    published: async (type) => {
      const { rows } = await admin.query<{ type: string; data: Record<string, unknown> }>(
        `select envelope->>'type' as type, envelope->'data' as data from messaging.event_log
         where envelope->>'source' = '/matching' and ($1::text is null or envelope->>'type' = $1)
         order by position`,
        [type ?? null],
      );
      return rows;
    },
    post: async (as, requirements, more = {}) => {
      const body = { title: 'Junior SOC analyst', openings: 6, requirements, ...more };
      const answer = await service.call('POST', '/matching/postings', { as, body });
      if (answer.status !== 201) throw new Error(answer.text);
      return answer.body;
    },
    settle: async (...facts) => {
      await log.publish(...facts);
      await settled(admin);
    },
    ...readersOf(service),
    close: async () => {
      await log.close();
      await service.close();
      await neighbours.close();
    },
  };
}

/**
 * A scenario for the tests of one `describe`, started before them and closed after. Each test has skills of its own,
 * so that tests do not match each other.
 *
 * @example const { scenario, own, candidate, post } = useScenario();
 */
export function useScenario() {
  const scenario = {} as Scenario;
  const own = { skills: '' };
  beforeAll(async () => {
    Object.assign(scenario, await startScenario());
  });
  afterAll(() => scenario.close());
  beforeEach(() => {
    own.skills = ownSkills();
  });
  return {
    scenario,
    own,
    candidate: (levels: Record<string, number | null>, options: CandidateOptions = {}) =>
      candidate(own.skills, levels, options),
    post: (as: Employer) => scenario.post(as, socAnalyst(own.skills)),
  };
}

function readersOf(service: TestService): Pick<Scenario, 'get' | 'ranked' | 'feedOf'> {
  const get = async <TBody>(as: TestCaller, path: string): Promise<TBody> => {
    const answer = await service.call('GET', path, { as });
    if (answer.status !== 200) throw new Error(answer.text);
    return answer.body;
  };
  return {
    get,
    ranked: async (as, postingId) =>
      (await get<MatchList>(as, `/matching/postings/${postingId}/matches?limit=200`)).items,
    feedOf: async (as) => {
      const answer = await service.call('POST', '/matching/subscriptions', { as, body: {} });
      const { id } = answer.body as { id: string };
      return (await get<FeedPage>(as, `/matching/subscriptions/${id}/events?limit=500`)).items;
    },
  };
}

/** True once every event is consumed, every mark is taken and every fact has left the outbox. */
async function settled(admin: TestEventLog['admin']): Promise<void> {
  const question = `
    select (select count(*) from messaging.event_log where position >
              coalesce((select position from messaging.consumer where consumer_group = 'matching'), 0)
              and envelope->>'source' <> '/matching')
         + (select count(*) from matching.pending_candidate) + (select count(*) from matching.pending_posting)
         + (select count(*) from matching.framework_sync where synced_revision < revision)
         + (select count(*) from matching.outbox) as left,
           (select count(*) from matching.parked_event) as parked,
           (select min(cause) from matching.parked_event) as cause`;
  const deadline = Date.now() + 20_000;
  for (;;) {
    const { rows } = await admin.query<{ left: string; parked: string; cause: string }>(question);
    if (Number(rows[0]?.parked) > 0) throw new Error(`An event was parked: ${rows[0]?.cause}`);
    if (Number(rows[0]?.left) === 0) return;
    if (Date.now() > deadline) throw new Error(`Still ${rows[0]?.left} to do.`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
