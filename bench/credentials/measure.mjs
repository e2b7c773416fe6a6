/** Operations per CPU-second of one core, all competitors in turn, so that a busy machine slows all alike. */
const sliceMs = 400;
/** Before each slice, for V8 forgets code that did not run while others did. */
const warmMs = 300;
/** Long enough that everybody's code is compiled. */
const warmSlices = 8;

/** Runs one operation for so many milliseconds. Answers how often, and how many CPU-microseconds it took. */
async function repeat(run, milliseconds) {
  const began = process.cpuUsage();
  const until = performance.now() + milliseconds;
  let count = 0;
  while (performance.now() < until || count === 0) {
    // Awaiting what is no promise would charge synchronous rivals for a turn of the queue.
    const result = run();
    if (result instanceof Promise) await result;
    count += 1;
  }
  const { user, system } = process.cpuUsage(began);
  return { count, micros: user + system };
}

/** One slice of an operation that runs warm, in a heap where nobody pays for what another left behind. */
async function slice(run) {
  globalThis.gc?.();
  await repeat(run, warmMs);
  return repeat(run, sliceMs);
}

/**
 * Measures operations, `{ name, run }`, in `rounds` interleaved rounds after some that warm up. Answers the
 * operations per CPU-second by name; one that throws in its warm-up has a `refusal` instead.
 */
export async function measure(operations, rounds) {
  const results = new Map();
  for (const { name, run } of operations) {
    try {
      for (let warm = 0; warm < warmSlices; warm += 1) await slice(run);
      results.set(name, { count: 0, micros: 0 });
    } catch (error) {
      results.set(name, { refusal: error.message ?? String(error) });
    }
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, run } of operations) {
      const sum = results.get(name);
      if (sum.refusal !== undefined) continue;
      const { count, micros } = await slice(run);
      sum.count += count;
      sum.micros += micros;
    }
  }
  return new Map(
    [...results].map(([name, { count, micros, refusal }]) => [
      name,
      refusal === undefined ? { perSecond: (count * 1e6) / micros } : { refusal },
    ]),
  );
}

/** Prints a table: each operation, its rate, and its ratio to each of the named baselines. */
export function printTable(title, results, baselines) {
  console.log(`\n${title}`);
  for (const [name, { perSecond, refusal }] of results) {
    if (refusal !== undefined) {
      console.log(`  ${name.padEnd(38)} not measured: ${refusal}`);
      continue;
    }
    const ratios = baselines
      .filter((base) => base !== name && results.get(base)?.perSecond)
      .map((base) => `${(perSecond / results.get(base).perSecond).toFixed(2)} x ${base}`);
    console.log(
      `  ${name.padEnd(38)} ${perSecond.toFixed(perSecond < 100 ? 1 : 0).padStart(8)} /s  ${ratios.join(', ')}`,
    );
  }
}
