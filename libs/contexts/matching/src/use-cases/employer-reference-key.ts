import { Injectable } from '@nestjs/common';
import { Database } from '@wellspring/persistence';
import { KeyWrapping, ownKey } from '@wellspring/platform';
import { EmployerReferences } from '../domain/references.js';

/** Keeps the installation's key for per-employer references, opened once. */
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
    const { database, wrapping } = this;
    return new EmployerReferences(await ownKey({ database, wrapping }, 'matching', 'employer-references'));
  }
}
