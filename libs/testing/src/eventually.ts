/** Asks `check` until it stops throwing, and answers what it returns; throws its last error when time is up. */
export async function eventually<TResult>(
  check: () => TResult | Promise<TResult>,
  timeoutMs = 10_000,
): Promise<TResult> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }
}
