/** `npm run check`: format, lint and boundaries, types, unit tests, drift of generated files. About a minute. */
import { jestArguments, run, runSteps } from './run.mjs';

const node =
  (...args) =>
  () =>
    run(process.execPath, args);

const quietly =
  (...args) =>
  () =>
    run(process.execPath, args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, NX_DAEMON: 'false' },
    });

const prettier = ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn'];
const unitTests = ['--testPathIgnorePatterns', '\\.(int|e2e)\\.spec\\.ts$', '/dist/'];

// The tests keep half of the processors busy for about as long as the rest keeps another.
await runSteps(
  [['unit tests', node(...jestArguments, ...unitTests, '--maxWorkers', '50%')]],
  [
    // A file that has not changed since it was found well formed is not read again.
    ['format', node(...prettier, '--cache', '--cache-strategy', 'content', '.')],
    ['types', node('node_modules/typescript-7/bin/tsc', '-p', 'tsconfig.json')],
    ['types of the web client', node('node_modules/typescript-7/bin/tsc', '-p', 'apps/web/tsconfig.json')],
    // The boundaries rule reads the graph that Nx has cached.
    ['project graph', quietly('node_modules/nx/dist/bin/nx.js', 'show', 'projects', '--json')],
    ['lint and boundaries', node('node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0')],
    ['import cycles', node('tools/cycles.mjs')],
    ['generated files', node('tools/generate.mjs', '--check')],
  ],
);
