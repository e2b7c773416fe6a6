import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Recipient } from '@wellspring/contracts';
import { Database, newId } from '@wellspring/persistence';
import { Clock, InstallationKeys, open, PersonKeys, PublicAddress, seal } from '@wellspring/platform';
import { insertRecipients, recipientsByEmail, type RecipientRow } from '../storage/recipients.js';

export interface Person {
  readonly email: string;
  readonly name: string;
}

/** The people that an institution awards: found by address, sealed, and named by a claim link. */
@Injectable()
export class Recipients {
  private readonly lookupKey: Buffer;
  private readonly claimKey: Buffer;

  constructor(
    private readonly database: Database,
    private readonly personKeys: PersonKeys,
    private readonly clock: Clock,
    private readonly address: PublicAddress,
    keys: InstallationKeys,
  ) {
    this.lookupKey = keys.of('issuer:email-lookup');
    this.claimKey = keys.of('issuer:claim-token');
  }

  /** The recipients of an institution for these people, made where they are new, in the order given. */
  async ensure(organisationId: string, people: readonly Person[]): Promise<RecipientRow[]> {
    const byHash = new Map(
      people.map((person) => [this.emailHash(organisationId, person.email).toString('hex'), person]),
    );
    const known = await this.find(organisationId, [...byHash.keys()]);
    const missing = [...byHash].filter(([hash]) => !known.has(hash));
    if (missing.length > 0) {
      await this.make(organisationId, missing);
      for (const [hash, row] of await this.find(
        organisationId,
        missing.map(([hash]) => hash),
      ))
        known.set(hash, row);
    }
    return people.map((person) => {
      const row = known.get(this.emailHash(organisationId, person.email).toString('hex'));
      if (!row) throw new Error('A recipient that was just stored is not there.');
      return row;
    });
  }

  /** What an institution knows of its recipients; a person who was erased has no name any more. */
  async open(rows: readonly { id: string; personal: Buffer }[]): Promise<Map<string, Person>> {
    const keys = await this.personKeys.of(
      'recipient',
      rows.map(({ id }) => id),
    );
    return new Map(
      rows.map(({ id, personal }) => {
        const key = keys.get(id);
        return [
          id,
          key ? (JSON.parse(open(key, personal, id).toString()) as Person) : { email: '', name: 'erased' },
        ];
      }),
    );
  }

  /** Recipients as their institution sees them. */
  async messages(rows: readonly RecipientRow[]): Promise<Recipient[]> {
    const people = await this.open(rows);
    return rows.map(({ id, holder }) => ({
      recipientId: id,
      email: people.get(id)?.email ?? '',
      name: people.get(id)?.name ?? '',
      claimUrl: this.claimUrl(id),
      connected: holder !== null,
    }));
  }

  /** The page where a person connects a wallet. The token is in the fragment, so that no server logs it. */
  claimUrl(recipientId: string): string {
    return this.address.urlOf(`/claim#${recipientId}.${this.claimMac(recipientId)}`);
  }

  /** The recipient of a claim token; undefined when we did not make it. */
  recipientOf(token: string): string | undefined {
    const [recipientId = '', mac = ''] = token.split('.');
    const expected = Buffer.from(this.claimMac(recipientId));
    const given = Buffer.from(mac);
    return expected.length === given.length && timingSafeEqual(expected, given) ? recipientId : undefined;
  }

  private claimMac(recipientId: string): string {
    return createHmac('sha256', this.claimKey).update(recipientId).digest('base64url').slice(0, 32);
  }

  private emailHash(organisationId: string, email: string): Buffer {
    const address = email.trim().toLowerCase();
    return createHmac('sha256', this.lookupKey).update(`${organisationId}:${address}`).digest();
  }

  private async find(organisationId: string, hashes: readonly string[]): Promise<Map<string, RecipientRow>> {
    const rows = await this.database.transaction({ organisation: organisationId }, (tx) =>
      recipientsByEmail(
        tx,
        organisationId,
        hashes.map((hash) => Buffer.from(hash, 'hex')),
      ),
    );
    return new Map(rows.map((row) => [row.email_hash.toString('hex'), row]));
  }

  private async make(
    organisationId: string,
    people: readonly (readonly [hash: string, person: Person])[],
  ): Promise<void> {
    const drafts = people.map(([hash, person]) => ({ id: newId(), hash, person }));
    const keys = await this.personKeys.of(
      'recipient',
      drafts.map(({ id }) => id),
    );
    const rows = drafts.flatMap(({ id, hash, person }) => {
      const key = keys.get(id);
      if (!key) return [];
      const { email, name } = person;
      const personal = seal(key, Buffer.from(JSON.stringify({ email: email.trim(), name })), id);
      const email_hash = Buffer.from(hash, 'hex');
      return [{ id, organisation_id: organisationId, email_hash, personal, created_at: this.clock.now() }];
    });
    await this.database.transaction({ organisation: organisationId }, (tx) => insertRecipients(tx, rows));
  }
}
