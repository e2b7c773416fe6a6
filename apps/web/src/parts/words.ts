import type { MantineColor } from '@mantine/core';

/** How a state of the system is said to people, and its colour. */
export type Look = readonly [word: string, color: MantineColor];

export const issuedLooks = {
  issued: ['issued', 'blue'],
  claimed: ['in a wallet', 'teal'],
  revoked: ['revoked', 'red'],
} as const satisfies Record<string, Look>;

export const heldLooks = {
  held: ['verified', 'teal'],
  refused: ['not verified', 'yellow'],
  revoked: ['revoked', 'red'],
} as const satisfies Record<string, Look>;

export const rowLooks = {
  pending: ['to come', 'blue'],
  issued: ['issued', 'teal'],
  duplicate: ['issued before', 'gray'],
  rejected: ['rejected', 'red'],
  held: ['held back', 'yellow'],
} as const satisfies Record<string, Look>;

export const tierLooks = {
  qualified: ['qualified', 'teal'],
  near: ['nearly', 'yellow'],
} as const satisfies Record<string, Look>;

export const outcomeWords = {
  interviewed: 'Interviewed',
  offered: 'Offered the job',
  hired: 'Hired',
  declined: 'Declined',
  'retained-90-days': 'Still there after 90 days',
} as const;

export const roleWords: Readonly<Record<string, string>> = {
  'framework-author': 'Framework author',
  issuer: 'Registrar',
  learner: 'Learner',
  recruiter: 'Recruiter',
  researcher: 'Researcher',
  operator: 'Operator',
  administrator: 'Administrator',
};

/** The choices of a list, from its words. */
export function choicesOf(words: Readonly<Record<string, string | Look>>) {
  return Object.entries(words).map(([value, word]) => ({
    value,
    label: typeof word === 'string' ? word : word[0],
  }));
}

/** `score` and `contribution` are thousandths. */
export const percent = (thousandths: number) => `${Math.round(thousandths / 10)} %`;

/** The first characters of a reference that is unique for this employer: enough to tell people apart. */
export const shortReference = (reference: string) => reference.slice(0, 8);

/** A number with its noun: `counted(1, 'item', 'items')` is “1 item”. */
export const counted = (count: number, one: string, many: string) =>
  `${count.toLocaleString()} ${count === 1 ? one : many}`;
