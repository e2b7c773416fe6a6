import {
  rolesByKind,
  scopesByRole,
  type OrganisationKind,
  type Role,
  type Scope,
} from '@wellspring/contracts';

/** The scopes of a person: those of the roles that they hold, and a learner's when they hold a wallet. */
export function scopesOfMember(roles: readonly Role[], holdsWallet: boolean): Scope[] {
  const held: readonly Role[] = holdsWallet ? [...roles, 'learner'] : roles;
  return [...new Set(held.flatMap((role) => scopesByRole[role]))];
}

/** The scopes that a client of an organisation of a kind may ask for. */
export function scopesOfKind(kind: OrganisationKind): Scope[] {
  return [...new Set(rolesByKind[kind].flatMap((role) => scopesByRole[role]))];
}

/** The roles that an organisation of a kind does not have. */
export function foreignRoles(kind: OrganisationKind, roles: readonly Role[]): Role[] {
  return roles.filter((role) => !rolesByKind[kind].includes(role));
}
