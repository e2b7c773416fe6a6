import { z } from 'zod';
import { timestamp, uuid } from '../fields.js';
import { pageOf, pageQuery } from '../page.js';

/** `POST /matching/subscriptions` */
export const subscribeFeedRequest = z.strictObject({
  /** The postings of interest; absent: all, later ones included. */
  postingIds: z.array(uuid).min(1).max(200).optional(),
  webhook: z.strictObject({ url: z.url({ protocol: /^https?$/ }).max(2048) }).optional(),
});
export type SubscribeFeedRequest = z.infer<typeof subscribeFeedRequest>;

export const feedSubscription = z.object({
  id: uuid,
  postingIds: z.array(uuid).nullable(),
  webhook: z
    .object({
      url: z.string(),
      state: z.enum(['active', 'paused', 'disabled']),
      /** Why it is disabled, such as `gone` after a 410. */
      disabledReason: z.string().nullable(),
      /** Until when a throttled or failing receiver is left alone. */
      pausedUntil: timestamp.nullable(),
      /** Every entry up to here was attempted. */
      cursor: z.int(),
      retrying: z.int(),
      failed: z.int(),
    })
    .nullable(),
  createdAt: timestamp,
});
export type FeedSubscription = z.infer<typeof feedSubscription>;

/** The answer of subscribing and of rotating: the secret is shown this once. */
export const subscriptionSecret = z.object({ secret: z.string().startsWith('whsec_') });
export const createdSubscription = feedSubscription.extend(subscriptionSecret.shape);
export type CreatedSubscription = z.infer<typeof createdSubscription>;
export const subscriptionList = pageOf(feedSubscription);
export type SubscriptionList = z.infer<typeof subscriptionList>;

/** `POST /matching/subscriptions/:id/rotate-secret`: both secrets sign until `previousExpiresAt`. */
export const rotatedSecret = subscriptionSecret.extend({ previousExpiresAt: timestamp });
export type RotatedSecret = z.infer<typeof rotatedSecret>;

/** `GET /matching/subscriptions/:id/deliveries?state=`: webhook deliveries that did not succeed at once. */
export const listDeliveriesQuery = pageQuery.extend({
  state: z.enum(['retrying', 'failed', 'delivered']).optional(),
});
export type ListDeliveriesQuery = z.infer<typeof listDeliveriesQuery>;

export const webhookDelivery = z.object({
  entryId: uuid,
  cursor: z.int(),
  state: z.enum(['retrying', 'failed', 'delivered']),
  attempts: z.int(),
  lastStatus: z.int().nullable(),
  lastError: z.string().nullable(),
  nextAttemptAt: timestamp.nullable(),
  updatedAt: timestamp,
});
export type WebhookDelivery = z.infer<typeof webhookDelivery>;
export const deliveryList = pageOf(webhookDelivery);
export type DeliveryList = z.infer<typeof deliveryList>;

/** `POST /matching/subscriptions/:id/replay`: sends entries again, under the same ids. */
export const replayFeedRequest = z
  .strictObject({ fromCursor: z.int().min(1), toCursor: z.int().min(1).optional() })
  .refine(({ fromCursor, toCursor }) => toCursor === undefined || toCursor >= fromCursor, {
    message: 'The range ends before it begins.',
    path: ['toCursor'],
  });
export type ReplayFeedRequest = z.infer<typeof replayFeedRequest>;
export const replayedFeed = z.object({ queued: z.int().min(0) });
export type ReplayedFeed = z.infer<typeof replayedFeed>;
