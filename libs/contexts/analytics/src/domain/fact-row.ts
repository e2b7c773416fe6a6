import type { Envelope } from '@wellspring/contracts';
import type { FactStage } from './counted-fact.js';
import { factsOf } from './facts-of.js';
import type { Pseudonyms } from './pseudonyms.js';

/** A fact as it is stored: people and records by pseudonyms of analytics. */
export interface FactRow {
  readonly event_id: string;
  readonly part: number;
  readonly stage: FactStage;
  readonly at: string;
  readonly organisation_id: string | null;
  readonly achievement_id: string | null;
  readonly posting_id: string | null;
  readonly item_uri: string | null;
  readonly item_revision: number | null;
  readonly thing: string | null;
  readonly person: string | null;
  readonly credential: string | null;
  readonly detail: string | null;
  readonly cause_event_id: string | null;
  readonly caused_at: string | null;
}

/** The rows of an event; the event's id and a row's place in it are the row's identity. */
export function rowsOf(envelope: Envelope, pseudonyms: Pseudonyms): FactRow[] {
  const record = (id: string | undefined) => (id === undefined ? null : pseudonyms.record(id));
  return factsOf(envelope).map((fact, part) => ({
    event_id: envelope.id,
    part,
    stage: fact.stage,
    at: fact.at,
    organisation_id: fact.organisationId ?? null,
    achievement_id: fact.achievementId ?? null,
    posting_id: fact.postingId ?? null,
    item_uri: fact.item?.uri ?? null,
    item_revision: fact.item?.revision ?? null,
    thing: record(fact.thing),
    person: fact.person === undefined ? null : pseudonyms.person(fact.person),
    credential: record(fact.credential),
    detail: fact.detail ?? null,
    cause_event_id: fact.cause?.eventId ?? null,
    caused_at: fact.cause?.at ?? null,
  }));
}
