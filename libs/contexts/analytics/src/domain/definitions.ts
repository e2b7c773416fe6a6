import type { FunnelStage } from '@wellspring/contracts';

export interface StageDefinition {
  readonly stage: FunnelStage;
  readonly label: string;
  readonly definition: string;
  readonly unit: string;
}

/** What each number counts; printed beside it everywhere. */
export const stageDefinitions: readonly StageDefinition[] = [
  {
    stage: 'frameworks',
    label: 'Frameworks published',
    definition: 'CASE frameworks with at least one item that reached a revision here.',
    unit: 'frameworks',
  },
  {
    stage: 'aligned',
    label: 'Achievements aligned',
    definition: 'Achievements with at least one alignment to a known item, of all achievements published.',
    unit: 'achievements',
  },
  {
    stage: 'issued',
    label: 'Credentials issued',
    definition: 'Credentials signed; a re-issue counts as the credential that it supersedes.',
    unit: 'credentials',
  },
  {
    stage: 'claimed',
    label: 'Claimed',
    definition: 'Credentials that reached their holder’s wallet, of those issued.',
    unit: 'credentials',
  },
  {
    stage: 'shared',
    label: 'Shared',
    definition: 'Credentials that their holder showed at least once by a link, of those claimed.',
    unit: 'credentials',
  },
  {
    stage: 'verified',
    label: 'Verified',
    definition: 'Checks that found a credential genuine, current and not distrusted, of all checks.',
    unit: 'checks',
  },
  {
    stage: 'matched',
    label: 'Candidates matched',
    definition: 'Holders with a match on a posting at some time, of holders who consented to matching.',
    unit: 'people',
  },
  {
    stage: 'delivered',
    label: 'Matches delivered',
    definition: 'Matches handed to at least one subscriber of the employer, of matches made.',
    unit: 'matches',
  },
  {
    stage: 'outcomes',
    label: 'Outcomes reported',
    definition: 'Matches with an outcome that the employer told, of those delivered. Not told is not zero.',
    unit: 'matches',
  },
];

export const counterDefinitions = [
  { name: 'Revoked', definition: 'Credentials that their issuer took back.', kind: 'revoked' },
  { name: 'Verification refused', definition: 'Checks that found something wrong.', kind: 'refused' },
  {
    name: 'Consent withdrawn',
    definition: 'Consents that their holder took back.',
    kind: 'consent-withdrawn',
  },
  { name: 'Matches withdrawn', definition: 'Matches that ended, for any reason.', kind: 'match-withdrawn' },
] as const;
