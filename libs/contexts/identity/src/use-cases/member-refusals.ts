import { refuse, type OrganisationKind, type Refusal, type Role } from '@wellspring/contracts';
import { foreignRoles } from '../domain/granted-scopes.js';

/** Why members of an organisation stay as they are. */

export function organisationGone(): Refusal {
  return refuse('IDENTITY_ORGANISATION_UNKNOWN', 404, 'The organisation of this token is gone.');
}

export function memberUnknown(): Refusal {
  return refuse('IDENTITY_MEMBER_UNKNOWN', 404, 'Your organisation has no such member.');
}

export function lastAdministrator(): Refusal {
  return refuse(
    'IDENTITY_LAST_ADMINISTRATOR',
    409,
    'This is the only administrator of the organisation; make somebody else one first.',
  );
}

export function rolesRefusal(kind: OrganisationKind, roles: readonly Role[]): Refusal | undefined {
  const foreign = foreignRoles(kind, roles);
  if (foreign.length === 0) return undefined;
  const detail = `An organisation of the kind ${kind} has no role ${foreign.join(', ')}.`;
  return refuse('IDENTITY_ROLE_NOT_YOURS', 422, detail);
}
