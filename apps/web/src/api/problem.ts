import { problemSchema, type Problem } from '@wellspring/contracts';

/** A refusal of the server as the pages show it: what is wrong, how to mend it, its code. */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
  }
}

/** Reads a refusal from a response that is not a success. */
export async function problemOf(response: Response): Promise<ProblemError> {
  const parsed = problemSchema.safeParse(await response.json().catch(() => undefined));
  if (parsed.success) return new ProblemError(parsed.data);
  return new ProblemError({
    type: 'about:blank',
    title: response.statusText,
    status: Math.max(400, response.status),
    code: `HTTP_${response.status}`,
    detail: 'The server did not answer as it should. Try again in a moment.',
  });
}
