/** Writes a whole number, the most significant byte first; by division, as prices go beyond 32 bits. */
export function writeNumber(bytes: Uint8Array, at: number, width: number, value: number): void {
  let rest = value;
  for (let index = at + width - 1; index >= at; index -= 1) {
    bytes[index] = rest % 256;
    rest = Math.floor(rest / 256);
  }
}

/** A field of a record: how many bytes it has, and its whole number, which two bytes or more may hold below 0. */
export type ByteField = readonly [width: number, value: number];

/** The bytes of a record, field after field. */
export function recordOf(fields: readonly ByteField[]): Uint8Array {
  const bytes = new Uint8Array(fields.reduce((length, [width]) => length + width, 0));
  let at = 0;
  for (const [width, value] of fields) {
    // Two's complement: numbers below 0 are at the end of the range.
    if (value >= 0) writeNumber(bytes, at, width, value);
    else writeNegative(bytes, at, width, value);
    at += width;
  }
  return bytes;
}

/** As the complement of `-value - 1`, byte by byte: 2^64 is beyond what a double counts. */
function writeNegative(bytes: Uint8Array, at: number, width: number, value: number): void {
  writeNumber(bytes, at, width, -value - 1);
  for (let index = at; index < at + width; index += 1) bytes[index] = 255 - (bytes[index] ?? 0);
}

/** Byte arrays one behind the other. */
export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
