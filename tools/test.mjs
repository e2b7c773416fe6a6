/**
 * `npm test`: check first, then integration, then end-to-end. `node tools/test.mjs --level int` runs one
 * level. Needs nothing but Node; what Kafka, Redis and a browser would add is skipped visibly where they
 * cannot be had, and mandatory where CI is set.
 */
import { buildServer, buildWeb } from './build.mjs';
import { jestArguments, run, runSteps } from './run.mjs';

const wanted = process.argv.includes('--level')
  ? process.argv[process.argv.indexOf('--level') + 1]
  : undefined;
const node =
  (...args) =>
  () =>
    run(process.execPath, args);
const build = async () => {
  await buildServer();
  await buildWeb();
  return 0;
};

const levels = {
  check: [['check', node('tools/check.mjs')]],
  int: [
    ['integration tests', node(...jestArguments, '--testMatch', '**/*.int.spec.ts', '--maxWorkers', '2')],
  ],
  e2e: [
    ['build', build],
    ['end-to-end tests', node(...jestArguments, '--testMatch', '**/*.e2e.spec.ts', '--runInBand')],
  ],
};

await runSteps(wanted ? (levels[wanted] ?? []) : Object.values(levels).flat());
