import { pageFrom, type ConsolePage } from '../../session/pages-behind.js';

/** The operator's and the administrator's console. */
export const operatorPages: readonly ConsolePage[] = [
  ['operator', 'operations:read', pageFrom('OperationsPage', () => import('./operations-page.js'))],
  ['trust', 'trust:read', pageFrom('TrustPage', () => import('./trust-page.js'))],
  ['organisation', 'organisation:read', pageFrom('OrganisationPage', () => import('./organisation-page.js'))],
];
