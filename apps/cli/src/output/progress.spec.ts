import { describe, expect, it } from '@jest/globals';
import { Progress } from './progress.js';

function told(isTTY: boolean, steps: readonly number[], total: number): string[] {
  const written: string[] = [];
  const progress = new Progress({ isTTY, write: (text) => written.push(text) });
  for (const step of steps) progress.tell(step, total, 'rows');
  progress.end();
  return written;
}

describe('telling progress', () => {
  it('overwrites one line of a terminal, and clears it at the end', () => {
    expect(told(true, [0, 1], 62)).toEqual([
      '\r\u001b[2K0 of 62 rows',
      '\r\u001b[2K1 of 62 rows',
      '\r\u001b[2K',
    ]);
  });

  it('writes a line for each further tenth elsewhere', () => {
    const steps = Array.from({ length: 1001 }, (_, step) => step);
    expect(told(false, steps, 1000)).toHaveLength(11);
    expect(told(false, [0, 0, 31, 32, 62], 62)).toEqual([
      '0 of 62 rows\n',
      '31 of 62 rows\n',
      '62 of 62 rows\n',
    ]);
    expect(told(false, [0], 0)).toEqual(['0 of 0 rows\n']);
  });
});
