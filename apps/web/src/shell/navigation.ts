import type { Scope } from '@wellspring/contracts';
import {
  IconAward,
  IconBriefcase,
  IconBuilding,
  IconCertificate,
  IconChartBar,
  IconHeartbeat,
  IconHeartHandshake,
  IconHierarchy,
  IconHistory,
  IconListCheck,
  IconRss,
  IconShare,
  IconShieldCheck,
  IconTargetArrow,
  IconUpload,
  IconUsers,
  IconWallet,
  type TablerIcon,
} from '@tabler/icons-react';

export interface NavigationItem {
  readonly label: string;
  /** What a person does there, for the start page. */
  readonly hint: string;
  readonly to: string;
  readonly icon: TablerIcon;
  /** Shown to sessions that hold it; to everybody without one. */
  readonly scope?: Scope;
}

export interface NavigationSection {
  readonly label: string;
  readonly items: readonly NavigationItem[];
}

/** Everything that people can do, by area; a session sees what its scopes allow. */
const navigation: readonly NavigationSection[] = [
  {
    label: 'Skills',
    items: [
      {
        label: 'Frameworks',
        hint: 'Read, search, import and write what skills mean.',
        to: '/frameworks',
        icon: IconHierarchy,
      },
    ],
  },
  {
    label: 'Award',
    items: [
      {
        label: 'Achievements',
        hint: 'Define what you award, by the skills that it shows.',
        to: '/achievements',
        icon: IconAward,
        scope: 'achievements:read',
      },
      {
        label: 'Issue',
        hint: 'Award one credential, or a roster of many.',
        to: '/issue',
        icon: IconUpload,
        scope: 'credentials:issue',
      },
      {
        label: 'Credentials',
        hint: 'See what was issued; take it back where you must.',
        to: '/credentials',
        icon: IconCertificate,
        scope: 'credentials:read',
      },
      {
        label: 'Recipients',
        hint: 'Send each person the link to their wallet.',
        to: '/recipients',
        icon: IconUsers,
        scope: 'recipients:read',
      },
    ],
  },
  {
    label: 'My wallet',
    items: [
      {
        label: 'Credentials',
        hint: 'What you hold, and whether it is genuine.',
        to: '/my-credentials',
        icon: IconWallet,
        scope: 'wallet',
      },
      {
        label: 'Consent',
        hint: 'Decide whether employers may find you; take it back.',
        to: '/consents',
        icon: IconHeartHandshake,
        scope: 'wallet',
      },
      {
        label: 'Matches',
        hint: 'Openings that fit what you have shown.',
        to: '/my-matches',
        icon: IconTargetArrow,
        scope: 'wallet',
      },
      {
        label: 'Shares',
        hint: 'The links that you made, and the end of each.',
        to: '/shares',
        icon: IconShare,
        scope: 'wallet',
      },
      {
        label: 'Activity',
        hint: 'What happened in your wallet, and who looked.',
        to: '/activity',
        icon: IconHistory,
        scope: 'wallet',
      },
    ],
  },
  {
    label: 'Hire',
    items: [
      {
        label: 'Postings',
        hint: 'Say what the work needs; see who fits, and why.',
        to: '/postings',
        icon: IconBriefcase,
        scope: 'postings:read',
      },
      {
        label: 'Feeds',
        hint: 'Have every match delivered as it comes to be.',
        to: '/feeds',
        icon: IconRss,
        scope: 'feeds:read',
      },
    ],
  },
  {
    label: 'Trust',
    items: [
      {
        label: 'Verify',
        hint: 'Check any credential that somebody presents.',
        to: '/verify',
        icon: IconShieldCheck,
        scope: 'credentials:verify',
      },
      {
        label: 'Trust registry',
        hint: 'Who may issue, as this installation sees it.',
        to: '/trust',
        icon: IconListCheck,
        scope: 'trust:read',
      },
    ],
  },
  {
    label: 'Research',
    items: [
      {
        label: 'Adoption',
        hint: 'Whether any of this is used: the funnel in figures.',
        to: '/adoption',
        icon: IconChartBar,
        scope: 'analytics:read',
      },
    ],
  },
  {
    label: 'Administration',
    items: [
      {
        label: 'Operations',
        hint: 'Health, lag, parked events and the live flow.',
        to: '/operator',
        icon: IconHeartbeat,
        scope: 'operations:read',
      },
      {
        label: 'Organisation',
        hint: 'Who works for you here, and which programs do.',
        to: '/organisation',
        icon: IconBuilding,
        scope: 'organisation:read',
      },
    ],
  },
];

/** The areas that a session's scopes allow. */
export function navigationOf(scopes: ReadonlySet<Scope> | undefined): NavigationSection[] {
  return navigation
    .map((section) => ({
      ...section,
      items: section.items.filter(({ scope }) => !scope || scopes?.has(scope)),
    }))
    .filter(({ items }) => items.length > 0);
}
