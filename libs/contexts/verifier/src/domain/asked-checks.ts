import { checkNames, type CheckName } from '@wellspring/standards';

/** Names that callers of the VC API use for ours. */
const aliases: Readonly<Record<string, CheckName>> = {
  credentialStatus: 'status',
  expiration: 'validity-dates',
};

/**
 * The checks that a caller of the VC API asks for, and always that of the structure: what is malformed is refused by its
 * status code, whichever checks are asked. Who asks for none, or for one that does not exist, gets all.
 */
export function askedChecks(asked: readonly string[] | undefined): readonly CheckName[] {
  const wanted = new Set((asked ?? []).map((name) => aliases[name] ?? name));
  const isKnown =
    wanted.size > 0 && [...wanted].every((name) => (checkNames as readonly string[]).includes(name));
  if (!isKnown) return checkNames;
  return checkNames.filter((name) => name === 'schema' || wanted.has(name));
}
