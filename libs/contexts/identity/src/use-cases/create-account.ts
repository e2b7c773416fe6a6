import { newId, type Transaction } from '@wellspring/persistence';
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
