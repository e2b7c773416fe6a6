import { Injectable } from '@nestjs/common';
import type { PageQuery, WalletActivityPage } from '@wellspring/contracts';
import { Database } from '@wellspring/persistence';
import { displayCredential } from '../domain/display-credential.js';
import { Sealing } from '../sealing/sealing.js';
import { activityPageOf } from '../storage/activity.js';

type Entry = Awaited<ReturnType<typeof activityPageOf>>[number];

/** What happened in a wallet, and who looked, newest first. */
@Injectable()
export class ReadActivity {
  constructor(
    private readonly database: Database,
    private readonly sealing: Sealing,
  ) {}

  async execute(holder: string, query: PageQuery): Promise<WalletActivityPage> {
    const key = await this.sealing.keyOf(holder);
    const rows = await this.database.transaction({ holder }, (tx) => activityPageOf(tx, holder, query));
    const last = rows.length === query.limit ? rows.at(-1) : undefined;
    const items = rows.map((row) => ({
      at: row.at.toISOString(),
      kind: row.kind,
      subject: this.subjectOf(row, key),
    }));
    return { items, ...(last && { next: last.id }) };
  }

  private subjectOf({ id, sealed_subject, sealed_credential, credential_id }: Entry, key: Buffer): string {
    if (sealed_subject) return this.sealing.open(key, sealed_subject, id);
    if (!sealed_credential || !credential_id) return 'a credential';
    return displayCredential(this.sealing.open(key, sealed_credential, credential_id)).name;
  }
}
