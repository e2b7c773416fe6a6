export { doorSuite, type Door, type DoorSuiteOptions } from './door-suite.js';
export { createTestDatabase } from './environment/index.js';
export { testBrowser, type NoBrowser, type TestBrowser } from './environment/browser.js';
export { testKafka, type NoKafka, type TestKafka } from './environment/kafka.js';
export { testRedis, type NoRedis, type TestRedis } from './environment/redis.js';
export { eventLogSuite } from './event-log-suite.js';
export type { ConnectLog, LogScenario } from './event-log/log-scenario.js';
export { notedEnvelope, notedRecord } from './event-log/noted.js';
export { eventually } from './eventually.js';
export { openEventLog, sentFact, type SentFact, type TestEventLog } from './facts.js';
export { TestInstitution, type CredentialOptions, type TestCredential } from './institution.js';
export { tablesWithoutIsolation } from './isolation.js';
export { sharedCacheSuite, type Replicas } from './shared-cache-suite.js';
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
