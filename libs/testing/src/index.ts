export { createTestDatabase } from './environment/index.js';
export { eventually } from './eventually.js';
export { openEventLog, sentFact, type SentFact, type TestEventLog } from './facts.js';
export { TestInstitution, type CredentialOptions, type TestCredential } from './institution.js';
export { startNeighbour, type Neighbour, type NeighbourAnswer } from './neighbour.js';
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
