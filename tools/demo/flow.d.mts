import type { Call } from './client.mjs';

export interface FlowOptions {
  readonly url: string;
  readonly profile: object;
  say(line: string): void;
  readonly sizes: { programmes: number; learners: number; credentials: number; postings: number };
  /** Runs once the batch is acknowledged, while it is worked off. */
  disturb?(batch: { batchId: string; reached(count: number): Promise<unknown> }): Promise<void>;
}

export interface FlowResult {
  readonly issued: number;
  readonly held: number;
  readonly profiled: number;
  readonly liveMatches: number;
  readonly matchesInFeeds: number;
  readonly entries: number;
  readonly webhooks: number;
  readonly streamed: number;
  readonly exported: number;
  readonly parked: number;
  /** Whether every figure that must be equal is, and every credential and entry is the same one everywhere. */
  readonly agrees: boolean;
  /** What each stage of the funnel gained. */
  readonly gained: Readonly<Record<string, number>>;
  /** From the signing of a credential to the webhook of the entry that it caused, in milliseconds. */
  readonly latency: { samples: number; p50: number; p95: number };
  readonly issuedSeconds: number;
  readonly endSeconds: number;
  readonly learners: readonly { email: string; wallet: Call; consent: { consentId: string } }[];
  readonly feeds: readonly { employer: Call; subscription: { id: string } }[];
  /** Ends the subscriptions and their receivers. */
  close(): Promise<void>;
}

export function playFlow(options: FlowOptions): Promise<FlowResult>;
