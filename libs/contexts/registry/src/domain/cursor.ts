import { isUuidText } from './case-identifier.js';

type Member = 'date' | 'uuid' | 'number';

const valid: Readonly<Record<Member, (text: string) => boolean>> = {
  // The 30th of February parses, as a day in March.
  date: (text) => !Number.isNaN(Date.parse(text)) && new Date(text).toISOString() === text,
  uuid: isUuidText,
  number: (text) => /^\d{1,9}$/.test(text),
};

/** An opaque place in a list. */
export function encodeCursor(members: readonly string[]): string {
  return Buffer.from(members.join(' ')).toString('base64url');
}

/** The members of a cursor, or null when it is none of this list's. */
export function decodeCursor(cursor: string, members: readonly Member[]): string[] | null {
  const parts = Buffer.from(cursor, 'base64url').toString().split(' ');
  const fits =
    parts.length === members.length && members.every((member, index) => valid[member](parts[index] ?? ''));
  return fits ? parts : null;
}
