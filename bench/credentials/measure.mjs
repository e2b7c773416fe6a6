/**
 * Operations per CPU-second of one core, all competitors in turn. A machine that others share changes its speed within
 * seconds, and arithmetic by another factor than what reads documents: so slices are short, and a ratio is the median
 * of the ratios within each round.
 */
const sliceMs = 200;
/** Before each slice, for V8 forgets code that did not run while others did. */
const warmMs = 200;
/** At first, long enough that everybody's code is compiled. */
const firstWarmMs = 5000;

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
 * Measures operations, `{ name, run }`, in `rounds` interleaved rounds after some time that warms up. Answers by name the
 * operations per CPU-second, of each round; one that throws while it warms up has a `refusal` instead.
 */
export async function measure(operations, rounds) {
  const results = new Map();
  for (const { name, run } of operations) {
    const refusal = await repeat(run, firstWarmMs).then(
      () => undefined,
      (error) => error.message ?? String(error),
    );
    results.set(name, { refusal, rates: [] });
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, run } of operations) {
      const { refusal, rates } = results.get(name);
      if (refusal !== undefined) continue;
      const { count, micros } = await slice(run);
      rates.push((count * 1e6) / micros);
    }
  }
  return results;
}

/** Prints a table: each operation, the median of its rates, and its ratio to each of the named baselines. */
export function printTable(title, results, baselines) {
  console.log(`\n${title}`);
  for (const [name, { rates, refusal }] of results) {
    if (refusal !== undefined) {
      console.log(`  ${name.padEnd(38)} not measured: ${refusal}`);
      continue;
    }
    const ratios = baselines
      .filter((base) => base !== name && results.get(base)?.rates.length > 0)
      .map((base) => `${ratioOf(rates, results.get(base).rates).toFixed(2)} x ${base}`);
    const rate = median(rates);
    console.log(
      `  ${name.padEnd(38)} ${rate.toFixed(rate < 100 ? 1 : 0).padStart(8)} /s  ${ratios.join(', ')}`,
    );
  }
}

const ratioOf = (rates, baseline) => median(rates.map((rate, round) => rate / baseline[round]));

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
