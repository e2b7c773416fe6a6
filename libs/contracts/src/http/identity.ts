import { z } from 'zod';
import { organisationKind, timestamp, uuid } from '../fields.js';
import { roles, scopeNames } from '../scopes.js';

const slug = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])$/, 'is 2 to 63 lower-case letters, digits and hyphens');
const email = z.email().max(254);
const displayName = z.string().trim().min(1).max(200);
const password = z.string().min(10, 'needs at least 10 characters').max(200);
const role = z.enum(roles);

const locale = z.string().max(35).refine(isLocale, 'is a BCP 47 language tag, such as es-MX');
const timeZone = z.string().max(64).refine(isTimeZone, 'is an IANA time zone, such as America/Phoenix');

export const signUpRequest = z.strictObject({
  email,
  password,
  displayName,
  locale: locale.optional(),
  timeZone: timeZone.optional(),
});
export type SignUpRequest = z.infer<typeof signUpRequest>;
export const signUpAnswer = z.object({ accountId: uuid, holder: uuid });
export type SignUpAnswer = z.infer<typeof signUpAnswer>;

export const me = z.object({
  accountId: uuid,
  displayName: z.string(),
  email: z.string(),
  locale: z.string().nullable(),
  timeZone: z.string().nullable(),
  holder: uuid.nullable(),
  organisation: z
    .object({ id: uuid, name: z.string(), kind: organisationKind, roles: z.array(role) })
    .nullable(),
});
export type Me = z.infer<typeof me>;

export const registerOrganisationRequest = z.strictObject({
  slug,
  name: z.string().trim().min(1).max(200),
  kind: organisationKind,
  administrator: z.strictObject({ email, displayName, password: password.optional() }),
});
export type RegisterOrganisationRequest = z.infer<typeof registerOrganisationRequest>;

export const organisation = z.object({
  id: uuid,
  slug: z.string(),
  name: z.string(),
  kind: organisationKind,
});
export type Organisation = z.infer<typeof organisation>;
/** `initialPassword` is shown once, when none was given. */
export const registeredOrganisation = organisation.extend({ initialPassword: z.string().optional() });
export type RegisteredOrganisation = z.infer<typeof registeredOrganisation>;

export const inviteMemberRequest = z.strictObject({
  email,
  displayName,
  roles: z.array(role).min(1).max(roles.length),
  password: password.optional(),
});
export type InviteMemberRequest = z.infer<typeof inviteMemberRequest>;
export const member = z.object({
  accountId: uuid,
  email: z.string(),
  displayName: z.string(),
  roles: z.array(role),
});
export type Member = z.infer<typeof member>;
export const changeRolesRequest = inviteMemberRequest.pick({ roles: true });
export type ChangeRolesRequest = z.infer<typeof changeRolesRequest>;
export const invitedMember = member.extend({ initialPassword: z.string().optional() });
export type InvitedMember = z.infer<typeof invitedMember>;

export const registerClientRequest = z.strictObject({
  name: z.string().trim().min(1).max(100),
  scopes: z.array(z.enum(scopeNames)).min(1).max(scopeNames.length),
});
export type RegisterClientRequest = z.infer<typeof registerClientRequest>;
export const apiClient = z.object({
  clientId: z.string(),
  name: z.string(),
  scopes: z.array(z.enum(scopeNames)),
  createdAt: timestamp,
});
export type ApiClient = z.infer<typeof apiClient>;
/** The secret is shown this once. */
export const registeredClient = apiClient.extend({ secret: z.string() });
export type RegisteredClient = z.infer<typeof registeredClient>;

export const interaction = z.object({
  client: z.string(),
  loginHint: z.string().nullable(),
  external: z.string().nullable(),
});
export type Interaction = z.infer<typeof interaction>;
export const loginRequest = z.strictObject({ email: z.string().max(254), password: z.string().max(200) });
export type LoginRequest = z.infer<typeof loginRequest>;
export const loginAnswer = z.object({ redirectTo: z.string() });
export type LoginAnswer = z.infer<typeof loginAnswer>;

export const demonstrationAccount = z.object({
  name: z.string(),
  email: z.string(),
  password: z.string(),
  role: z.string(),
  organisation: z.string().nullable(),
});
export type DemonstrationAccount = z.infer<typeof demonstrationAccount>;

/** A key that will sign tokens; it is published at once, so that every verifier knows it by then. */
export const rotatedTokenKey = z.object({ id: z.string(), signsFrom: timestamp });
export type RotatedTokenKey = z.infer<typeof rotatedTokenKey>;

function isLocale(text: string): boolean {
  return works(() => Intl.getCanonicalLocales(text));
}

function isTimeZone(text: string): boolean {
  return works(() => new Intl.DateTimeFormat('en', { timeZone: text }));
}

function works(attempt: () => unknown): boolean {
  try {
    attempt();
    return true;
  } catch {
    return false;
  }
}
