import { Injectable } from '@nestjs/common';
import { refuse, verifyForHolder, type Refusal, type SharedView } from '@wellspring/contracts';
import { Database } from '@wellspring/persistence';
import { Clock, InternalPorts } from '@wellspring/platform';
import { displayCredential } from '../domain/display-credential.js';
import { tokenHash } from '../domain/share-token.js';
import { Sealing } from '../sealing/sealing.js';
import { insertActivity } from '../storage/activity.js';
import { heldByIds } from '../storage/held-credentials.js';
import { countView, liveShare, type ShareRow } from '../storage/shares.js';

const gone = refuse('WALLET_SHARE_GONE', 404, 'This link has ended, or never was.');

/** The bearer of a link sees the credentials, checked at this moment; the holder sees that somebody looked. */
@Injectable()
export class ViewShare {
  constructor(
    private readonly database: Database,
    private readonly ports: InternalPorts,
    private readonly sealing: Sealing,
    private readonly clock: Clock,
  ) {}

  async execute(token: string): Promise<SharedView | Refusal> {
    const share = await this.database.transaction('worker', (tx) =>
      liveShare(tx, tokenHash(token), this.clock.now()),
    );
    const key = share && (await this.sealing.keysOf([share.holder])).get(share.holder);
    if (!share || !key) return gone;
    const credentials = await this.show(share, key);
    const purpose = this.sealing.open(key, share.sealed_purpose, `${share.id}:purpose`);
    const counted = await this.count(share, key, purpose);
    return counted ? { purpose, until: share.until.toISOString(), credentials } : gone;
  }

  private async show({ holder, credential_ids }: ShareRow, key: Buffer): Promise<SharedView['credentials']> {
    const rows = await this.database.transaction({ holder }, (tx) => heldByIds(tx, holder, credential_ids));
    const texts = rows.map((row) => this.sealing.open(key, row.sealed, row.credential_id));
    if (texts.length === 0) return [];
    const asked = { credentials: texts.map((text) => ({ holder, text })) };
    const { results } = await this.ports.call(verifyForHolder, asked);
    return texts.flatMap((text, index) => {
      const result = results[index];
      const { name, issuerName } = displayCredential(text);
      return result ? [{ text, name, issuerName, checks: result.checks, outcome: result.outcome }] : [];
    });
  }

  /** False when the holder ended the link while it was opened. */
  private async count({ id, holder }: ShareRow, key: Buffer, purpose: string): Promise<boolean> {
    return this.database.transaction({ holder }, async (tx) => {
      if (!(await countView(tx, holder, id))) return false;
      await insertActivity(tx, [this.sealing.activity(key, holder, 'viewed', purpose)]);
      return true;
    });
  }
}
