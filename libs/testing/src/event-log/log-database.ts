import { messagingTables } from '@wellspring/messaging';
import { isolationOf, migration } from '@wellspring/persistence';
import pg from 'pg';
import { createTestDatabase } from '../environment/index.js';
import { prepareDatabase } from '../service.js';

/** What handlers of the suite write: a row per event that was applied, in the order of applying. */
const effects = migration(
  'effects',
  2026112300020,
  `create table wallet.effect (
     position bigint generated always as identity primary key, key text not null, number int not null);
   ${isolationOf('wallet').workerOnly('wallet.effect')}`,
);

/** A database with a producing context, issuer, and a consuming one, wallet. */
export interface LogDatabase {
  readonly admin: pg.Client;
  urlOf(context: 'issuer' | 'wallet'): string;
  /** Empties everything, for the next test. */
  clear(): Promise<void>;
  drop(): Promise<void>;
}

export async function createLogDatabase(): Promise<LogDatabase> {
  const database = await createTestDatabase();
  const urlOf = await prepareDatabase(database.url, [
    { name: 'issuer', migrations: [messagingTables('issuer', 2026112300010)] },
    { name: 'wallet', migrations: [messagingTables('wallet', 2026112300010), effects] },
  ]);
  const admin = new pg.Client({ connectionString: database.url });
  await admin.connect();
  return {
    admin,
    urlOf,
    clear: async () => {
      await admin.query(
        `truncate issuer.outbox, wallet.inbox, wallet.parked_event, wallet.archive, wallet.effect,
           messaging.event_log, messaging.consumer restart identity;
         update messaging.head set position = 0`,
      );
    },
    drop: async () => {
      await admin.end();
      await database.drop();
    },
  };
}
