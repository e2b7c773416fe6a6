import { describe, expect, it } from '@jest/globals';
import { StandardsError } from './standards-error.js';
import { sentenceOf } from './text-of.js';

describe('what is told of a document', () => {
  it('is of bounded length', () => {
    expect(sentenceOf('a'.repeat(100_000))).toHaveLength(500);
    expect(new StandardsError('X', 'a'.repeat(100_000)).message).toHaveLength(500);
  });

  it('has no character that moves a cursor or turns the direction', () => {
    expect(sentenceOf('a\u001b[2J\n\u202eb')).toBe('a\\u001b[2J\\u000a\\u202eb');
    expect(sentenceOf('Prüfung für Łukasz 👩‍🎓')).toBe('Prüfung für Łukasz 👩‍🎓');
  });
});
