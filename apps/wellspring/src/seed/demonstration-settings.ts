import type { DemonstrationAccount } from '@wellspring/contracts';
import { deriveKey } from '@wellspring/platform';
import { learner, operator, organisations } from './cast.js';

/** The operator client's secret, from the installation's. */
export function operatorSecret(secret: string): string {
  return deriveKey(secret, 'operator-client').toString('base64url');
}

/** The one password of the demonstration's people, another one in each installation. */
export function demonstrationPassword(secret: string): string {
  return `spring-${deriveKey(secret, 'demonstration-password').toString('hex').slice(0, 10)}`;
}

/** Everybody who can sign in, for the sign-in page and the terminal. */
export function demonstrationAccounts(secret: string): DemonstrationAccount[] {
  const password = demonstrationPassword(secret);
  const members = organisations.flatMap(({ name, people }) =>
    people.map((person) => ({
      name: person.displayName,
      email: person.email,
      password,
      role: person.roles[0] ?? '',
      organisation: name,
    })),
  );
  const own = { password, organisation: null };
  return [
    ...members,
    { name: learner.displayName, email: learner.email, role: 'learner', ...own },
    { name: operator.displayName, email: operator.email, role: 'operator', ...own },
  ];
}

/** Settings that make an installation a demonstration; none for another profile. */
export function demonstrationSettings(profile: string, secret: string): Record<string, string> {
  if (profile !== 'demonstration') return {};
  return {
    IDENTITY_OPERATOR_CLIENT_SECRET: operatorSecret(secret),
    IDENTITY_DEMONSTRATION_ACCOUNTS: JSON.stringify(demonstrationAccounts(secret)),
  };
}
