import { Injectable } from '@nestjs/common';
import { Database } from '@wellspring/persistence';
import { KeyWrapping, ownKey } from '@wellspring/platform';
import { Pseudonyms } from '../domain/pseudonyms.js';

/** Keeps the key of analytics' pseudonyms: made once, stored wrapped, opened once per process. */
@Injectable()
export class PseudonymKey {
  private pseudonyms: Promise<Pseudonyms> | undefined;

  constructor(
    private readonly database: Database,
    private readonly wrapping: KeyWrapping,
  ) {}

  load(): Promise<Pseudonyms> {
    this.pseudonyms ??= this.open().catch((error: unknown) => {
      this.pseudonyms = undefined;
      throw error;
    });
    return this.pseudonyms;
  }

  private async open(): Promise<Pseudonyms> {
    const { database, wrapping } = this;
    return new Pseudonyms(await ownKey({ database, wrapping }, 'analytics', 'pseudonyms'));
  }
}
