import type { OrganisationKind, Role, Scope } from '@wellspring/contracts';

/** The organisations of the demonstration and the people who sign in for them. All names are invented. */
export interface CastOrganisation {
  readonly slug: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly people: readonly {
    readonly email: string;
    readonly displayName: string;
    readonly roles: readonly Role[];
  }[];
  /** What its API client may do, for scripts. */
  readonly clientScopes: readonly Scope[];
}

const institutionScopes: readonly Scope[] = [
  'frameworks:write',
  'achievements:read',
  'achievements:write',
  'recipients:read',
  'recipients:write',
  'credentials:read',
  'credentials:issue',
  'credentials:revoke',
  'credentials:verify',
];
const employerScopes: readonly Scope[] = [
  'postings:read',
  'postings:write',
  'feeds:read',
  'feeds:write',
  'outcomes:write',
  'credentials:verify',
];

export const organisations: readonly CastOrganisation[] = [
  {
    slug: 'rio-bravo',
    name: 'Rio Bravo Community College',
    kind: 'institution',
    people: [
      {
        email: 'registrar@rio-bravo.example',
        displayName: 'Renata Okafor',
        roles: ['issuer', 'administrator'],
      },
      { email: 'author@rio-bravo.example', displayName: 'Theo Lindqvist', roles: ['framework-author'] },
    ],
    clientScopes: institutionScopes,
  },
  {
    slug: 'mesa-tech',
    name: 'Mesa Tech',
    kind: 'institution',
    people: [
      {
        email: 'registrar@mesa-tech.example',
        displayName: 'Imani Castellanos',
        roles: ['issuer', 'administrator'],
      },
    ],
    clientScopes: institutionScopes,
  },
  {
    slug: 'harbor-pine',
    name: 'Harbor & Pine Stores',
    kind: 'employer',
    people: [
      {
        email: 'recruiter@harbor-pine.example',
        displayName: 'Joon Abara',
        roles: ['recruiter', 'administrator'],
      },
    ],
    clientScopes: employerScopes,
  },
  {
    slug: 'copperline',
    name: 'Copperline Utilities',
    kind: 'employer',
    people: [
      {
        email: 'recruiter@copperline.example',
        displayName: 'Mireille Tan',
        roles: ['recruiter', 'administrator'],
      },
    ],
    clientScopes: employerScopes,
  },
  {
    slug: 'open-road',
    name: 'Open Road Foundation',
    kind: 'foundation',
    people: [
      {
        email: 'researcher@open-road.example',
        displayName: 'Sofia Marchetti',
        roles: ['researcher', 'administrator'],
      },
    ],
    clientScopes: ['analytics:read'],
  },
];

/** A learner whose name has an accent and two surnames. */
export const learner = { email: 'ana@learner.example', displayName: 'Ana Beltrán Ruiz' };

/** Who watches the installation. */
export const operator = { email: 'operator@wellspring.example', displayName: 'Odile Ferreira' };

/** A small job-role framework, written for the demonstration. */
export const securityFramework = {
  title: 'Security operations analyst, level 1',
  description:
    'What an analyst at the first level of a security operations centre does, as two colleges and two employers agreed.',
  adoptionStatus: 'Implemented' as const,
  levels: [
    { name: 'With guidance', rank: 1 },
    { name: 'By routine', rank: 2 },
    { name: 'Independently', rank: 3 },
    { name: 'Leads others', rank: 4 },
  ],
  items: [
    {
      humanCodingScheme: 'SOC1.1',
      fullStatement: 'Analyse logs of servers and network devices for signs of intrusion',
    },
    { humanCodingScheme: 'SOC1.2', fullStatement: 'Triage a security incident by severity and reach' },
    { humanCodingScheme: 'SOC1.3', fullStatement: 'Explain how common network protocols work and fail' },
    { humanCodingScheme: 'SOC1.4', fullStatement: 'Automate a routine check with a script' },
    {
      humanCodingScheme: 'SOC1.5',
      fullStatement: 'Explain an incident to a manager without technical training',
    },
    { humanCodingScheme: 'SOC1.6', fullStatement: 'Hand over a shift with a complete log' },
  ],
};
