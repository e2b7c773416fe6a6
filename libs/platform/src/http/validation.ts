import { HttpException, StandardSchemaValidationPipe } from '@nestjs/common';
import { refuse } from '@wellspring/contracts';

/** An issue as a schema tells it; one of a union carries what each alternative found. */
interface Issue {
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
  readonly message: string;
  readonly errors?: readonly (readonly Issue[])[];
}

/** Parses what a route declares with `{ schema }` and names every field that is wrong. */
export function validationPipe(): StandardSchemaValidationPipe {
  return new StandardSchemaValidationPipe({
    exceptionFactory: (issues) => {
      const errors = issues
        .flatMap((issue) => unfolded(issue))
        .slice(0, 100)
        .map(({ path = [], message }) => ({
          path: path.map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
          message,
        }));
      const refusal = refuse(
        'REQUEST_INVALID',
        400,
        'The request is not what this route takes; see errors.',
        errors,
      );
      return new HttpException(refusal, 400);
    },
  });
}

/** Of a union that nothing fits, what the alternative found that understood more than the others. */
function unfolded(issue: Issue): Issue[] {
  const depthOf = (found: readonly Issue[]) => Math.max(...found.map(({ path = [] }) => path.length));
  const understood = (issue.errors ?? []).filter((found) => depthOf(found) > 0);
  const [best] = understood.toSorted((a, b) => depthOf(b) - depthOf(a));
  if (!best) return [issue];
  return best
    .map(({ path = [], ...rest }) => ({ ...rest, path: [...(issue.path ?? []), ...path] }))
    .flatMap((each) => unfolded(each));
}
