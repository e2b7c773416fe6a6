import { HttpException } from '@nestjs/common';
import { organisationOf, type Caller } from '@wellspring/auth';
import { refuse } from '@wellspring/contracts';

/** The caller's organisation, which must be an institution: nobody else awards here. */
export function institutionOf(caller: Caller): string {
  const organisationId = organisationOf(caller);
  if (caller.organisationKind === undefined || caller.organisationKind === 'institution')
    return organisationId;
  const detail = 'Only institutions define achievements and issue credentials.';
  throw new HttpException(refuse('ISSUER_NOT_AN_INSTITUTION', 403, detail), 403);
}
