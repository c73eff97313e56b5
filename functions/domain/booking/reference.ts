/** Crockford's base 32: no I, L, O or U, which are heard or read as something else. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

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
