import { pageFrom, type ConsolePage } from '../../session/pages-behind.js';

/** The learner's console. */
export const learnerPages: readonly ConsolePage[] = [
  ['my-credentials', 'wallet', pageFrom('WalletPage', () => import('./wallet-page.js'))],
  ['my-credentials/:id', 'wallet', pageFrom('CredentialPage', () => import('./credential-page.js'))],
  ['consents', 'wallet', pageFrom('ConsentsPage', () => import('./consents-page.js'))],
  ['my-matches', 'wallet', pageFrom('MyMatchesPage', () => import('./my-matches-page.js'))],
  ['my-matches/:id', 'wallet', pageFrom('MyMatchPage', () => import('./my-match-page.js'))],
  ['shares', 'wallet', pageFrom('SharesPage', () => import('./shares-page.js'))],
  ['activity', 'wallet', pageFrom('ActivityPage', () => import('./activity-page.js'))],
];
