import { randomUUID } from 'node:crypto';
import { ServiceTokens } from '@wellspring/auth';
import { frameworkPublished, type ImportResult, type PublishedFramework } from '@wellspring/contracts';
import { deriveKey } from '@wellspring/platform';
import {
  openEventLog,
  startTestService,
  testSecret,
  type Answer,
  type TestCaller,
  type TestEventLog,
  type TestService,
} from '@wellspring/testing';
import { registry } from '../registry.context.js';
import type { SamplePackage } from './sample-package.js';

export type Author = TestCaller & { readonly organisationId: string };

/** Somebody who writes frameworks, of an organisation of their own. */
export function author(): Author {
  return { organisationId: randomUUID(), scopes: ['frameworks:write'] };
}

/** The registry alone, with the event log at hand. */
export class Scenario {
  private constructor(
    readonly service: TestService,
    readonly log: TestEventLog,
  ) {}

  static async start(): Promise<Scenario> {
    const service = await startTestService({ contexts: [registry] });
    return new Scenario(service, await openEventLog(service.adminUrl));
  }

  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.service.call('GET', path, { headers });
  }

  /** Posts below `/registry/frameworks`. */
  post(path: string, body: unknown, as: Author, headers: Readonly<Record<string, string>> = {}) {
    return this.service.call('POST', `/registry/frameworks${path}`, { as, body, headers });
  }

  /** Sends bytes to be imported. */
  upload(body: string | Uint8Array, as: Author, { type = 'application/gzip', query = '' } = {}) {
    return this.service.call('POST', `/registry/frameworks/import${query}`, { as, raw: { type, body } });
  }

  importPackage(sample: SamplePackage, as: Author, query = ''): Promise<Answer> {
    return this.upload(JSON.stringify(sample), as, { type: 'application/json', query });
  }

  /** The package as CASE readers get it. */
  async served(identifier: string): Promise<SamplePackage> {
    return (await this.get(`/ims/case/v1p1/CFPackages/${identifier}`)).body;
  }

  /** Calls an internal port as another context. */
  async internal(path: string, body: unknown, from: 'matching' | 'analytics' = 'matching'): Promise<Answer> {
    const tokens = new ServiceTokens(deriveKey(testSecret, 'service-tokens'));
    return this.service.call('POST', path, { token: await tokens.sign(from, 'registry'), body });
  }

  /** The revisions of a framework that were told of, in the outbox still or in the log. */
  async revisionsTold(frameworkId: string): Promise<number[]> {
    const { rows } = await this.log.admin.query<{ revision: number }>(
      `select (envelope -> 'data' ->> 'revision')::int as revision from (
         select envelope from registry.outbox union all select envelope from messaging.event_log) as told
       where envelope ->> 'type' = $1 and envelope -> 'data' ->> 'frameworkId' = $2 order by 1`,
      [frameworkPublished.name, frameworkId],
    );
    return rows.map(({ revision }) => revision);
  }

  async close(): Promise<void> {
    await this.log.close();
    await this.service.close();
  }
}

/** What an import did. @throws Error when it was refused */
export function imported(answer: Answer): ImportResult {
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.body;
}

/** What was written by hand. @throws Error when it was refused */
export function published(answer: Answer): PublishedFramework {
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.body;
}

/** A framework to be written by hand: items below each other, levels, an association. */
export const analyst = {
  title: 'SOC analyst, level 1',
  description: 'What an analyst does in the first year.',
  levels: [
    { name: 'Aware', rank: 1 },
    { name: 'Works alone', rank: 2 },
  ],
  items: [
    { humanCodingScheme: 'SOC.1', fullStatement: 'Triage alerts of a monitoring system' },
    { humanCodingScheme: 'SOC.1.1', fullStatement: 'Read system logs', itemType: 'Skill', parent: 'SOC.1' },
    { fullStatement: 'Write incident reports', parent: 'SOC.1' },
  ],
  associations: [{ associationType: 'precedes', origin: 'SOC.1.1', destination: 'SOC.1' }],
};
