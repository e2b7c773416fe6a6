import type { Scope } from '@wellspring/contracts';
import {
  IconAward,
  IconBriefcase,
  IconBuilding,
  IconCertificate,
  IconChartBar,
  IconHeartHandshake,
  IconHierarchy,
  IconHistory,
  IconRss,
  IconSettings,
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
export const navigation: readonly NavigationSection[] = [
  { label: 'Frameworks', items: [{ label: 'Frameworks', to: '/frameworks', icon: IconHierarchy }] },
  {
    label: 'Award',
    items: [
      { label: 'Achievements', to: '/achievements', icon: IconAward, scope: 'achievements:read' },
      { label: 'Issue', to: '/issue', icon: IconUpload, scope: 'credentials:issue' },
      { label: 'Credentials', to: '/credentials', icon: IconCertificate, scope: 'credentials:read' },
      { label: 'Recipients', to: '/recipients', icon: IconUsers, scope: 'recipients:read' },
    ],
  },
  {
    label: 'My wallet',
    items: [
      { label: 'Credentials', to: '/wallet', icon: IconWallet, scope: 'wallet' },
      { label: 'Consent', to: '/consents', icon: IconHeartHandshake, scope: 'wallet' },
      { label: 'Matches', to: '/my-matches', icon: IconTargetArrow, scope: 'wallet' },
      { label: 'Shares', to: '/shares', icon: IconShare, scope: 'wallet' },
      { label: 'Activity', to: '/activity', icon: IconHistory, scope: 'wallet' },
    ],
  },
  {
    label: 'Hire',
    items: [
      { label: 'Postings', to: '/postings', icon: IconBriefcase, scope: 'postings:read' },
      { label: 'Feeds', to: '/feeds', icon: IconRss, scope: 'feeds:read' },
    ],
  },
  {
    label: 'Trust',
    items: [
      { label: 'Verify', to: '/verify', icon: IconShieldCheck, scope: 'credentials:verify' },
      { label: 'Trust registry', to: '/trust', icon: IconShieldCheck, scope: 'trust:read' },
    ],
  },
  {
    label: 'Adoption',
    items: [{ label: 'Adoption', to: '/adoption', icon: IconChartBar, scope: 'analytics:read' }],
  },
  {
    label: 'Run',
    items: [
      { label: 'Operations', to: '/operations', icon: IconSettings, scope: 'operations:read' },
      { label: 'Organisation', to: '/organisation', icon: IconBuilding, scope: 'organisation:read' },
    ],
  },
];
