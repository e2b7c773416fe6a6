import type { CounterMetricName, FigureDefinition, FunnelStage } from '@wellspring/contracts';

export const period =
  'A figure counts what happened from `from` up to and without `to`, by the time of the event in UTC; a rate ' +
  'divides what happened in the period by what happened in the period.';

/** What each stage counts; printed beside the number everywhere. */
export const stageDefinitions: Readonly<Record<FunnelStage, FigureDefinition>> = {
  frameworks: {
    label: 'Frameworks published',
    definition:
      'Active CASE frameworks: the latest revision has the status Implemented (Adopted in CASE 1.0) and at ' +
      'least one item. Drafts, deprecated ones and those without a status are counted beside them.',
    unit: 'frameworks',
    numerator: 'Frameworks with the status Implemented and at least one item',
    denominator: 'Frameworks with at least one item',
  },
  aligned: {
    label: 'Achievements aligned',
    definition:
      'Achievements with at least one alignment to an item that the registry knows, of all achievements ' +
      'published. A dangling alignment points to an item that it does not know.',
    unit: 'achievements',
    numerator: 'Achievements with at least one resolvable alignment',
    denominator: 'Achievements published',
  },
  issued: {
    label: 'Credentials issued',
    definition:
      'Awards whose credential was signed; a re-issue counts as the credential that it supersedes. ' +
      'Recipients are counted once per institution.',
    unit: 'credentials',
    numerator: 'Awards with a signed credential',
    denominator: null,
  },
  claimed: {
    label: 'Claimed',
    definition:
      'Credentials issued here that reached a wallet, of those issued in the period. Credentials that ' +
      'learners brought from elsewhere are counted beside them.',
    unit: 'credentials',
    numerator: 'Credentials issued here that reached a wallet',
    denominator: 'Credentials issued',
  },
  shared: {
    label: 'Shared',
    definition: 'Credentials that their holder showed to somebody at least once, of those claimed.',
    unit: 'credentials',
    numerator: 'Credentials shown at least once',
    denominator: 'Credentials claimed, those from elsewhere included',
  },
  verified: {
    label: 'Verified',
    definition:
      'Checks that found a credential genuine, current and not distrusted, of all checks. A check may fail ' +
      'for several reasons.',
    unit: 'checks',
    numerator: 'Checks that passed',
    denominator: 'Checks',
  },
  matched: {
    label: 'Candidates matched',
    definition:
      'People who came to match a posting, qualified or near, of the people who consented to matching. A ' +
      'posting is served when three or more qualified candidates matched it.',
    unit: 'people',
    numerator: 'People with a match',
    denominator: 'People who consented to matching',
  },
  delivered: {
    label: 'Matches delivered',
    definition:
      'Matches handed to a subscriber of the employer at least once (acknowledged, for a webhook), of ' +
      'the matches made.',
    unit: 'matches',
    numerator: 'Matches handed over at least once',
    denominator: 'Matches made',
  },
  outcomes: {
    label: 'Outcomes reported',
    definition:
      'Delivered matches of which the employer told an outcome: the rate is the coverage of what follows. ' +
      'Not told is not zero: without a report nothing is known of interviews and hires.',
    unit: 'matches',
    numerator: 'Matches with at least one outcome told',
    denominator: 'Matches delivered',
  },
};

/** What is lost again after each stage. */
export const counterDefinitions: Readonly<Record<CounterMetricName, FigureDefinition>> = {
  revoked: {
    label: 'Revoked',
    definition: 'Credentials that their issuer took back, of those issued in the period.',
    unit: 'credentials',
    numerator: 'Awards whose credential was revoked',
    denominator: 'Credentials issued',
  },
  refused: {
    label: 'Verification refused',
    definition: 'Checks that found something wrong, of all checks, by reason. A check may have several.',
    unit: 'checks',
    numerator: 'Checks that failed',
    denominator: 'Checks',
  },
  'consents-withdrawn': {
    label: 'Consent withdrawn',
    definition: 'Consents that their holder took back, of those granted in the period.',
    unit: 'consents',
    numerator: 'Consents withdrawn',
    denominator: 'Consents granted',
  },
  'matches-withdrawn': {
    label: 'Matches withdrawn',
    definition: 'Matches that ended, by reason, of the matches made in the period.',
    unit: 'matches',
    numerator: 'Matches withdrawn',
    denominator: 'Matches made',
  },
};

export const issuanceLatency =
  'Milliseconds from the signing of a credential to the hand-over of the feed entry that its arrival or ' +
  'verification caused; a credential that waits unclaimed waits in this figure too.';

export const causeLatency =
  'Milliseconds from the event that caused a feed entry (a claim, a check, a consent, a posting) to its hand-over.';
