import { checkNames, type CheckName } from '@wellspring/standards';

/** Names that callers of the VC API use for ours. */
const aliases: Readonly<Record<string, CheckName>> = {
  credentialStatus: 'status',
  expiration: 'validity-dates',
};

/**
 * The checks that a caller of the VC API asks for, and always that of the structure: what is malformed is refused by its
 * status code, whichever checks are asked. Who asks for none that we know gets all.
 */
export function askedChecks(asked: readonly string[] | undefined): readonly CheckName[] {
  const wanted = new Set((asked ?? []).map((name) => aliases[name] ?? name));
  if (!checkNames.some((name) => wanted.has(name))) return checkNames;
  return checkNames.filter((name) => name === 'schema' || wanted.has(name));
}
