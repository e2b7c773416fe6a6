import { checkNames, type CheckName } from '@wellspring/standards';

/** Names that callers of the VC API use for ours. */
const aliases: Readonly<Record<string, CheckName>> = {
  credentialStatus: 'status',
  expiration: 'validity-dates',
};

/** The checks that a caller of the VC API asks for; who asks for none that we know gets all. */
export function askedChecks(asked: readonly string[] | undefined): readonly CheckName[] {
  const wanted = new Set((asked ?? []).map((name) => aliases[name] ?? name));
  const known = checkNames.filter((name) => wanted.has(name));
  return known.length > 0 ? known : checkNames;
}
