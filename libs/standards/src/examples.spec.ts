import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import * as library from './index.js';

const source = join(process.cwd(), 'libs/standards/src');
/** One line: an expression, and after `//` what it answers as JSON-like literal. */
const example = /@example (.+?) \/\/ (.+?)(?: \*\/)?$/gm;
/** Only what is a literal can be compared; prose, shortened values and names of the reader's own are not. */
const literal = /^(?:-?\d+|0b[01]+|true|false|undefined|'[^'…]*'|\[.*'.*\]|\{ .* \})$/;

interface Example {
  readonly file: string;
  readonly code: string;
  readonly answer: string;
}

const examples = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !/\.(spec|d)\.ts$/.test(file))
  .flatMap((file) =>
    [...readFileSync(join(source, file), 'utf8').matchAll(example)].map(
      ([, code = '', answer = '']): Example => ({ file, code, answer }),
    ),
  )
  .filter(({ code, answer }) => literal.test(answer) && !/…|\bawait\b/.test(code + answer));

/** Examples that begin with something of the reader's own: a text, bits, a picture, a key, a list. */
const ofTheReader = /\((text|bits|png|unsecured)\b|\bx, y\b|revokedCredential/;

describe('the examples in the documentation of exports', () => {
  const runnable = examples.filter(({ code }) => !ofTheReader.test(code));

  it('are many', () => {
    expect(runnable.length).toBeGreaterThanOrEqual(20);
  });

  it.each(runnable)('$file: $code answers $answer', async ({ file, code, answer }) => {
    const own = (await import(`./${file.replace(/\.ts$/, '.js')}`)) as object;
    const scope = { ...library, ...own };
    const evaluate = (text: string): unknown =>
      new Function(...Object.keys(scope), `return (${text});`)(...Object.values(scope));
    expect(evaluate(code)).toEqual(evaluate(answer));
  });
});
