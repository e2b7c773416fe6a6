import { open, seal } from './secret-box.js';

/** Keeps keys under the root key: encrypted at rest here; a KMS or HSM elsewhere behind the same port. */
export abstract class KeyWrapping {
  abstract wrap(key: Uint8Array, context: string): Promise<Buffer>;
  /** @throws UnreadableBox when it can never be opened; anything else is an outage */
  abstract unwrap(box: Uint8Array, context: string): Promise<Buffer>;
}

/** The root key of this process, derived from the installation's secret. */
export class LocalKeyWrapping extends KeyWrapping {
  constructor(private readonly rootKey: Uint8Array) {
    super();
  }

  async wrap(key: Uint8Array, context: string): Promise<Buffer> {
    return seal(this.rootKey, key, context);
  }

  async unwrap(box: Uint8Array, context: string): Promise<Buffer> {
    return open(this.rootKey, box, context);
  }
}
