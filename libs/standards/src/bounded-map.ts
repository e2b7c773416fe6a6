/**
 * A map that forgets its oldest entries beyond a size, for what is worked out from documents of others is
 * remembered but must not fill the memory.
 *
 * @example new BoundedMap<string, number>(1000).get('four', () => 4) // 4
 */
export class BoundedMap<TKey, TValue> {
  private readonly entries = new Map<TKey, TValue>();

  constructor(private readonly size: number) {}

  /** The value kept for a key, made where there is none; what `make` throws is not kept, nor `undefined`. */
  get(key: TKey, make: () => TValue): TValue {
    const known = this.entries.get(key);
    if (known !== undefined) return known;
    const made = make();
    if (made === undefined) return made;
    if (this.entries.size >= this.size) {
      for (const oldest of this.entries.keys()) {
        this.entries.delete(oldest);
        break;
      }
    }
    this.entries.set(key, made);
    return made;
  }
}
