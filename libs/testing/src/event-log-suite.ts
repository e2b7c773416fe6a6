import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals';
import { deliveryCases } from './event-log/delivery-cases.js';
import { createLogDatabase, type LogDatabase } from './event-log/log-database.js';
import { LogScenario, type ConnectLog } from './event-log/log-scenario.js';
import { orderCases } from './event-log/order-cases.js';
import { parkingCases } from './event-log/parking-cases.js';

/**
 * What every binding of the event port must do. Registers its tests where it is called.
 *
 * @param openLog makes a log that nobody has written to, and answers how processes connect to it
 * @param ownCases registers what this binding alone must do
 */
export function eventLogSuite(
  openLog: () => Promise<ConnectLog>,
  ownCases?: (scenario: () => LogScenario) => void,
): void {
  let database: LogDatabase;
  let current: LogScenario;
  beforeAll(async () => {
    database = await createLogDatabase();
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    await database.clear();
    current = new LogScenario(database, await openLog());
  });
  afterEach(() => current.close());

  orderCases(() => current);
  deliveryCases(() => current);
  parkingCases(() => current);
  ownCases?.(() => current);
}
