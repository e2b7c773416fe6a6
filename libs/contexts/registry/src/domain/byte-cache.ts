/** Keeps the values used last, up to a number of bytes. */
export class ByteCache {
  private readonly entries = new Map<string, Buffer>();
  private size = 0;

  constructor(private readonly maxBytes: number) {}

  get(key: string): Buffer | undefined {
    const found = this.entries.get(key);
    if (found) {
      this.entries.delete(key);
      this.entries.set(key, found);
    }
    return found;
  }

  set(key: string, value: Buffer): void {
    if (value.length > this.maxBytes / 2) return;
    this.remove(key);
    this.entries.set(key, value);
    this.size += value.length;
    for (const oldest of this.entries.keys()) {
      if (this.size <= this.maxBytes) return;
      this.remove(oldest);
    }
  }

  private remove(key: string): void {
    this.size -= this.entries.get(key)?.length ?? 0;
    this.entries.delete(key);
  }
}
