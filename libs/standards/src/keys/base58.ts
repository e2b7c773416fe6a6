const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const digitOf = new Uint8Array(128);
for (const [digit, character] of [...alphabet].entries()) digitOf[character.charCodeAt(0)] = digit;

/** Digits that are worked out at once: 58^4 by a word is exact in a double. */
const chunk = 4;
const chunkBase = 58 ** chunk;
const wordBytes = 3;
const wordBase = 2 ** (8 * wordBytes);

/** Words enough for any key and signature: an array of its own would be memory outside the heap, to be collected. */
const brief = new Float64Array(64);

/** So many words of zero, good until the next call. */
function zeroWords(count: number): Float64Array {
  return count > brief.length ? new Float64Array(count) : brief.subarray(0, count).fill(0);
}

/**
 * The base58btc text of bytes (Controlled Identifiers 1.0 §2.4), each zero byte in front as a `1`.
 *
 * @example encodeBase58(Buffer.of(0, 100)) // '12j'
 */
export function encodeBase58(bytes: Uint8Array): string {
  const words = wordsOf(bytes);
  let text = '';
  let start = 0;
  while (start < words.length) {
    let rest = 0;
    for (let index = start; index < words.length; index += 1) {
      const value = rest * wordBase + words[index]!;
      const quotient = Math.floor(value / chunkBase);
      words[index] = quotient;
      rest = value - quotient * chunkBase;
    }
    while (start < words.length && words[start] === 0) start += 1;
    for (let count = 0; count < chunk; count += 1) {
      text = alphabet[rest % 58]! + text;
      rest = Math.floor(rest / 58);
    }
  }
  const zeros = bytes.findIndex((byte) => byte !== 0);
  return '1'.repeat(zeros < 0 ? bytes.length : zeros) + text.replace(/^1+/, '');
}

/** The bytes of a base58btc text, of whose alphabet every character must be. @example decodeBase58('12j') // 0, 100 */
export function decodeBase58(text: string): Uint8Array {
  // A digit is worth less than 6 bits, and a word has 24. The first word that is used moves towards the front.
  const words = zeroWords(Math.ceil(text.length / 4));
  let first = words.length;
  for (let from = 0; from < text.length; from += chunk) {
    const end = Math.min(from + chunk, text.length);
    let carry = 0;
    for (let at = from; at < end; at += 1) carry = carry * 58 + digitOf[text.charCodeAt(at)]!;
    const base = end - from === chunk ? chunkBase : 58 ** (end - from);
    for (let index = words.length - 1; index >= first || carry > 0; index -= 1) {
      const value = words[index]! * base + carry;
      carry = Math.floor(value / wordBase);
      words[index] = value - carry * wordBase;
      first = Math.min(first, index);
    }
  }
  let zeros = 0;
  while (text[zeros] === '1') zeros += 1;
  return bytesOf(words.subarray(first), zeros);
}

/** Big-endian words of three bytes. */
function wordsOf(bytes: Uint8Array): Float64Array {
  const words = zeroWords(Math.ceil(bytes.length / wordBytes));
  const lead = words.length * wordBytes - bytes.length;
  for (let index = 0; index < bytes.length; index += 1) {
    const word = Math.floor((index + lead) / wordBytes);
    words[word] = words[word]! * 256 + bytes[index]!;
  }
  return words;
}

/** The bytes of words without the zeros that they begin with, behind as many zeros as are asked for. */
function bytesOf(words: Float64Array, zeros: number): Uint8Array {
  const top = words[0] ?? 0;
  const missing = words.length === 0 ? 0 : top > 0xffff ? 0 : top > 0xff ? 1 : 2;
  const bytes = new Uint8Array(zeros + words.length * wordBytes - missing);
  let at = bytes.length;
  for (let index = words.length - 1; index >= 0; index -= 1) {
    for (let word = words[index]!, count = 0; count < wordBytes && at > zeros; count += 1) {
      bytes[--at] = word & 255;
      word >>= 8;
    }
  }
  return bytes;
}
