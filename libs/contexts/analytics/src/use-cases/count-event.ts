import { Injectable } from '@nestjs/common';
import type { Envelope } from '@wellspring/contracts';
import type { Transaction } from '@wellspring/persistence';
import { rowsOf } from '../domain/fact-row.js';
import { insertFacts } from '../storage/facts.js';
import { generationToWrite } from '../storage/generations.js';
import { PseudonymKey } from './pseudonym-key.js';

/** Counts an event: stores its facts. */
@Injectable()
export class CountEvent {
  constructor(private readonly key: PseudonymKey) {}

  async execute(tx: Transaction, envelope: Envelope): Promise<void> {
    const rows = rowsOf(envelope, await this.key.load());
    await insertFacts(tx, await generationToWrite(tx), rows);
  }
}
