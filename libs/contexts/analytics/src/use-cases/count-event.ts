import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Envelope } from '@wellspring/contracts';
import type { Transaction } from '@wellspring/persistence';
import { InstallationKeys } from '@wellspring/platform';
import { factsOf } from '../domain/facts-of.js';
import { insertFacts } from '../storage/facts.js';

/** Counts an event: its facts, people under pseudonyms of our own. */
@Injectable()
export class CountEvent {
  private readonly key: Buffer;

  constructor(keys: InstallationKeys) {
    this.key = keys.of('analytics:person');
  }

  async execute(tx: Transaction, envelope: Envelope): Promise<void> {
    const rows = factsOf(envelope).map((fact, part) => ({
      event_id: envelope.id,
      part,
      kind: fact.kind,
      at: fact.at,
      organisation_id: fact.organisationId ?? null,
      subject: fact.subject ?? null,
      person: fact.person ? this.pseudonym(fact.person) : null,
      detail: fact.detail ?? null,
      value: fact.value ?? null,
    }));
    await insertFacts(tx, rows);
  }

  private pseudonym(person: string): string {
    return createHmac('sha256', this.key).update(person).digest('base64url').slice(0, 22);
  }
}
