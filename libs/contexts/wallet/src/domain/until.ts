import { refuse, type Refusal } from '@wellspring/contracts';

/** The end of a consent or a share; one that lies behind us is refused. */
export function endAfter(until: string, now: Date, what: 'consent' | 'share'): Date | Refusal {
  const end = new Date(until);
  if (end > now) return end;
  return refuse(
    `WALLET_${what.toUpperCase()}_OVER`,
    422,
    `The ${what} would end before it begins; choose a later date.`,
  );
}
