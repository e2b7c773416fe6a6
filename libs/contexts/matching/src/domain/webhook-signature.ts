import { createHmac } from 'node:crypto';

const prefix = 'whsec_';

/** A secret as Standard Webhooks 1.0.0 writes it: `whsec_` and 24 to 64 bytes in base64. */
export function webhookSecret(bytes: Uint8Array): string {
  return prefix + Buffer.from(bytes).toString('base64');
}

/** What a wrapped secret is bound to, so that it cannot be moved to another subscription. */
export function secretContext(subscriptionId: string): string {
  return `matching:webhook:${subscriptionId}`;
}

/**
 * The headers of a delivery (Standard Webhooks 1.0.0): the id stays the same over retries and replays, the
 * timestamp is that of the attempt, and every current secret signs `id.timestamp.body`.
 */
export function webhookHeaders(
  id: string,
  attemptedAt: Date,
  body: string,
  secrets: readonly Uint8Array[],
): Record<string, string> {
  const timestamp = String(Math.floor(attemptedAt.getTime() / 1000));
  const sign = (secret: Uint8Array) =>
    `v1,${createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': secrets.map(sign).join(' '),
  };
}
