import { migration } from '@wellspring/persistence';

/**
 * What the verifier leaves for a person to weigh, such as an issuer that nobody knows; and marks of candidates
 * of whom something was taken back, which are heard before the others.
 */
export const warningsAndUrgency = migration(
  'matching-warnings-and-urgency',
  2026112300023,
  `
  alter table matching.verification add column warnings text[] not null default '{}';
  alter table matching.pending_candidate add column urgent boolean not null default false;
  create index on matching.pending_candidate (urgent desc, position);
  create index on matching.released_identity (holder);
  `,
);
