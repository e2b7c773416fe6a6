import { fetchDataKeys } from '@wellspring/contracts';
import type { InternalPorts } from '../outbound/internal-ports.js';

const cacheLimit = 50_000;

/**
 * Data keys of people, from identity, cached in memory. Erasing a person destroys the key: what was sealed
 * under it can never be read again.
 */
export class PersonKeys {
  private readonly cache = new Map<string, Buffer | null>();

  constructor(private readonly ports: InternalPorts) {}

  /** The keys of many people of a kind; null where the person was erased. */
  async of(kind: 'recipient' | 'holder', ids: readonly string[]): Promise<Map<string, Buffer | null>> {
    const missing = [...new Set(ids)].filter((id) => !this.cache.has(id));
    for (let from = 0; from < missing.length; from += 1000) {
      const { keys } = await this.ports.call(fetchDataKeys, { kind, ids: missing.slice(from, from + 1000) });
      for (const { id, key } of keys) this.remember(id, key === null ? null : Buffer.from(key, 'base64url'));
    }
    return new Map(ids.map((id) => [id, this.cache.get(id) ?? null]));
  }

  /** Drops a person's key from memory. */
  forget(id: string): void {
    this.cache.delete(id);
  }

  private remember(id: string, key: Buffer | null): void {
    if (this.cache.size >= cacheLimit) this.cache.clear();
    this.cache.set(id, key);
  }
}
