import { HttpException } from '@nestjs/common';
import { organisationOf, type Caller } from '@wellspring/auth';
import { refuse } from '@wellspring/contracts';

/** The caller's organisation, which must be an employer: a consent to "all employers" reaches nobody else. */
export function employerOf(caller: Caller): string {
  const organisationId = organisationOf(caller);
  if (caller.organisationKind === 'employer') return organisationId;
  throw new HttpException(refuse('MATCHING_NOT_AN_EMPLOYER', 403, 'Only employers publish postings.'), 403);
}
