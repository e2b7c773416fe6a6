export { createTestDatabase } from './environment/index.js';
export { testBrowser, type NoBrowser, type TestBrowser } from './environment/browser.js';
export { testKafka, type NoKafka, type TestKafka } from './environment/kafka.js';
export { eventLogSuite } from './event-log-suite.js';
export type { ConnectLog, LogScenario } from './event-log/log-scenario.js';
export { eventually } from './eventually.js';
export { openEventLog, sentFact, type SentFact, type TestEventLog } from './facts.js';
export { TestInstitution, type CredentialOptions, type TestCredential } from './institution.js';
export { tablesWithoutIsolation } from './isolation.js';
export { startNeighbour, type Neighbour, type NeighbourAnswer } from './neighbour.js';
export { readSse, type SseReader } from './read-sse.js';
export {
  prepareDatabase,
  startTestService,
  testSecret,
  type Answer,
  type CallOptions,
  type TestCaller,
  type TestService,
  type TestServiceOptions,
} from './service.js';
