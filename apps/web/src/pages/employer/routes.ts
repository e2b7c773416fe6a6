import { pageFrom, type ConsolePage } from '../../session/pages-behind.js';

/** The employer's console. */
export const employerPages: readonly ConsolePage[] = [
  ['postings', 'postings:read', pageFrom('PostingsPage', () => import('./postings-page.js'))],
  ['postings/new', 'postings:write', pageFrom('NewPostingPage', () => import('./new-posting-page.js'))],
  ['postings/:id', 'postings:read', pageFrom('PostingPage', () => import('./posting-page.js'))],
  ['matches/:id', 'postings:read', pageFrom('MatchPage', () => import('./match-page.js'))],
  ['feeds', 'feeds:read', pageFrom('FeedsPage', () => import('./feeds-page.js'))],
  ['feeds/:id', 'feeds:read', pageFrom('FeedPage', () => import('./feed-page.js'))],
];
