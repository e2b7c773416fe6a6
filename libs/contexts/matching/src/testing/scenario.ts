import { createHash, randomUUID } from 'node:crypto';
import {
  consentGranted,
  consentWithdrawn,
  credentialClaimed,
  credentialIssued,
  credentialRevoked,
  credentialVerified,
  dataSchemaOf,
  organisationRegistered,
  type EventData,
  type EventDeclaration,
  type NewRequirement,
  type PostingDetail,
} from '@wellspring/contracts';
import { newId } from '@wellspring/persistence';
import { startTestService, type TestService } from '@wellspring/testing';
import pg from 'pg';
import { matching } from '../matching.context.js';
import { startNeighbours, type Neighbours } from './neighbours.js';

/** A fact of another context on its way to matching. */
export interface Sent {
  readonly event: EventDeclaration;
  readonly data: unknown;
  readonly id: string;
}

export function sent<TDeclaration extends EventDeclaration>(
  event: TDeclaration,
  data: EventData<TDeclaration>,
): Sent {
  return { event, data, id: newId() };
}

/** Matching alone, with its neighbours played and the event log at hand. */
export interface Scenario {
  readonly service: TestService;
  readonly neighbours: Neighbours;
  readonly admin: pg.Client;
  /** Appends facts to the event log, in this order. */
  publish(...facts: readonly Sent[]): Promise<void>;
  /** Waits until nothing is left to do. */
  settled(): Promise<void>;
  /** The events that matching published, oldest first. */
  published(type?: string): Promise<{ type: string; data: Record<string, unknown> }[]>;
  post(employer: Employer, requirements: NewRequirement[], more?: object): Promise<PostingDetail>;
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
  const admin = new pg.Client({ connectionString: service.adminUrl });
  await admin.connect();
  return {
    service,
    neighbours,
    admin,
    publish: (...facts) => publish(admin, facts),
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
    close: async () => {
      await admin.end();
      await service.close();
      await neighbours.close();
    },
  };
}

async function publish(admin: pg.Client, facts: readonly Sent[]): Promise<void> {
  const envelopes = facts.map(({ event, data, id }) => ({
    specversion: '1.0',
    id,
    source: `/${event.producer}`,
    type: event.name,
    time: new Date().toISOString(),
    datacontenttype: 'application/json',
    dataschema: dataSchemaOf(event.name, event.version),
    partitionkey: event.key(data),
    data,
  }));
  await admin.query('begin');
  const head = await admin.query<{ first: string }>(
    'update messaging.head set position = position + $1 returning position - $1 + 1 as first',
    [facts.length],
  );
  await admin.query(
    `insert into messaging.event_log (position, topic, key, envelope)
     select $1::bigint + ordinal - 1, topic, key, envelope
     from unnest($2::text[], $3::text[], $4::jsonb[]) with ordinality as fresh (topic, key, envelope, ordinal)`,
    [
      head.rows[0]?.first,
      facts.map(({ event }) => event.topic),
      envelopes.map(({ partitionkey }) => partitionkey),
      envelopes.map((envelope) => JSON.stringify(envelope)),
    ],
  );
  await admin.query('commit');
  await admin.query("select pg_notify('wellspring_log', '')");
}

/** True once every event is consumed, every mark is taken and every fact has left the outbox. */
async function settled(admin: pg.Client): Promise<void> {
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

const required = (itemUri: string, minLevel: number): NewRequirement => ({
  itemUri,
  kind: 'required',
  minLevel,
  weight: 10,
  mandatory: true,
});
const preferred = (itemUri: string): NewRequirement => ({ itemUri, kind: 'preferred', weight: 5 });

/** The junior SOC analyst of Story B, on skills of a test's own, so that tests do not match each other. */
export function socAnalyst(skills: string): NewRequirement[] {
  return [
    required(`${skills}R1`, 3),
    required(`${skills}R2`, 3),
    required(`${skills}R3`, 2),
    preferred(`${skills}P1`),
    preferred(`${skills}P2`),
  ];
}

/** The prefix of a test's own skills. */
export function ownSkills(): string {
  return `urn:soc:${randomUUID().slice(0, 8)}:`;
}

export interface CandidateOptions {
  readonly holder?: string;
  readonly credentialId?: string;
  readonly validUntil?: string;
  readonly consent?: 'none' | Partial<EventData<typeof consentGranted>>;
  readonly revoked?: boolean;
  readonly outcome?: 'verified' | 'refused';
  /** False for a credential of an issuer elsewhere, which only the verifier knows. */
  readonly ours?: boolean;
}

/** The facts of a candidate who holds one credential with these items and levels. */
export function candidate(
  skills: string,
  levels: Record<string, number | null>,
  options: CandidateOptions = {},
) {
  const holder = options.holder ?? newId();
  const credentialId = options.credentialId ?? `urn:uuid:${newId()}`;
  const consentId = newId();
  const subject = newId();
  const organisationId = newId();
  const digest = `sha256-${createHash('sha256').update(credentialId).digest('base64url')}`;
  const items = Object.entries(levels).map(([uri, level]) => ({
    uri: uri.includes(':') ? uri : skills + uri,
    level,
  }));
  const at = new Date().toISOString();
  const validUntil = options.validUntil ?? null;
  const { ours = true } = options;
  const facts = {
    issued: sent(credentialIssued, {
      ...credentialIssued.example,
      credentialId,
      organisationId,
      subject,
      digest,
      items,
      validUntil,
      awardId: newId(),
    }),
    claimed: sent(credentialClaimed, {
      credentialId,
      digest,
      holder,
      claimedAt: at,
      ...(ours && { subject, organisationId }),
    }),
    verified: sent(credentialVerified, {
      ...credentialVerified.example,
      verificationId: newId(),
      credentialId,
      digest,
      holder,
      items,
      validUntil,
      verifiedAt: at,
      outcome: options.outcome ?? 'verified',
      reasons: options.outcome === 'refused' ? ['PROOF_INVALID'] : [],
    }),
    consented: sent(consentGranted, {
      ...consentGranted.example,
      consentId,
      holder,
      until: new Date(Date.now() + 86_400_000).toISOString(),
      ...(options.consent !== 'none' && options.consent),
    }),
    withdrawn: sent(consentWithdrawn, { consentId, holder, withdrawnAt: at }),
    revoked: sent(credentialRevoked, {
      credentialId,
      awardId: newId(),
      organisationId,
      subject,
      reason: 'misconduct',
      revokedAt: at,
    }),
  };
  const all = [
    ...(ours ? [facts.issued] : []),
    facts.claimed,
    facts.verified,
    ...(options.consent === 'none' ? [] : [facts.consented]),
    ...(options.revoked ? [facts.revoked] : []),
  ];
  return { holder, credentialId, facts, all };
}

export function registered(organisationId: string, name: string): Sent {
  return sent(organisationRegistered, {
    organisationId,
    slug: `org-${randomUUID().slice(0, 8)}`,
    name,
    kind: 'employer',
    registeredAt: new Date().toISOString(),
  });
}
