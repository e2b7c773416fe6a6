/** One configuration for every level; `tools/test.mjs` picks the level by the file's suffix. */
export default {
  testEnvironment: 'node',
  // Longer than `eventually` waits, so that a test which fails says why.
  testTimeout: 30_000,
  globalSetup: '<rootDir>/tools/jest-setup.mjs',
  globalTeardown: '<rootDir>/tools/jest-teardown.mjs',
  testEnvironmentOptions: { customExportConditions: ['@wellspring/source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest'] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  moduleFileExtensions: ['ts', 'js', 'mjs', 'json', 'node'],
  testMatch: ['<rootDir>/{libs,apps,bench,tools,deploy}/**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['/dist/'],
};
