import { describe, jest } from '@jest/globals';
import { eventLogSuite } from '@wellspring/testing';
import { EmbeddedEventLog } from './embedded-event-log.js';

jest.setTimeout(60_000);

describe('the embedded event log', () => {
  eventLogSuite(
    async () => async (process) =>
      new EmbeddedEventLog(process.database, process.notifications, process.onError),
  );
});
