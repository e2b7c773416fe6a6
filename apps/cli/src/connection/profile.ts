import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { UsageError } from './errors.js';

export interface ProfileClient {
  readonly id: string;
  readonly secret: string;
  readonly name: string;
  readonly organisation?: string | null;
}

export interface ProfileAccount {
  readonly email: string;
  readonly password: string;
  readonly name: string;
  readonly role?: string | null;
  readonly organisation?: string | null;
}

/** Whom this machine may be: written by the embedded start, `<data>/profile.json`. */
export interface Profile {
  readonly url?: string;
  readonly clients: readonly ProfileClient[];
  readonly accounts: readonly ProfileAccount[];
}

export type Identity =
  | { readonly kind: 'client'; readonly client: ProfileClient }
  | { readonly kind: 'account'; readonly account: ProfileAccount };

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the profile of the data directory; an absent one is empty. */
export function readProfile(environment: Environment): Profile {
  const path = join(resolve(environment['WELLSPRING_DATA'] ?? '.wellspring'), 'profile.json');
  try {
    return { clients: [], accounts: [], ...(JSON.parse(readFileSync(path, 'utf8')) as Partial<Profile>) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { clients: [], accounts: [] };
    throw new UsageError(`${path} cannot be read: ${(error as Error).message}`);
  }
}

/** Where the system answers. */
export function addressOf(profile: Profile, environment: Environment): URL {
  const text = environment['WELLSPRING_URL'] ?? profile.url ?? 'http://localhost:3000';
  if (URL.canParse(text)) return new URL(text);
  throw new UsageError(`WELLSPRING_URL is not an address: ${text}`);
}

/**
 * Finds who is meant: an API client by id, a person by e-mail or name, a client by name or organisation,
 * a person by role. The first way that fits anybody decides.
 */
export function identityOf(profile: Profile, who: string): Identity {
  const wanted = slugOf(who);
  const clients = (pick: (client: ProfileClient) => string | null | undefined): Identity[] =>
    profile.clients
      .filter((client) => slugOf(pick(client)) === wanted)
      .map((client) => ({ kind: 'client', client }));
  const accounts = (pick: (account: ProfileAccount) => string | null | undefined): Identity[] =>
    profile.accounts
      .filter((account) => slugOf(pick(account)) === wanted)
      .map((account) => ({ kind: 'account', account }));
  const ways = [
    () => clients(({ id }) => id),
    () => accounts(({ email }) => email),
    () => accounts(({ name }) => name),
    () => clients(({ name }) => name),
    () => clients(({ organisation }) => organisation),
    () => accounts(({ organisation }) => organisation),
    () => accounts(({ role }) => role),
  ];
  for (const way of ways) {
    const [found] = way();
    if (found) return found;
  }
  throw new UsageError(`Nobody of this profile is ${who}. ${known(profile)}`);
}

/** The first of some roles that the profile has somebody for. */
export function identityOfRole(profile: Profile, preferred: readonly string[]): Identity {
  for (const who of preferred) {
    const client = profile.clients.find(({ id }) => slugOf(id) === who);
    if (client) return { kind: 'client', client };
    const account = profile.accounts.find(({ role }) => slugOf(role) === who);
    if (account) return { kind: 'account', account };
  }
  throw new UsageError(`Say who with --as. ${known(profile)}`);
}

function known({ accounts, clients }: Profile): string {
  const names = [...accounts.map(({ email }) => email), ...clients.map(({ id, name }) => `${name} (${id})`)];
  if (names.length === 0) {
    return 'The profile is empty: start Wellspring here, or set WELLSPRING_DATA to its data directory.';
  }
  return `It knows ${names.join(', ')}.`;
}

function slugOf(text: string | null | undefined): string | undefined {
  return text
    ?.normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9@.]+/g, '-')
    .replace(/^-|-$/g, '');
}
