import { withPlaces } from './place-index.js';

/**
 * One rule of a standard, as a person and a program can name it; `clause` says which, such as VC Data Model 2.0 §4.9.
 *
 * @example
 * const told = { code: 'MINE', severity: 'warning' as const, sentence: 'It has a name.', clause: 'Ours' };
 * const rule: Rule = { ...told, name: 'mine', find: ({ name }) => (name ? [] : [{ pointer: '/name' }]) };
 * runRules([rule], {}).map(({ code }) => code) // ['MINE']
 */
export interface Rule {
  /** Kebab-case, unique among all rules. */
  readonly name: string;
  /** Stable, in capitals. */
  readonly code: string;
  /** An error refuses the document; a warning is for a person to weigh. */
  readonly severity: 'error' | 'warning';
  /** What the rule asks, in a plain sentence. */
  readonly sentence: string;
  /** Standard and section, such as `VC Data Model 2.0 §4.9`. */
  readonly clause: string;
  /** The members that it looks for at any depth, where it does. */
  readonly members?: readonly string[];
  /** Where a document breaks the rule. The document may be any JSON object: a rule never throws. */
  find(credential: Readonly<Record<string, unknown>>): Iterable<Breach>;
}

/** What is said of a rule; one that needs more than the document to be judged has no `find` of its own. */
export type RuleRow = Omit<Rule, 'find'>;

/**
 * One place where a rule is broken: a JSON Pointer (RFC 6901), and a reason where the rule's sentence is too wide.
 *
 * @example
 * const breaches: Breach[] = [{ pointer: '/name' }];
 * breaches.map(({ pointer }) => pointer) // ['/name']
 */
export interface Breach {
  readonly pointer: string;
  readonly reason?: string;
}

/**
 * A rule that a document breaks, and where (RFC 6901); `clause` is that of the rule.
 *
 * @example
 * const [finding]: Finding[] = runRules(badgeRules, { ...unsecured, id: 'none' });
 * finding?.pointer // '/id'
 */
export interface Finding {
  /** The rule's name. */
  readonly rule: string;
  readonly code: string;
  readonly severity: 'error' | 'warning';
  /** A plain sentence. */
  readonly reason: string;
  /** JSON Pointer (RFC 6901) of the place; empty for the document itself. */
  readonly pointer: string;
  readonly clause: string;
}

/** Nobody reads more of one document, and a hostile one may break a rule a million times. */
export const mostFindings = 100;

/**
 * Applies rules to a document. It implements no clause itself: each rule names its own.
 *
 * @param rules in the order in which their findings are told
 * @param credential a JSON object: the credential, presentation or part that the rules speak of
 * @returns what is broken, by rule, at most a hundred findings; empty when nothing is
 * @example runRules(badgeRules, { type: 'VerifiableCredential' }).map(({ code }) => code)[0] // 'OB_CONTEXT'
 */
export function runRules(rules: readonly Rule[], credential: Readonly<Record<string, unknown>>): Finding[] {
  return withPlaces(() => findingsOf(rules, credential));
}

function findingsOf(rules: readonly Rule[], credential: Readonly<Record<string, unknown>>): Finding[] {
  const findings: Finding[] = [];
  for (const rule of rules) {
    const { name, code, severity, sentence, clause } = rule;
    for (const { pointer, reason = sentence } of rule.find(credential)) {
      findings.push({ rule: name, code, severity, reason, pointer, clause });
      if (findings.length === mostFindings) return findings;
    }
  }
  return findings;
}
