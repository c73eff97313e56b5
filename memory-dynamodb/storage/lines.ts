import { crc32 } from 'node:zlib';

/** The format of the files; a reader rejects a higher number. */
export const FORMAT = 1;

const CRC_LETTERS = 8;
const NEWLINE = 10;

/** One line of a file: the checksum of the text, a space, the text as JSON, which contains no line breaks. */
export function lineOf(value: object): string {
  const text = JSON.stringify(value);
  return `${crc32(text).toString(16).padStart(CRC_LETTERS, '0')} ${text}\n`;
}

/** A line that was read: its text, or undefined if it is damaged, and its start and end. */
export type Line = { readonly text: string | undefined; readonly start: number; readonly end: number };

/** The lines of a part of a file. Text after the last line break counts as a damaged line. */
export function* linesOf(bytes: Buffer): Generator<Line> {
  let start = 0;
  while (start < bytes.length) {
    const newline = bytes.indexOf(NEWLINE, start);
    const end = newline < 0 ? bytes.length : newline + 1;
    yield { text: newline < 0 ? undefined : checked(bytes.subarray(start, newline)), start, end };
    start = end;
  }
}

function checked(line: Buffer): string | undefined {
  const sum = line.toString('latin1', 0, CRC_LETTERS);
  if (line[CRC_LETTERS] !== 32 || !/^[0-9a-f]{8}$/.test(sum)) return undefined;
  const text = line.subarray(CRC_LETTERS + 1);
  return crc32(text) === Number.parseInt(sum, 16) ? text.toString('utf8') : undefined;
}
