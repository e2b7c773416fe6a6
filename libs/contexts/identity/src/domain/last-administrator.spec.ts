import { describe, expect, it } from '@jest/globals';
import { isLastAdministrator } from './last-administrator.js';

const ada = { id: 'ada', roles: ['issuer', 'administrator'] as const };
const bo = { id: 'bo', roles: ['issuer'] as const };
const cy = { id: 'cy', roles: ['administrator'] as const };

describe('the last administrator', () => {
  it.each([
    ['an administrator beside a member', [ada, bo], 'ada', true],
    ['a member beside an administrator', [ada, bo], 'bo', false],
    ['one of two administrators', [ada, cy], 'ada', false],
    ['anybody where there is no administrator', [bo], 'bo', false],
    ['somebody who is no member', [ada, bo], 'cy', false],
  ])('%s', (_, members, accountId, expected) => {
    expect(isLastAdministrator(members, accountId)).toBe(expected);
  });
});
