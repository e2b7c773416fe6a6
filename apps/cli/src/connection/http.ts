import { problemSchema } from '@wellspring/contracts';
import { ProblemError, UsageError } from './errors.js';

/** One request; an address that nothing answers at is told in a line. */
export async function ask(url: URL, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    const cause =
      error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    throw new UsageError(
      `Nothing answers at ${url.origin} (${cause}). Start it with \`npm start\`, or set WELLSPRING_URL.`,
    );
  }
}

/** The refusal that a response without success carries. */
export async function problemOf(response: Response): Promise<ProblemError> {
  const text = await response.text();
  const json = parsed(text);
  const problem = problemSchema.safeParse(json);
  if (problem.success) return new ProblemError(problem.data);
  const oauth = json as { error?: string; error_description?: string } | undefined;
  return new ProblemError({
    type: 'about:blank',
    title: response.statusText,
    status: Math.max(400, response.status),
    code: oauth?.error ?? `HTTP_${response.status}`,
    detail: oauth?.error_description ?? `The server answered ${response.status} ${response.statusText}.`,
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
