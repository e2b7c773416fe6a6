import { Injectable } from '@nestjs/common';
import type { HeldCredentialDetail, HeldCredentialPage, PageQuery, Refusal } from '@wellspring/contracts';
import { Database } from '@wellspring/persistence';
import { unknownCredentials } from '../domain/refusals.js';
import { Sealing } from '../sealing/sealing.js';
import { heldByIds, heldPageOf } from '../storage/held-credentials.js';
import { heldDetailMessage, heldMessage, type OpenedCredential } from './held-message.js';

/** What a holder has: listed, read, opened. */
@Injectable()
export class ReadHeldCredentials {
  constructor(
    private readonly database: Database,
    private readonly sealing: Sealing,
  ) {}

  async list(holder: string, query: PageQuery): Promise<HeldCredentialPage> {
    const key = await this.sealing.keyOf(holder);
    const rows = await this.database.transaction({ holder }, (tx) => heldPageOf(tx, holder, query));
    const last = rows.length === query.limit ? rows.at(-1) : undefined;
    const items = rows.map((row) =>
      heldMessage({ row, text: this.sealing.open(key, row.sealed, row.credential_id) }),
    );
    return { items, ...(last && { next: last.id }) };
  }

  async detail(holder: string, id: string): Promise<HeldCredentialDetail | Refusal> {
    const opened = await this.open(holder, id);
    return opened ? heldDetailMessage(opened) : unknownCredentials([id]);
  }

  /** A held credential with its exact text; undefined when the wallet has none of this identifier. */
  async open(holder: string, id: string): Promise<OpenedCredential | undefined> {
    const key = await this.sealing.keyOf(holder);
    const [row] = await this.database.transaction({ holder }, (tx) => heldByIds(tx, holder, [id]));
    return row && { row, text: this.sealing.open(key, row.sealed, id) };
  }
}
