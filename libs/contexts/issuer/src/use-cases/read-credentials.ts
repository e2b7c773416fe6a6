import { Injectable } from '@nestjs/common';
import type {
  CredentialPage,
  CredentialSummary,
  IssuerDashboard,
  PageQuery,
  Refusal,
} from '@wellspring/contracts';
import { Database } from '@wellspring/persistence';
import { open, PersonKeys } from '@wellspring/platform';
import { unknownCredential } from '../domain/refusals.js';
import {
  countsByAchievement,
  credentialPageOf,
  credentialsByIds,
  type CredentialFilter,
  type CredentialListRow,
  type CredentialRow,
} from '../storage/credentials.js';
import { Recipients } from './recipients.js';

/** A signed credential, opened. */
export interface OpenedCredential extends Omit<CredentialRow, 'sealed'> {
  readonly text: string;
}

/** What an institution has issued. */
@Injectable()
export class ReadCredentials {
  constructor(
    private readonly database: Database,
    private readonly recipients: Recipients,
    private readonly personKeys: PersonKeys,
  ) {}

  async list(organisationId: string, query: PageQuery & CredentialFilter): Promise<CredentialPage> {
    const { limit, cursor, ...filter } = query;
    const rows = await this.database.transaction({ organisation: organisationId }, (tx) =>
      credentialPageOf(tx, organisationId, filter, limit, cursor),
    );
    const last = rows.length === limit ? rows.at(-1) : undefined;
    return { items: await this.summaries(rows), ...(last && { next: last.id }) };
  }

  async one(organisationId: string, id: string): Promise<CredentialSummary | Refusal> {
    const { items } = await this.list(organisationId, { id, limit: 1 });
    return items[0] ?? unknownCredential();
  }

  /** Exactly the signed text; undefined for an unknown credential or an erased recipient. */
  async document(organisationId: string, id: string): Promise<OpenedCredential | undefined> {
    const rows = await this.database.transaction({ organisation: organisationId }, (tx) =>
      credentialsByIds(tx, [id], organisationId),
    );
    return (await this.open(rows))[0];
  }

  /** For the wallet: any institution's credentials. */
  async byIds(ids: readonly string[]): Promise<OpenedCredential[]> {
    const rows = await this.database.transaction('worker', (tx) => credentialsByIds(tx, ids));
    return this.open(rows);
  }

  async dashboard(organisationId: string): Promise<IssuerDashboard> {
    const rows = await this.database.transaction({ organisation: organisationId }, (tx) =>
      countsByAchievement(tx, organisationId),
    );
    return {
      achievements: rows.map(({ id, name, issued, claimed, revoked }) => ({
        achievementId: id,
        name,
        issued: Number(issued),
        claimed: Number(claimed),
        revoked: Number(revoked),
      })),
    };
  }

  private async open(rows: readonly CredentialRow[]): Promise<OpenedCredential[]> {
    const keys = await this.personKeys.of(
      'recipient',
      rows.map(({ recipient_id }) => recipient_id),
    );
    return rows.flatMap(({ sealed, ...row }) => {
      const key = keys.get(row.recipient_id);
      return key ? [{ ...row, text: open(key, sealed, row.id).toString() }] : [];
    });
  }

  private async summaries(rows: readonly CredentialListRow[]): Promise<CredentialSummary[]> {
    const people = await this.recipients.open(
      rows.map(({ recipient_id, personal }) => ({ id: recipient_id, personal })),
    );
    return rows.map((row) => ({
      credentialId: row.id,
      awardId: row.award_id,
      externalId: row.external_id,
      achievementId: row.achievement_id,
      achievementName: row.achievement_name,
      recipientName: people.get(row.recipient_id)?.name ?? '',
      format: row.format,
      digest: row.digest,
      state: row.revoked_at ? 'revoked' : row.claimed_at ? 'claimed' : 'issued',
      issuedAt: row.issued_at.toISOString(),
      claimedAt: row.claimed_at?.toISOString() ?? null,
      revokedAt: row.revoked_at?.toISOString() ?? null,
      revokedReason: row.revoked_reason,
    }));
  }
}
