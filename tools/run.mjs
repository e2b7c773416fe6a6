import { spawn } from 'node:child_process';

/** Runs a command in the foreground. Answers its exit code. */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(signal ? 1 : (code ?? 1)));
  });
}

/**
 * Runs named steps in order, tells how long each took, and stops at the first that fails. Several lists run side by
 * side; once a step of one fails, the others end the step that they are at, and begin none.
 */
export async function runSteps(...lists) {
  const started = performance.now();
  let hasFailed = false;
  const runList = async (steps) => {
    for (const [name, step] of steps) {
      if (hasFailed) return;
      const before = performance.now();
      const code = await step();
      const took = `${((performance.now() - before) / 1000).toFixed(1)} s`;
      if (code === 0) {
        console.log(`✓ ${name} (${took})`);
        continue;
      }
      console.error(`\n✗ ${name} failed after ${took}`);
      hasFailed = true;
    }
  };
  await Promise.all(lists.map(runList));
  if (hasFailed) process.exit(1);
  console.log(`\nAll of it took ${((performance.now() - started) / 1000).toFixed(0)} s.`);
}

export const jestArguments = [
  '--experimental-vm-modules',
  '--no-warnings=ExperimentalWarning',
  'node_modules/jest/bin/jest.js',
];
