/**
 * Operations per CPU-second of one core, all competitors in turn. A machine that others share changes its speed within
 * seconds, so slices are short and many. Rates and ratios are of all slices together, so that rare costs count; the
 * quartiles of the ratios within each round say how much they vary.
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
 * Measures operations, `{ name, run }`, in `rounds` interleaved rounds after some time that warms up; every other round
 * goes backwards. Answers by name the slices, `{ count, micros }`, of each round; one that throws has a `refusal` instead.
 */
export async function measure(operations, rounds) {
  const results = new Map();
  for (const { name } of operations) results.set(name, { slices: [] });
  const attempt = async ({ name }, work) => {
    const result = results.get(name);
    if (result.refusal !== undefined) return;
    try {
      await work(result);
    } catch (error) {
      result.refusal = String(error?.message ?? error);
    }
  };
  for (const each of operations) await attempt(each, () => repeat(each.run, firstWarmMs));
  for (let round = 0; round < rounds; round += 1) {
    for (const each of round % 2 === 0 ? operations : operations.toReversed()) {
      await attempt(each, async ({ slices }) => slices.push(await slice(each.run)));
    }
  }
  return results;
}

/** Prints a table: each operation, its rate, and its ratio to each of the named baselines with the quartiles. */
export function printTable(title, results, baselines) {
  console.log(`\n${title}`);
  for (const [name, { slices, refusal }] of results) {
    if (refusal !== undefined) {
      console.log(`  ${name.padEnd(38)} not measured: ${refusal}`);
      continue;
    }
    const ratios = baselines
      .filter((base) => base !== name && results.get(base)?.refusal === undefined && results.has(base))
      .map((base) => `${ratioOf(slices, results.get(base).slices)} x ${base}`);
    const rate = together(slices);
    console.log(
      `  ${name.padEnd(38)} ${rate.toFixed(rate < 100 ? 1 : 0).padStart(8)} /s  ${ratios.join(', ')}`,
    );
  }
}

const rateOf = ({ count, micros }) => (count * 1e6) / micros;

function together(slices) {
  const sum = { count: 0, micros: 0 };
  for (const { count, micros } of slices) {
    sum.count += count;
    sum.micros += micros;
  }
  return rateOf(sum);
}

/** Of all slices, and in brackets the quartiles within the rounds. */
function ratioOf(slices, baseline) {
  const within = slices.map((each, round) => rateOf(each) / rateOf(baseline[round])).sort((a, b) => a - b);
  const quantile = (part) => within[Math.floor(part * (within.length - 1))].toFixed(2);
  const all = together(slices) / together(baseline);
  return `${all.toFixed(2)} [${quantile(0.25)} ${quantile(0.75)}]`;
}
