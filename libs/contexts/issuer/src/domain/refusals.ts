import { refuse, type Refusal } from '@wellspring/contracts';

/** The institution joined a moment ago: its registration, or its keys, are on their way. */
export function notReady(): Refusal {
  return refuse(
    'ISSUER_NOT_READY',
    503,
    'The institution has no signing keys here yet; try again in a moment.',
  );
}

export function unknownAchievement(): Refusal {
  return refuse('ISSUER_UNKNOWN_ACHIEVEMENT', 404, 'There is no achievement with this id.');
}

export function unknownCredential(): Refusal {
  return refuse('ISSUER_UNKNOWN_CREDENTIAL', 404, 'Your institution has issued no credential with this id.');
}
