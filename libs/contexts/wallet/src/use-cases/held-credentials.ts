import { Injectable } from '@nestjs/common';
import {
  credentialClaimed,
  refuse,
  verifyForHolder,
  type HeldCredential,
  type HeldCredentialDetail,
  type HeldCredentialPage,
  type PageQuery,
  type Refusal,
} from '@wellspring/contracts';
import { fact, Outbox } from '@wellspring/messaging';
import { Database } from '@wellspring/persistence';
import { Clock, InternalPorts } from '@wellspring/platform';
import { parseCredential, StandardsError } from '@wellspring/standards';
import { displayCredential } from '../domain/display-credential.js';
import { insertActivity } from '../storage/activity.js';
import {
  heldBy,
  insertHeld,
  saveVerification,
  type HeldRow,
  type HeldWithRevocation,
} from '../storage/held-credentials.js';
import { Sealing } from './sealing.js';

/** What a holder has: listed, read, imported, verified again. */
@Injectable()
export class HeldCredentials {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly ports: InternalPorts,
    private readonly sealing: Sealing,
    private readonly clock: Clock,
  ) {}

  async list(holder: string, { limit, cursor }: PageQuery): Promise<HeldCredentialPage> {
    const key = await this.sealing.keyOf(holder);
    const before = cursor && !Number.isNaN(Date.parse(cursor)) ? new Date(cursor) : undefined;
    const rows = await this.database.transaction({ holder }, (tx) => heldBy(tx, holder, { limit, before }));
    const last = rows.length === limit ? rows.at(-1) : undefined;
    return {
      items: rows.map((row) => summaryOf(row, this.sealing.open(key, row.sealed, row.credential_id))),
      ...(last && { next: last.received_at.toISOString() }),
    };
  }

  async detail(holder: string, id: string): Promise<HeldCredentialDetail | Refusal> {
    const found = await this.open(holder, id);
    if (!found) return unknown();
    const { name: _, issuerName: __, skills, ...displayed } = displayCredential(found.text);
    return {
      ...summaryOf(found.row, found.text),
      ...displayed,
      skills: [...skills],
      checks: [...found.row.checks],
      verifiedAt: found.row.verified_at.toISOString(),
    };
  }

  /** A held credential and its exact text; undefined when the wallet has none. */
  async open(holder: string, id: string): Promise<{ row: HeldWithRevocation; text: string } | undefined> {
    const key = await this.sealing.keyOf(holder);
    const [row] = await this.database.transaction({ holder }, (tx) =>
      heldBy(tx, holder, { limit: 1, ids: [id] }),
    );
    return row && { row, text: this.sealing.open(key, row.sealed, id) };
  }

  async verifyAgain(holder: string, id: string): Promise<HeldCredentialDetail | Refusal> {
    const found = await this.open(holder, id);
    if (!found) return unknown();
    const { results } = await this.ports.call(verifyForHolder, {
      credentials: [{ holder, text: found.text }],
    });
    const [result] = results;
    if (result) {
      const saved = { outcome: result.outcome, checks: result.checks, at: new Date(result.verifiedAt) };
      await this.database.transaction({ holder }, (tx) => saveVerification(tx, holder, id, saved));
    }
    return this.detail(holder, id);
  }

  /** Takes in a credential from elsewhere; one that does not verify is kept apart, with the reasons. */
  async import(holder: string, text: string): Promise<HeldCredentialDetail | Refusal> {
    const trimmed = text.trim();
    const format = formatOf(trimmed);
    if (typeof format !== 'string') return format;
    const key = await this.sealing.keyOf(holder);
    const { results } = await this.ports.call(verifyForHolder, { credentials: [{ holder, text: trimmed }] });
    const [result] = results;
    if (!result) return unknown();
    const now = this.clock.now();
    const row: HeldRow = {
      holder,
      credential_id: result.credentialId,
      organisation_id: null,
      origin: 'import',
      format,
      digest: result.digest,
      sealed: this.sealing.seal(key, trimmed, result.credentialId),
      outcome: result.outcome,
      checks: result.checks,
      valid_until: result.validUntil ? new Date(result.validUntil) : null,
      received_at: now,
      verified_at: new Date(result.verifiedAt),
    };
    await this.database.transaction({ holder }, async (tx) => {
      const stored = await insertHeld(tx, [row]);
      if (!stored.has(row.credential_id)) return;
      await insertActivity(tx, [
        this.sealing.activity(key, holder, 'received', displayCredential(trimmed).name),
      ]);
      if (result.outcome !== 'verified') return;
      const data = {
        credentialId: row.credential_id,
        digest: row.digest,
        holder,
        claimedAt: now.toISOString(),
      };
      await this.outbox.append(tx, [fact(credentialClaimed, data)]);
    });
    return this.detail(holder, result.credentialId);
  }
}

function formatOf(text: string): HeldRow['format'] | Refusal {
  try {
    return parseCredential(text).format;
  } catch (error) {
    if (error instanceof StandardsError) return refuse('WALLET_NOT_A_CREDENTIAL', 400, error.message);
    throw error;
  }
}

function summaryOf(row: HeldWithRevocation, text: string): HeldCredential {
  const { name, issuerName } = displayCredential(text);
  return {
    credentialId: row.credential_id,
    name,
    issuerName,
    format: row.format,
    digest: row.digest,
    state: row.revoked_reason !== null ? 'revoked' : row.outcome === 'verified' ? 'held' : 'refused',
    revokedReason: row.revoked_reason,
    origin: row.origin,
    validUntil: row.valid_until?.toISOString() ?? null,
    receivedAt: row.received_at.toISOString(),
  };
}

function unknown(): Refusal {
  return refuse('WALLET_UNKNOWN_CREDENTIAL', 404, 'Your wallet holds no credential with this id.');
}
