const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const digitOf = new Map([...alphabet].map((character, digit) => [character, digit]));
/** Digits that are worked out at once: 58^5 by 2^16 is exact in a double. */
const chunk = 5;

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
      const value = rest * 65536 + (words[index] as number);
      const quotient = Math.floor(value / 58 ** chunk);
      words[index] = quotient;
      rest = value - quotient * 58 ** chunk;
    }
    while (start < words.length && words[start] === 0) start += 1;
    for (let count = 0; count < chunk; count += 1) {
      text = (alphabet[rest % 58] as string) + text;
      rest = Math.floor(rest / 58);
    }
  }
  const zeros = bytes.findIndex((byte) => byte !== 0);
  return '1'.repeat(zeros < 0 ? bytes.length : zeros) + text.replace(/^1+/, '');
}

/** The bytes of a base58btc text, of whose alphabet every character must be. @example decodeBase58('12j') // 0, 100 */
export function decodeBase58(text: string): Uint8Array {
  // A digit is worth less than 6 bits.
  const words = new Array<number>(Math.ceil((text.length * 6) / 16)).fill(0);
  for (let from = 0; from < text.length; from += chunk) {
    const part = text.slice(from, from + chunk);
    let carry = 0;
    for (const character of part) carry = carry * 58 + (digitOf.get(character) as number);
    for (let index = words.length - 1; index >= 0; index -= 1) {
      const value = (words[index] as number) * 58 ** part.length + carry;
      carry = Math.floor(value / 65536);
      words[index] = value - carry * 65536;
    }
  }
  const bytes = words.flatMap((word) => [word >> 8, word & 255]);
  const first = bytes.findIndex((byte) => byte !== 0);
  const zeros = /^1*/.exec(text)?.[0].length ?? 0;
  return Uint8Array.from([...new Array<number>(zeros).fill(0), ...(first < 0 ? [] : bytes.slice(first))]);
}

/** Big-endian words of 16 bits. */
function wordsOf(bytes: Uint8Array): number[] {
  const odd = bytes.length % 2;
  const words: number[] = odd ? [bytes[0] as number] : [];
  for (let index = odd; index < bytes.length; index += 2) {
    words.push((bytes[index] as number) * 256 + (bytes[index + 1] as number));
  }
  return words;
}
