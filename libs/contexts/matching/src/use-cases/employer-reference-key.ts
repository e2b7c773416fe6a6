import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '@wellspring/persistence';
import { KeyWrapping } from '@wellspring/platform';
import { EmployerReferences } from '../domain/references.js';
import { wrappedKey } from '../storage/installation-keys.js';

const name = 'employer-references';
const wrappingContext = `matching:${name}`;

/** Keeps the installation's key for per-employer references: made once, stored wrapped, opened once. */
@Injectable()
export class EmployerReferenceKey {
  private references: Promise<EmployerReferences> | undefined;

  constructor(
    private readonly database: Database,
    private readonly wrapping: KeyWrapping,
  ) {}

  load(): Promise<EmployerReferences> {
    this.references ??= this.open().catch((error: unknown) => {
      this.references = undefined;
      throw error;
    });
    return this.references;
  }

  private async open(): Promise<EmployerReferences> {
    const wrapped = await this.database.transaction('worker', (tx) =>
      wrappedKey(tx, name, () => this.wrapping.wrap(randomBytes(32), wrappingContext)),
    );
    return new EmployerReferences(await this.wrapping.unwrap(wrapped, wrappingContext));
  }
}
