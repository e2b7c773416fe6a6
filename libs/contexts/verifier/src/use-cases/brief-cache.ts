const limit = 5000;

/** Answers the same for some seconds; many who ask at once share one look-up, and a failure is not kept. */
export class BriefCache<TValue> {
  private readonly entries = new Map<string, { value: Promise<TValue>; until: number }>();

  constructor(private readonly seconds: number) {}

  get(key: string, load: () => Promise<TValue>): Promise<TValue> {
    const known = this.entries.get(key);
    if (known && known.until > Date.now()) return known.value;
    if (this.entries.size >= limit) this.entries.clear();
    const value = load();
    this.entries.set(key, { value, until: Date.now() + this.seconds * 1000 });
    value.catch(() => this.entries.delete(key));
    return value;
  }

  clear(): void {
    this.entries.clear();
  }
}
