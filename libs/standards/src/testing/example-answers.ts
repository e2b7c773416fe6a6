import { expect } from '@jest/globals';
import { StandardsError } from '../standards-error.js';

/** Whether an example answers what its comment says; in a text `…` stands for anything. */
export function equals(found: unknown, said: unknown): void {
  if (typeof said !== 'string' || !said.includes('…')) return expect(found).toEqual(said);
  const [start = '', end = ''] = said.split('…');
  expect(String(found).slice(0, start.length)).toBe(start);
  expect(String(found).slice(String(found).length - end.length)).toBe(end);
}

/** Whether an example is refused with the code that its comment says. */
export async function throws(run: () => unknown, code: string): Promise<void> {
  const thrown = await Promise.resolve()
    .then(run)
    .then(
      () => undefined,
      (error: unknown) => error,
    );
  expect(thrown).toBeInstanceOf(StandardsError);
  expect((thrown as StandardsError).code).toBe(code);
}
