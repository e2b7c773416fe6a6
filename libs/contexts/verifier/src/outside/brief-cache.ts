interface Entry<TValue> {
  readonly value: Promise<TValue>;
  readonly at: number;
}

/** Answers the same for some seconds; many who ask at once share one look-up, and a failure is not kept. */
export class BriefCache<TValue> {
  private readonly entries = new Map<string, Entry<TValue>>();

  /** @param limit at which everything is forgotten */
  constructor(private readonly limit = 5000) {}

  get(key: string, maxAgeSeconds: number, load: () => Promise<TValue>): Promise<TValue> {
    const known = this.entries.get(key);
    if (known && Date.now() - known.at < maxAgeSeconds * 1000) return known.value;
    if (this.entries.size >= this.limit) this.entries.clear();
    const entry = { value: load(), at: Date.now() };
    this.entries.set(key, entry);
    entry.value.catch(() => {
      if (this.entries.get(key) === entry) this.entries.delete(key);
    });
    return entry.value;
  }

  clear(): void {
    this.entries.clear();
  }
}

/** Looks each key up once, failures included: what one batch of checks sees stays the same for all of it. */
export function once<TValue>(load: (key: string) => Promise<TValue>): (key: string) => Promise<TValue> {
  const known = new Map<string, Promise<TValue>>();
  return (key) => {
    const value = known.get(key) ?? load(key);
    known.set(key, value);
    return value;
  };
}
