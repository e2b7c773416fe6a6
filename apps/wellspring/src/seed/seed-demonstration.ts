import type { FrameworkList, RegisteredClient, RegisteredOrganisation } from '@wellspring/contracts';
import type { CastOrganisation } from './cast.js';
import { learner, operator, organisations, securityFramework } from './cast.js';
import { demonstrationAccounts, demonstrationPassword, operatorSecret } from './demonstration-settings.js';
import { SeedClient } from './seed-client.js';
import { signInAsPerson } from './sign-in-as-person.js';

export interface SeedOptions {
  /** Where the system answers. */
  readonly url: string;
  readonly publicUrl: string;
  readonly secret: string;
  /** The profile of an earlier seed, which is then not repeated. */
  readonly known: string | undefined;
  writeProfile(profile: string): Promise<void>;
}

/** How scripts and the command line find the demonstration. */
interface Profile {
  readonly url: string;
  readonly clients: readonly { id: string; secret: string; name: string; organisation: string }[];
  readonly accounts: readonly { email: string; password: string; name: string; role: string }[];
}

const operatorScopes =
  'operations:read operations:write organisation:read organisation:write trust:read trust:write analytics:read';

/**
 * Makes the demonstration's organisations, people and a framework, once, through the public API. Killed in
 * the middle, it is done again without harm.
 */
export async function seedDemonstration(options: SeedOptions): Promise<void> {
  if (options.known) return;
  const { url, secret, publicUrl } = options;
  const root = await SeedClient.signIn(url, 'operator', operatorSecret(secret), operatorScopes);
  const password = demonstrationPassword(secret);
  const clients = [
    { id: 'operator', secret: operatorSecret(secret), name: 'operator', organisation: 'wellspring-operator' },
  ];
  const people = { email: operator.email, displayName: operator.displayName, password };
  await root.call('POST', '/identity/members', {
    ...people,
    roles: ['operator', 'researcher', 'administrator'],
  });
  await root.call(
    'POST',
    '/identity/learners',
    { ...learner, password, locale: 'es-MX', timeZone: 'America/Phoenix' },
    [409],
  );
  for (const organisation of organisations) {
    await root.call<RegisteredOrganisation>('POST', '/identity/organisations', {
      slug: organisation.slug,
      name: organisation.name,
      kind: organisation.kind,
      administrator: {
        email: organisation.people[0]?.email,
        displayName: organisation.people[0]?.displayName,
        password,
      },
    });
    clients.push(await seedOrganisation(url, publicUrl, organisation, password));
  }
  const author = clients.find(({ organisation }) => organisation === 'rio-bravo');
  if (author) await seedFramework(url, author);
  const accounts = demonstrationAccounts(secret).map(({ email, password: word, name, role }) => ({
    email,
    password: word,
    name,
    role,
  }));
  await options.writeProfile(
    JSON.stringify({ url: publicUrl, clients, accounts } satisfies Profile, null, 2),
  );
}

/** Adds the other people and an API client, as the organisation's own administrator. */
async function seedOrganisation(
  url: string,
  publicUrl: string,
  organisation: CastOrganisation,
  password: string,
) {
  const [administrator, ...others] = organisation.people;
  const token = await signInAsPerson({ url, publicUrl, email: administrator?.email ?? '', password });
  const call = async <TAnswer>(path: string, body: unknown) => {
    const response = await fetch(url + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok)
      throw new Error(`POST ${path} answered ${response.status}: ${(await response.text()).slice(0, 500)}`);
    return (await response.json()) as TAnswer;
  };
  for (const { email, displayName, roles } of others)
    await call('/identity/members', { email, displayName, roles, password });
  const client = await call<RegisteredClient>('/identity/clients', {
    name: 'Scripts',
    scopes: organisation.clientScopes,
  });
  return {
    id: client.clientId,
    secret: client.secret,
    name: organisation.slug,
    organisation: organisation.slug,
  };
}

async function seedFramework(url: string, { id, secret }: { id: string; secret: string }): Promise<void> {
  const author = await SeedClient.signIn(url, id, secret, 'frameworks:write');
  const known = await author.call<FrameworkList>('GET', '/registry/frameworks');
  if (known?.items.some(({ title }) => title === securityFramework.title)) return;
  await author.call('POST', '/registry/frameworks', securityFramework);
}

/** The lines that the terminal shows after a start. */
export function signInLines(secret: string): string[] {
  const accounts = demonstrationAccounts(secret);
  return [
    `Demonstration sign-ins, all with the password ${demonstrationPassword(secret)}:`,
    ...accounts.map(
      ({ email, name, organisation, role }) =>
        `  ${email.padEnd(32)} ${name}${organisation ? `, ${organisation}` : ''} (${role})`,
    ),
  ];
}
