import { createHmac } from 'node:crypto';

/**
 * Names for people and records that belong to analytics alone, so that its facts cannot be joined with the
 * tables of any other context. The same in, the same out: counting distinct ones still works.
 */
export class Pseudonyms {
  constructor(private readonly key: Uint8Array) {}

  person(id: string): string {
    return this.of('person', id);
  }

  record(id: string): string {
    return this.of('record', id);
  }

  private of(kind: string, id: string): string {
    // 132 bits: no two of them meet by chance.
    return createHmac('sha256', this.key).update(`${kind}:${id}`).digest('base64url').slice(0, 22);
  }
}
