import { z } from 'zod';
import { timestamp, uuid } from './fields.js';

/** What the three match events share. The reference is the employer's own; no other employer sees it. */
export const matchFact = z.object({
  matchId: uuid,
  postingId: uuid,
  organisationId: uuid,
  holder: uuid,
  /** The candidate as this employer alone knows them until the identity is released. */
  candidateReference: uuid,
  /** Counts up per candidate and posting, so that a receiver can order and detect gaps. */
  sequence: z.int().positive(),
  at: timestamp,
});

export const matchStanding = matchFact.extend({
  tier: z.enum(['qualified', 'near']),
  /** Share of the declared weights that is met, in thousandths: an integer from 0 to 1000. */
  score: z.int().min(0).max(1000),
  /** The fact that caused it, and when that fact was issued, for latency. */
  cause: z.object({ event: z.string(), eventId: uuid, occurredAt: timestamp }),
});

export const matchExample = {
  matchId: '0197a1c0-0000-7000-8000-000000000041',
  postingId: '0197a1c0-0000-7000-8000-000000000051',
  organisationId: '0197a1c0-0000-7000-8000-000000000003',
  holder: '0197a1c0-0000-7000-8000-0000000000a1',
  candidateReference: '7d2e4f10-0000-5000-8000-000000000001',
  sequence: 1,
  at: '2026-05-15T16:00:01.000Z',
};

export const matchStandingExample = {
  ...matchExample,
  tier: 'qualified' as const,
  score: 850,
  cause: {
    event: 'credential.verified',
    eventId: '0197a1c0-0000-7000-8000-000000000061',
    occurredAt: '2026-05-15T16:00:01.000Z',
  },
};
