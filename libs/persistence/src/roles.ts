/**
 * Database roles of a context: the login role that its process uses, which owns nothing and cannot step
 * round row-level security, and the named role of its cross-tenant jobs (relay, consumers, schedulers).
 */
export const ownerRole = 'wellspring_owner';

export function loginRole(context: string): string {
  return `wellspring_${context}`;
}

export function workerRole(context: string): string {
  return `wellspring_${context}_worker`;
}
