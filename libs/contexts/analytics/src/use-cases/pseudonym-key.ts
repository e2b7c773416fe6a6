import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '@wellspring/persistence';
import { KeyWrapping } from '@wellspring/platform';
import { Pseudonyms } from '../domain/pseudonyms.js';
import { wrappedKey } from '../storage/installation-key.js';

const name = 'pseudonyms';
const wrappingContext = `analytics:${name}`;

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
    const wrapped = await this.database.transaction('worker', (tx) =>
      wrappedKey(tx, name, () => this.wrapping.wrap(randomBytes(32), wrappingContext)),
    );
    return new Pseudonyms(await this.wrapping.unwrap(wrapped, wrappingContext));
  }
}
