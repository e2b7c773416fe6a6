import { pageFrom, type ConsolePage } from '../../session/pages-behind.js';

/** The institution's console: the issuer gateway for people. */
export const institutionPages: readonly ConsolePage[] = [
  ['achievements', 'achievements:read', pageFrom('AchievementsPage', () => import('./achievements-page.js'))],
  [
    'achievements/new',
    'achievements:write',
    pageFrom('NewAchievementPage', () => import('./new-achievement-page.js')),
  ],
  ['issue', 'credentials:issue', pageFrom('IssuePage', () => import('./issue-page.js'))],
  ['batches/:id', 'credentials:read', pageFrom('BatchPage', () => import('./batch-page.js'))],
  ['credentials', 'credentials:read', pageFrom('CredentialsPage', () => import('./credentials-page.js'))],
  ['recipients', 'recipients:read', pageFrom('RecipientsPage', () => import('./recipients-page.js'))],
];
