import { createParamDecorator, HttpException, type ExecutionContext } from '@nestjs/common';
import { refuse, type OrganisationKind, type Scope } from '@wellspring/contracts';

/** Who is calling, for which organisation or wallet, with which rights: what a valid access token says. */
export interface Caller {
  /** The account of a person or the identifier of an API client. */
  readonly subject: string;
  readonly kind: 'member' | 'client';
  readonly organisationId?: string;
  readonly organisationKind?: OrganisationKind;
  /** The pseudonym of a learner's wallet. */
  readonly holder?: string;
  readonly scopes: ReadonlySet<Scope>;
  /** When the token is over, and with it whatever was opened by it. */
  readonly expiresAt?: Date;
}

/** The caller of the current request, put there by the access guard. */
export const CurrentCaller = createParamDecorator((_data: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<{ caller?: Caller }>();
  if (!caller) throw new Error('A route that reads its caller cannot be public.');
  return caller;
});

/** The caller's organisation; a caller without one is refused with 403. */
export function organisationOf(caller: Caller): string {
  if (caller.organisationId) return caller.organisationId;
  throw forbidden(
    'AUTH_NO_ORGANISATION',
    'This token belongs to no organisation; sign in as a member or client of one.',
  );
}

/** The caller's wallet; a caller without one is refused with 403. */
export function holderOf(caller: Caller): string {
  if (caller.holder) return caller.holder;
  throw forbidden('AUTH_NO_WALLET', 'This token belongs to no wallet; sign in as a learner.');
}

/** How long the caller's token still holds, in milliseconds; undefined where it says nothing. */
export function remainingMs({ expiresAt }: Caller, now: Date): number | undefined {
  return expiresAt && Math.max(0, expiresAt.getTime() - now.getTime());
}

function forbidden(code: string, detail: string): HttpException {
  return new HttpException(refuse(code, 403, detail), 403);
}
