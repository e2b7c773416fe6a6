import type { Role } from '@wellspring/contracts';

interface Membership {
  readonly id: string;
  readonly roles: readonly Role[];
}

/** True when a member alone can invite others into the organisation: without them nobody could, ever again. */
export function isLastAdministrator(members: readonly Membership[], accountId: string): boolean {
  const administrators = members.filter(({ roles }) => roles.includes('administrator'));
  return administrators.length === 1 && administrators[0]?.id === accountId;
}
