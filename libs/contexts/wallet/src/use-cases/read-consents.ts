import { Injectable } from '@nestjs/common';
import type { Consent } from '@wellspring/contracts';
import { Database } from '@wellspring/persistence';
import { consentsOf } from '../storage/consents.js';
import { consentMessage } from './consent-message.js';

/** Every consent of a holder, live and past, newest first: the receipts. */
@Injectable()
export class ReadConsents {
  constructor(private readonly database: Database) {}

  async execute(holder: string): Promise<Consent[]> {
    const rows = await this.database.transaction({ holder }, (tx) => consentsOf(tx, holder));
    return rows.map(consentMessage);
  }
}
