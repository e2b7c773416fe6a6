import type { CheckResult } from '../checks/check.js';
import { readClr1, type Clr1Reading } from '../clr-1/read-clr-1.js';
import type { OlderCredentialPorts } from '../older-formats/older-credential-ports.js';
import { readOpenBadges2, type OpenBadges2Reading } from '../open-badges-2/read-open-badges-2.js';
import { academy, anAssertion, assertionId, portOf, type Json, type World } from './older-credentials.js';

/** When everything is read. */
export const now = new Date('2026-05-15T16:00:00Z');

const textOfGiven = (given: unknown) => (typeof given === 'string' ? given : JSON.stringify(given));

/** Reads a badge of Open Badges 2.0 in a world; the academy's when none is given. */
export const readBadge = (
  given: unknown,
  world: World = academy(),
  over: Partial<OlderCredentialPorts> = {},
): Promise<OpenBadges2Reading> => readOpenBadges2(textOfGiven(given), { ...portOf(world), now, ...over });

/** Reads a CLR 1.0 in a world. */
export const readRecord = (
  given: unknown,
  world: World,
  over: Partial<OlderCredentialPorts> = {},
): Promise<Clr1Reading> => readClr1(textOfGiven(given), { ...portOf(world), now, ...over });

/** A hosted assertion that is another in these members, and a world whose address has it. */
export function hosted(over: Json): readonly [Json, World] {
  const assertion = anAssertion(over);
  return [assertion, academy({ [assertionId]: assertion })];
}

/** What checks found wrong: each with its code. */
export const told = (checks: readonly CheckResult[]) =>
  checks.flatMap(({ check, code }) => (code ? [`${check} ${code}`] : []));

/** The same of each assertion within a record. */
export const toldWithin = ({ assertions }: Clr1Reading) => assertions.map(({ checks }) => told(checks));
