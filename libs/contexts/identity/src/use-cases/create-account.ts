import { refuse, type Refusal } from '@wellspring/contracts';
import { newId, type Transaction } from '@wellspring/persistence';
import { isTooCommon } from '../domain/common-password.js';
import { hashPassword } from '../domain/password.js';
import { insertAccount } from '../storage/accounts.js';
import type { PersonalData } from './personal-data.js';

export interface AccountInput {
  readonly email: string;
  readonly displayName: string;
  readonly password: string | undefined;
  /** The wallet's pseudonym, for learners. */
  readonly holder: string | null;
  readonly locale?: string | undefined;
  readonly timeZone?: string | undefined;
}

/** Prepares an account outside a transaction, for hashing takes its time, and answers how to store it. */
export async function prepareAccount(
  input: AccountInput,
  personalData: PersonalData,
  now: Date,
): Promise<{ id: string; store(tx: Transaction): Promise<boolean> }> {
  const id = newId();
  const sealed = await personalData.seal(id, { email: input.email.trim(), displayName: input.displayName });
  const password = input.password === undefined ? null : await hashPassword(input.password);
  const emailHash = personalData.emailHash(input.email);
  const { holder, locale, timeZone } = input;
  return {
    id,
    store: (tx) =>
      insertAccount(tx, { id, emailHash, ...sealed, password, holder, locale, timeZone, createdAt: now }),
  };
}

/** Why a chosen password is not taken. */
export function passwordRefusal(
  input: Pick<AccountInput, 'email' | 'displayName'> & { password?: string | undefined },
): Refusal | undefined {
  if (input.password === undefined || !isTooCommon(input.password, input)) return undefined;
  return refuse(
    'IDENTITY_PASSWORD_COMMON',
    422,
    'This password is among the first that anybody would try; choose another, such as a few unrelated words.',
  );
}

/** Why an address cannot be given to a member. */
export function accountElsewhere(): Refusal {
  return refuse(
    'IDENTITY_EMAIL_TAKEN',
    409,
    'This address has an account outside the organisation; a member needs an address of their own for it.',
  );
}
