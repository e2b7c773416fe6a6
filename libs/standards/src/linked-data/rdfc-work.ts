import { StandardsError } from '../standards-error.js';

/** How much the comparison of like blank nodes may still cost (RDFC-1.0 §7.1 asks for a bound). */
export interface WorkBudget {
  /** Runs of Hash N-Degree Quads. */
  runs: number;
  /** Related nodes hashed, and candidates weighed in permutations. */
  steps: number;
}

/** Deeper recursions are poison, and would exhaust the stack. */
const maxDepth = 500;

/**
 * The budget of a dataset. The runs are those that rdf-canonize grants with the same factor, so what is signed
 * with one can be verified with the other; the steps bound what one run may cost.
 *
 * @param likeNodes how many blank nodes share their first-degree hash with another
 * @param workFactor exponent of the number of runs: 1 for credentials, 2 and more for graphs of many like nodes
 */
export function workBudget(likeNodes: number, quads: number, workFactor: number): WorkBudget {
  const runs = likeNodes ** workFactor;
  return { runs, steps: (10_000 + 16 * quads) * Math.max(1, workFactor ** 5) };
}

/** Takes one run off the budget. @throws StandardsError `STANDARDS_WORK_EXCEEDED` */
export function spendRun(budget: WorkBudget, depth: number): void {
  if (budget.runs <= 0 || depth > maxDepth) throw exceeded();
  budget.runs -= 1;
}

/** Takes steps off the budget. @throws StandardsError `STANDARDS_WORK_EXCEEDED` */
export function spendSteps(budget: WorkBudget, steps: number): void {
  budget.steps -= steps;
  if (budget.steps < 0) throw exceeded();
}

function exceeded(): StandardsError {
  return new StandardsError(
    'STANDARDS_WORK_EXCEEDED',
    'Too many blank nodes of the document are alike: its canonical form would cost too much.',
  );
}
