import { pageFrom, type ConsolePage } from '../../session/pages-behind.js';

/** Checking what others present: for institutions, employers and learners alike. */
export const verifyPages: readonly ConsolePage[] = [
  ['verify', 'credentials:verify', pageFrom('VerifyPage', () => import('./verify-page.js'))],
];
