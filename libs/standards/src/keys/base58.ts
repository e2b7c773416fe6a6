const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const digitOf = new Uint8Array(128);
for (const [digit, character] of [...alphabet].entries()) digitOf[character.charCodeAt(0)] = digit;

/** Two digits are worked out at once: what they make of a word of two bytes is an integer that machines are quick with. */
const pairBase = 58 * 58;
const wordBits = 16;

/** Words enough for any key and signature: an array of its own would be memory outside the heap, to be collected. */
const brief = new Uint16Array(128);

/** So many words of zero, good until the next call. */
function zeroWords(count: number): Uint16Array {
  return count > brief.length ? new Uint16Array(count) : brief.subarray(0, count).fill(0);
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
      const value = (rest << wordBits) | words[index]!;
      const quotient = (value / pairBase) | 0;
      words[index] = quotient;
      rest = value - quotient * pairBase;
    }
    while (start < words.length && words[start] === 0) start += 1;
    text = alphabet[(rest / 58) | 0]! + alphabet[rest % 58]! + text;
  }
  const zeros = bytes.findIndex((byte) => byte !== 0);
  return '1'.repeat(zeros < 0 ? bytes.length : zeros) + text.replace(/^1+/, '');
}

/**
 * The bytes of a base58btc text, of whose alphabet every character must be.
 *
 * @example decodeBase58('12j') // Uint8Array.of(0, 100)
 */
export function decodeBase58(text: string): Uint8Array {
  // A digit is worth less than 6 bits. The first word that is used moves towards the front.
  const words = zeroWords(Math.ceil((text.length * 6) / wordBits));
  let first = words.length;
  for (let at = 0; at < text.length; at += 2) {
    const isLast = at + 1 === text.length;
    const digit = digitOf[text.charCodeAt(at)]!;
    let carry = isLast ? digit : digit * 58 + digitOf[text.charCodeAt(at + 1)]!;
    const base = isLast ? 58 : pairBase;
    let index = words.length - 1;
    for (; index >= first || carry > 0; index -= 1) {
      const value = words[index]! * base + carry;
      words[index] = value;
      carry = value >>> wordBits;
    }
    first = index + 1;
  }
  let zeros = 0;
  while (text[zeros] === '1') zeros += 1;
  return bytesOf(words.subarray(first), zeros);
}

/** Big-endian words. */
function wordsOf(bytes: Uint8Array): Uint16Array {
  const words = zeroWords(Math.ceil(bytes.length / 2));
  const lead = bytes.length % 2;
  for (let index = 0; index < bytes.length; index += 1) {
    const word = (index + lead) >> 1;
    words[word] = (words[word]! << 8) | bytes[index]!;
  }
  return words;
}

/** The bytes of words without the zeros that they begin with, behind as many zeros as are asked for. */
function bytesOf(words: Uint16Array, zeros: number): Uint8Array {
  const lead = words.length > 0 && words[0]! < 256 ? 1 : 0;
  const bytes = new Uint8Array(zeros + words.length * 2 - lead);
  for (let at = zeros; at < bytes.length; at += 1) {
    const place = at - zeros + lead;
    const word = words[place >> 1]!;
    bytes[at] = place % 2 === 0 ? word >> 8 : word;
  }
  return bytes;
}
