import { pageFrom, type ConsolePage } from '../../session/pages-behind.js';

/** The researcher's console. */
export const researcherPages: readonly ConsolePage[] = [
  ['adoption', 'analytics:read', pageFrom('AdoptionPage', () => import('./adoption-page.js'))],
];
