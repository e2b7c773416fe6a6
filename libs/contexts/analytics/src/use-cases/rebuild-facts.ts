import { Injectable } from '@nestjs/common';
import type { Envelope } from '@wellspring/contracts';
import { readArchive, upcast } from '@wellspring/messaging';
import { Database, type Transaction } from '@wellspring/persistence';
import { Clock } from '@wellspring/platform';
import { rowsOf, type FactRow } from '../domain/fact-row.js';
import { countedEventOf } from '../domain/facts-of.js';
import type { Pseudonyms } from '../domain/pseudonyms.js';
import { digestOf, insertFacts } from '../storage/facts.js';
import {
  exchangeGeneration,
  generationToWrite,
  lockGeneration,
  sweepGenerations,
} from '../storage/generations.js';
import {
  archivedEvents,
  recordFailure,
  saveRebuild,
  takeRebuild,
  type RebuildRow,
} from '../storage/rebuilds.js';
import { PseudonymKey } from './pseudonym-key.js';

const pageSize = 1000;
const sweepSize = 20_000;
const mostAttempts = 10;

/**
 * Derives every fact again from the archived events, into a generation of its own, a page per transaction:
 * it goes on after a crash, and readers and consumers keep the current generation until the exchange.
 */
@Injectable()
export class RebuildFacts {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly key: PseudonymKey,
  ) {}

  /** Does one step. Answers whether there is more to do. */
  async step(): Promise<boolean> {
    const pseudonyms = await this.key.load();
    try {
      return await this.database.transaction('worker', (tx) => this.advance(tx, pseudonyms));
    } catch (error) {
      const cause = error instanceof Error ? error.message : String(error);
      await this.database.transaction('worker', (tx) =>
        recordFailure(tx, cause.slice(0, 500), mostAttempts, this.clock.now()),
      );
      throw error;
    }
  }

  private async advance(tx: Transaction, pseudonyms: Pseudonyms): Promise<boolean> {
    const rebuild = await takeRebuild(tx);
    // What a rebuild left behind goes in small pieces, before the next one begins.
    if (rebuild?.state !== 'running' && (await sweepGenerations(tx, sweepSize)) > 0) return true;
    if (!rebuild) return false;
    if (rebuild.state === 'waiting') return this.begin(tx, rebuild);
    const read = await this.readPage(tx, rebuild, pseudonyms);
    if (read.position !== rebuild.position) await saveRebuild(tx, read);
    else await this.exchange(tx, rebuild, pseudonyms);
    return true;
  }

  private async begin(tx: Transaction, rebuild: RebuildRow): Promise<boolean> {
    const generation = (await generationToWrite(tx)) + 1;
    const total = await archivedEvents(tx);
    await saveRebuild(tx, { ...rebuild, state: 'running', generation, total });
    return true;
  }

  /** Once nothing is left to read: whoever counts waits, what came since is read, the generations change places. */
  private async exchange(tx: Transaction, rebuild: RebuildRow, pseudonyms: Pseudonyms): Promise<void> {
    const current = await lockGeneration(tx);
    let read = rebuild;
    for (let before = ''; before !== read.position;) {
      before = read.position;
      read = await this.readPage(tx, read, pseudonyms);
    }
    const generation = generationOf(rebuild);
    const [before, after] = [await digestOf(tx, current), await digestOf(tx, generation)];
    await exchangeGeneration(tx, generation);
    await saveRebuild(tx, {
      ...read,
      state: 'done',
      finished_at: this.clock.now(),
      facts: after.facts,
      before: before.digest,
      after: after.digest,
    });
  }

  private async readPage(tx: Transaction, rebuild: RebuildRow, pseudonyms: Pseudonyms): Promise<RebuildRow> {
    const page = await readArchive(tx, 'analytics', rebuild.position, pageSize);
    const read = page.map(({ envelope }) => readRows(envelope, pseudonyms));
    const rows = read.flatMap((each) => each ?? []);
    await insertFacts(tx, generationOf(rebuild), rows);
    return {
      ...rebuild,
      position: page.at(-1)?.position ?? rebuild.position,
      events: rebuild.events + page.length,
      facts: rebuild.facts + rows.length,
      unreadable: rebuild.unreadable + read.filter((each) => each === undefined).length,
      attempts: 0,
      cause: null,
    };
  }
}

/** The facts of an archived event; undefined when it cannot be read, which parked it when it came. */
function readRows(envelope: Envelope, pseudonyms: Pseudonyms): FactRow[] | undefined {
  const event = countedEventOf(envelope.type);
  if (!event) return [];
  try {
    return rowsOf(upcast(event, envelope), pseudonyms);
  } catch {
    return undefined;
  }
}

function generationOf({ id, generation }: RebuildRow): number {
  if (generation === null) throw new Error(`The rebuild ${id} runs without a generation.`);
  return generation;
}
