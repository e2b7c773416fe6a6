import type { OrganisationKind } from './fields.js';

/** Every scope of the APIs, with the sentence that the consent page and the reference show. */
export const scopes = {
  'frameworks:write': 'Import and publish competency frameworks',
  'achievements:read': "Read the organisation's achievements",
  'achievements:write': 'Define and publish achievements',
  'recipients:read': 'Read recipients and their claim links',
  'recipients:write': 'Register recipients',
  'credentials:read': "Read the organisation's awards and credentials",
  'credentials:issue': 'Record awards and issue credentials',
  'credentials:revoke': 'Revoke credentials',
  'credentials:verify': 'Verify credentials and presentations',
  wallet: 'Hold credentials, grant and withdraw consent, share',
  'trust:read': 'Read the trust registry',
  'trust:write': 'Change the trust registry',
  'postings:read': "Read the organisation's postings and matches",
  'postings:write': 'Publish and close postings',
  'feeds:read': 'Read matched-candidate feeds',
  'feeds:write': 'Subscribe to feeds, rotate secrets, replay',
  'outcomes:write': 'Report what became of a match',
  'analytics:read': 'Read adoption figures',
  'operations:read': 'See health, lag, parked events and the live flow',
  'operations:write': 'Retry or skip parked events, rebuild read models',
  'organisation:read': 'Read members and API clients of the organisation',
  'organisation:write': 'Invite members, register API clients',
} as const;

export type Scope = keyof typeof scopes;
export const scopeNames = Object.keys(scopes) as Scope[];

export const roles = [
  'framework-author',
  'issuer',
  'learner',
  'recruiter',
  'researcher',
  'operator',
  'administrator',
] as const;
export type Role = (typeof roles)[number];

/** What each role may do; a token never holds more than its member's roles allow. */
export const scopesByRole: Readonly<Record<Role, readonly Scope[]>> = {
  'framework-author': ['frameworks:write'],
  issuer: [
    'achievements:read',
    'achievements:write',
    'recipients:read',
    'recipients:write',
    'credentials:read',
    'credentials:issue',
    'credentials:revoke',
    'credentials:verify',
    'trust:read',
  ],
  learner: ['wallet', 'credentials:verify'],
  recruiter: [
    'postings:read',
    'postings:write',
    'feeds:read',
    'feeds:write',
    'outcomes:write',
    'credentials:verify',
    'trust:read',
  ],
  researcher: ['analytics:read'],
  operator: ['operations:read', 'operations:write', 'trust:read', 'trust:write', 'analytics:read'],
  administrator: ['organisation:read', 'organisation:write'],
};

/** The roles that an organisation of a kind may give its members. */
export const rolesByKind: Readonly<Record<OrganisationKind, readonly Role[]>> = {
  institution: ['framework-author', 'issuer', 'administrator'],
  employer: ['framework-author', 'recruiter', 'administrator'],
  foundation: ['framework-author', 'researcher', 'administrator'],
  operator: ['operator', 'researcher', 'administrator'],
};
