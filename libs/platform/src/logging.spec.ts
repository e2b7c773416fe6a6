import { describe, expect, it } from '@jest/globals';
import { createLogger } from './logging.js';

function logged(error: unknown): string {
  const lines: string[] = [];
  createLogger('test', 'info', { write: (line: string) => lines.push(line) }).error({ err: error }, 'failed');
  return lines.join();
}

describe('logging an error', () => {
  const failed = Object.assign(new Error('duplicate key value violates unique constraint "account_email"'), {
    code: '23505',
    query: 'insert into identity.account values ($1, $2)',
    parameters: ['noor@example.org', Buffer.from('sealed')],
    driverError: { detail: 'Key (email)=(noor@example.org) already exists.' },
  });

  it('tells what failed', () => {
    for (const part of ['account_email', '23505', 'insert into identity.account', 'logging.spec'])
      expect(logged(failed)).toContain(part);
  });

  it('tells nothing of whom it was about', () => {
    expect(logged(failed)).not.toContain('noor');
    expect(logged(new Error('outer', { cause: failed }))).not.toContain('noor');
    expect(logged(failed)).not.toContain('parameters');
  });
});
