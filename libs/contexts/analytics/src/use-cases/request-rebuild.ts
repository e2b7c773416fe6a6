import { Injectable } from '@nestjs/common';
import { organisationOf, type Caller } from '@wellspring/auth';
import type { Rebuild } from '@wellspring/contracts';
import { Database, newId } from '@wellspring/persistence';
import { Clock, idempotently } from '@wellspring/platform';
import { requestRebuild } from '../storage/rebuilds.js';
import { messageOf } from './show-rebuild.js';

/** Asks for a rebuild of every fact; while one is under way, that one is the answer. */
@Injectable()
export class RequestRebuild {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(caller: Caller, key: string | undefined): Promise<Rebuild> {
    const organisationId = organisationOf(caller);
    return this.database.transaction('worker', (tx) =>
      idempotently(tx, { context: 'analytics', organisationId, key, request: 'rebuild' }, async () =>
        messageOf(await requestRebuild(tx, newId(), this.clock.now())),
      ),
    );
  }
}
