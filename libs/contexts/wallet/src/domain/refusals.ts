import { refuse, type Refusal } from '@wellspring/contracts';

export function unknownCredentials(ids: readonly string[]): Refusal {
  const named = ids.slice(0, 5).join(', ').slice(0, 500);
  return refuse('WALLET_UNKNOWN_CREDENTIAL', 404, `Your wallet does not hold ${named}.`);
}

export function unknownParties(ids: readonly string[]): Refusal {
  return refuse(
    'WALLET_UNKNOWN_PARTY',
    404,
    `No organisation here is known as ${ids.slice(0, 5).join(', ')}.`,
  );
}

export function cannotVerifyNow(): Refusal {
  return refuse(
    'WALLET_CANNOT_VERIFY_NOW',
    503,
    'The keys or the status list of the issuer cannot be reached; what was found before stands. Try again.',
  );
}
