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

  async keysOf(holders: readonly string[]): Promise<Map<string, Buffer | null>> {
    return this.keys.of('holder', holders);
  }

  seal(key: Buffer, text: string, context: string): Buffer {
    return seal(key, Buffer.from(text), context);
  }

  open(key: Buffer, sealed: Buffer, context: string): string {
    return open(key, sealed, context).toString();
  }

  activity(key: Buffer, holder: string, kind: WalletActivity['kind'], subject: string): ActivityRow {
    const id = newId();
    return { id, holder, kind, sealed_subject: this.seal(key, subject, id), at: this.clock.now() };
  }

  forget(holder: string): void {
    this.keys.forget(holder);
  }
}
