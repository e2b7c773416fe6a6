import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';

/** Who may import whom: the table of docs/adr/0002, held by tags in each package.json. */
const engines = ['layer:engine'];
const contextFloor = [
  ...engines,
  'layer:contracts',
  'layer:messaging',
  'layer:persistence',
  'layer:auth',
  'layer:platform',
];
const contexts = ['registry', 'issuer', 'wallet', 'verifier', 'matching', 'analytics', 'identity'];
const boundaries = [
  { sourceTag: 'layer:engine', onlyDependOnLibsWithTags: [] },
  { sourceTag: 'layer:contracts', onlyDependOnLibsWithTags: engines },
  { sourceTag: 'layer:persistence', onlyDependOnLibsWithTags: [] },
  { sourceTag: 'layer:messaging', onlyDependOnLibsWithTags: ['layer:contracts', 'layer:persistence'] },
  { sourceTag: 'layer:auth', onlyDependOnLibsWithTags: ['layer:contracts'] },
  {
    sourceTag: 'layer:platform',
    onlyDependOnLibsWithTags: ['layer:contracts', 'layer:messaging', 'layer:persistence', 'layer:auth'],
  },
  { sourceTag: 'layer:context', onlyDependOnLibsWithTags: [...contextFloor, 'layer:testing'] },
  { sourceTag: 'layer:testing', notDependOnLibsWithTags: ['layer:context'] },
  // What a person looks at offline (ws vc inspect) is read by the engine that judges it elsewhere.
  { sourceTag: 'layer:client', onlyDependOnLibsWithTags: ['layer:contracts', ...engines] },
  { sourceTag: 'layer:app', onlyDependOnLibsWithTags: ['layer:platform', 'layer:context', 'layer:testing'] },
  {
    sourceTag: 'layer:all-in-one',
    onlyDependOnLibsWithTags: [
      'layer:platform',
      'layer:context',
      'layer:contracts',
      'layer:messaging',
      'layer:persistence',
      'layer:testing',
    ],
  },
  ...contexts.map((name) => ({
    sourceTag: `context:${name}`,
    onlyDependOnLibsWithTags: [...contextFloor, 'layer:testing', `context:${name}`],
  })),
];

export default [
  { ignores: ['**/dist', '**/node_modules', '.nx', '.wellspring', 'out'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx,mjs}'],
    plugins: { '@nx': nx },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', { max: 5 }],
      complexity: ['error', 20],
      eqeqeq: 'error',
    },
  },
  {
    files: ['libs/**/*.ts', 'apps/**/*.{ts,tsx}'],
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          depConstraints: boundaries,
          enforceBuildableLibDependency: false,
          // Testing stands on these libraries, and their own tests stand on testing.
          ignoredCircularDependencies: [
            ['@wellspring/messaging', '@wellspring/testing'],
            ['@wellspring/persistence', '@wellspring/testing'],
            ['@wellspring/platform', '@wellspring/testing'],
          ],
        },
      ],
    },
  },
  {
    files: ['libs/{messaging,persistence,platform}/**/*.spec.ts'],
    rules: { '@nx/enforce-module-boundaries': 'off' },
  },
  {
    files: [
      'libs/contexts/**/*.ts',
      'libs/{contracts,standards,match-engine,messaging,auth,persistence}/**/*.ts',
    ],
    // Tests and what they stand on play whoever is outside.
    ignores: ['**/*.spec.ts', '**/src/testing/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: "Only platform's configuration reads the environment.",
        },
      ],
      'no-restricted-globals': [
        'error',
        { name: 'fetch', message: 'Use the guarded client or an internal port of platform.' },
      ],
    },
  },
  {
    files: ['libs/contexts/*/src/domain/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            '@nestjs/*',
            'typeorm',
            'pg',
            '../storage/*',
            '../http/*',
            '../use-cases/*',
            '../events/*',
          ],
        },
      ],
    },
  },
  { files: ['**/*.spec.ts', '**/e2e/**'], rules: { 'max-lines': 'off' } },
  // End-to-end tests play the demo's flow.
  { files: ['**/e2e/**'], rules: { '@nx/enforce-module-boundaries': 'off' } },
  // The root of contracts is a list of names, as long as the system has messages.
  { files: ['libs/contracts/src/index.ts'], rules: { 'max-lines': 'off' } },
];
