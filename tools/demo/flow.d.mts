import type { Call } from './client.mjs';

export interface FlowOptions {
  readonly url: string;
  readonly profile: object;
  say(line: string): void;
  readonly sizes: { programmes: number; learners: number; credentials: number; postings: number };
}

export interface FlowResult {
  readonly issued: number;
  readonly held: number;
  readonly entries: number;
  readonly webhooks: number;
  readonly exported: number;
  readonly parked: number;
  readonly agrees: boolean;
  readonly gained: Readonly<Record<string, number>>;
  readonly latency: { samples: number; p50: number; p95: number };
  readonly issuedSeconds: number;
  readonly endSeconds: number;
  readonly learners: readonly { email: string; wallet: Call; consent: { consentId: string } }[];
  readonly feeds: readonly { employer: Call; subscription: { id: string } }[];
}

export function playFlow(options: FlowOptions): Promise<FlowResult>;
