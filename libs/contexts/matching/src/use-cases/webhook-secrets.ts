import { Injectable } from '@nestjs/common';
import { KeyWrapping } from '@wellspring/platform';
import { secretContext } from '../domain/webhook-signature.js';

const cacheLimit = 10_000;

/** Opens the secrets of webhooks, and keeps them in memory: one is asked for with every batch. */
@Injectable()
export class WebhookSecrets {
  private readonly opened = new Map<string, Buffer>();

  constructor(private readonly wrapping: KeyWrapping) {}

  async open(secrets: readonly { id: string; subscriptionId: string; wrapped: Buffer }[]): Promise<Buffer[]> {
    return Promise.all(
      secrets.map(async ({ id, subscriptionId, wrapped }) => {
        const known = this.opened.get(id);
        if (known) return known;
        const secret = await this.wrapping.unwrap(wrapped, secretContext(subscriptionId));
        if (this.opened.size >= cacheLimit) this.opened.clear();
        this.opened.set(id, secret);
        return secret;
      }),
    );
  }
}
