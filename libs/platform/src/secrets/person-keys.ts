import { fetchDataKeys } from '@wellspring/contracts';
import type { SharedCache } from '../cache/shared-cache.js';
import type { InternalPorts } from '../outbound/internal-ports.js';

const cacheLimit = 50_000;

/**
 * Data keys of people, from identity, cached in memory. Erasing a person destroys the key: what was sealed
 * under it can never be read again, by this replica or by another.
 */
export class PersonKeys {
  private readonly cache = new Map<string, Buffer | null>();

  private constructor(
    private readonly ports: InternalPorts,
    private readonly shared: SharedCache,
    private readonly channel: string,
  ) {}

  /** The keys as one context of one replica knows them; it hears of whom the others are told to forget. */
  static async of(context: string, ports: InternalPorts, shared: SharedCache): Promise<PersonKeys> {
    const channel = `${context}:erased`;
    const keys = new PersonKeys(ports, shared, channel);
    await shared.subscribe(channel, (id) => keys.cache.set(id, null));
    return keys;
  }

  /** The keys of many people of a kind; null where the person was erased. */
  async of(kind: 'recipient' | 'holder', ids: readonly string[]): Promise<Map<string, Buffer | null>> {
    const missing = [...new Set(ids)].filter((id) => !this.cache.has(id));
    for (let from = 0; from < missing.length; from += 1000) {
      const { keys } = await this.ports.call(fetchDataKeys, { kind, ids: missing.slice(from, from + 1000) });
      for (const { id, key } of keys) this.remember(id, key === null ? null : Buffer.from(key, 'base64url'));
    }
    return new Map(ids.map((id) => [id, this.cache.get(id) ?? null]));
  }

  /** Drops the key of an erased person from the memory of every replica. */
  forget(id: string): void {
    this.cache.set(id, null);
    void this.shared.publish(this.channel, id).catch(() => undefined);
  }

  private remember(id: string, key: Buffer | null): void {
    // A key that was on its way while its person was erased comes too late.
    if (this.cache.get(id) === null) return;
    if (this.cache.size >= cacheLimit) this.cache.clear();
    this.cache.set(id, key);
  }
}
