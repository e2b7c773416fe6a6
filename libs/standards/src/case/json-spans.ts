import { StandardsError } from '../standards-error.js';

const maxDepth = 64;
/** Of one value, at any depth: a value of many small members takes many times its length as objects. */
const maxMembers = 100_000;

/**
 * A cursor over JSON that arrives in chunks: finds where a value ends without parsing what is before it, so
 * that a package of any size is read part by part in flat memory.
 */
export class JsonSpans {
  private text = '';
  private position = 0;
  private ended = false;
  /** Of the value taken last, in characters. */
  length = 0;

  constructor(
    private readonly chunks: AsyncIterator<string>,
    private readonly maxSpan: number,
  ) {}

  /** The next character that is no white space, without taking it; undefined at the end. */
  async peek(): Promise<string | undefined> {
    for (;;) {
      while (this.position < this.text.length) {
        const code = this.text.charCodeAt(this.position);
        if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return this.text[this.position];
        this.position += 1;
      }
      if (!(await this.fill())) return undefined;
    }
  }

  /** Takes a character that must come next. */
  async take(expected: string): Promise<void> {
    const found = await this.peek();
    if (found !== expected) throw malformed(`${expected} was expected, ${found ?? 'the end'} came`);
    this.position += 1;
  }

  /** Takes a character if it comes next; answers whether it did. */
  async skip(wanted: string): Promise<boolean> {
    if ((await this.peek()) !== wanted) return false;
    this.position += 1;
    return true;
  }

  /** Takes the next value whole and parses it. */
  async value(): Promise<unknown> {
    await this.peek();
    const span = await this.span();
    this.length = span.length;
    try {
      return JSON.parse(span) as unknown;
    } catch {
      throw malformed(`a value beginning ${JSON.stringify(span.slice(0, 40))} is not JSON`);
    }
  }

  /** The text of the next value, which begins at the cursor. */
  private async span(): Promise<string> {
    const scan = { depth: 0, members: 0, inString: false, escaped: false, started: false };
    // Pieces are joined once: a long value that was joined at every chunk would take quadratic time.
    const pieces: string[] = [];
    let length = 0;
    for (;;) {
      const end = scanValue(this.text, this.position, scan);
      pieces.push(this.text.slice(this.position, end >= 0 ? end : undefined));
      this.position = end >= 0 ? end : this.text.length;
      if (end >= 0) return pieces.join('');
      length += pieces.at(-1)?.length ?? 0;
      if (length > this.maxSpan) throw tooLarge();
      if (!(await this.fill())) throw malformed('the file ends in the middle of a value');
    }
  }

  private async fill(): Promise<boolean> {
    if (this.ended) return false;
    const { value, done } = await this.chunks.next();
    if (done) {
      this.ended = true;
      return false;
    }
    this.text = this.text.slice(this.position) + value;
    this.position = 0;
    return true;
  }
}

interface Scan {
  depth: number;
  members: number;
  inString: boolean;
  escaped: boolean;
  started: boolean;
}

/** Where the value ends, or -1 when the text does; `scan` remembers how far it is. */
function scanValue(text: string, from: number, scan: Scan): number {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (scan.inString) {
      if (endsString(code, scan) && scan.depth === 0) return at + 1;
    } else if (code === 34) {
      scan.inString = true;
    } else if (code === 123 || code === 91) {
      scan.depth += 1;
      if (scan.depth > maxDepth)
        throw new StandardsError('CASE_TOO_DEEP', `The package is nested deeper than ${maxDepth}.`);
    } else if (code === 125 || code === 93) {
      // A bare number or literal ends where its container does.
      if (scan.depth === 0) return at;
      scan.depth -= 1;
      if (scan.depth === 0) return at + 1;
    } else if (scan.depth === 0 && scan.started && (code === 44 || code <= 32)) {
      return at;
    } else if (code === 44) {
      scan.members += 1;
      if (scan.members > maxMembers) throw tooLarge();
    }
    scan.started = true;
  }
  return -1;
}

function endsString(code: number, scan: Scan): boolean {
  if (scan.escaped) scan.escaped = false;
  else if (code === 92) scan.escaped = true;
  else if (code === 34) scan.inString = false;
  return !scan.inString;
}

function tooLarge(): StandardsError {
  return new StandardsError('CASE_TOO_LARGE', 'One part of the package is too large.');
}

/** The package cannot be read as JSON. */
export function malformed(why: string): StandardsError {
  return new StandardsError('CASE_MALFORMED', `The package is not JSON as CASE has it: ${why}.`);
}
