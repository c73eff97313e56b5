/** Crockford's base 32: no I, L, O or U, which are easily confused with others. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Letters that are typed instead of a digit. */
const HEARD_AS: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };
const LENGTH = 8;

/** Five bytes are exactly eight letters of five bits. */
export const REFERENCE_BYTES = 5;

/**
 * The short name of a booking a person can read out on the telephone, `K7QM-2D9T`, from the first five of the bytes
 * given: 1.1 x 10^12 of them, so it names a booking to people but is no key.
 */
export function referenceFrom(bytes: Uint8Array): string {
  if (bytes.length < REFERENCE_BYTES) throw new RangeError(`a reference needs ${REFERENCE_BYTES} bytes`);
  let bits = 0n;
  for (const byte of bytes.subarray(0, REFERENCE_BYTES)) bits = bits * 256n + BigInt(byte);
  let letters = '';
  for (let place = 7n; place >= 0n; place -= 1n) letters += LETTERS.charAt(Number((bits >> (place * 5n)) & 31n));
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

/** A reference without its dash, as it is looked up: `K7QM2D9T`. */
export const plainReference = (reference: string): string => reference.replaceAll('-', '');

/**
 * A reference, or the beginning of one, as people write it: without case, spaces and dashes, and with the letters that
 * Crockford's base 32 reads as digits (O is 0, I and L are 1).
 * @returns its letters without the dash; empty for what no reference holds
 */
export function readReference(text: string): string {
  const plain = text
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}\p{Cf}]/gu, '')
    .replaceAll(/[OIL]/g, (letter) => HEARD_AS[letter] ?? letter);
  return plain.length <= LENGTH && [...plain].every((letter) => LETTERS.includes(letter)) ? plain : '';
}

/** Whether the letters are a whole reference. */
export const isWholeReference = (plain: string): boolean => plain.length === LENGTH;
