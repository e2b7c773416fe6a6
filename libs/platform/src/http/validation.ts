import { HttpException, StandardSchemaValidationPipe } from '@nestjs/common';
import { refuse } from '@wellspring/contracts';

/** Parses what a route declares with `{ schema }` and names every field that is wrong. */
export function validationPipe(): StandardSchemaValidationPipe {
  return new StandardSchemaValidationPipe({
    exceptionFactory: (issues) => {
      const errors = issues.slice(0, 100).map(({ path = [], message }) => ({
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
