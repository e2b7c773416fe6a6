import { HttpException, Injectable } from '@nestjs/common';
import { refuse, type WalletActivity } from '@wellspring/contracts';
import { newId } from '@wellspring/persistence';
import { Clock, open, PersonKeys, seal } from '@wellspring/platform';
import type { ActivityRow } from '../storage/activity.js';

/** Seals and opens what wallets keep, each under its holder's own key. */
@Injectable()
export class Sealing {
  constructor(
    private readonly keys: PersonKeys,
    private readonly clock: Clock,
  ) {}

  /** The key of a holder. @throws HttpException 410 when the person was erased */
  async keyOf(holder: string): Promise<Buffer> {
    const key = (await this.keys.of('holder', [holder])).get(holder);
    if (key) return key;
    throw new HttpException(refuse('WALLET_ERASED', 410, 'This wallet was erased.'), 410);
  }

  /** The keys of many holders; null where the person was erased. */
  async keysOf(holders: readonly string[]): Promise<Map<string, Buffer | null>> {
    return this.keys.of('holder', holders);
  }

  /** Seals text; `context` names the row and the field, so that it cannot be moved to another. */
  seal(key: Buffer, text: string, context: string): Buffer {
    return seal(key, Buffer.from(text), context);
  }

  open(key: Buffer, sealed: Buffer, context: string): string {
    return open(key, sealed, context).toString();
  }

  /** An entry of the holder's activity, about something of theirs. */
  activity(key: Buffer, holder: string, kind: WalletActivity['kind'], subject: string): ActivityRow {
    const id = newId();
    const sealed_subject = this.seal(key, subject, id);
    return { id, holder, kind, sealed_subject, credential_id: null, at: this.clock.now() };
  }
}
