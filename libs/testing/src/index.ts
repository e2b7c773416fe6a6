export { createTestDatabase } from './environment/index.js';
export { eventually } from './eventually.js';
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
