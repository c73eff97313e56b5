import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { type Line, linesOf } from './lines.ts';

const PIECE = 4 * 1_024 * 1_024;

/**
 * The lines of a file from a byte offset, read in chunks of this size. Text after the last line break counts as a
 * damaged line.
 */
export function* readLines(file: string, from = 0, size = PIECE): Generator<Line> {
  const opened = openSync(file, 'r');
  try {
    let kept: Buffer = Buffer.alloc(0);
    let base = from;
    const { size: all } = fstatSync(opened);
    for (;;) {
      const at = base + kept.length;
      const piece = Buffer.allocUnsafe(Math.max(0, Math.min(size, all - at)));
      const read = piece.length === 0 ? 0 : readSync(opened, piece, 0, piece.length, at);
      const bytes = Buffer.concat([kept, piece.subarray(0, read)]);
      const whole = read === 0 ? bytes.length : bytes.lastIndexOf(10) + 1;
      for (const { text, start, end } of linesOf(bytes.subarray(0, whole))) {
        yield { text, start: base + start, end: base + end };
      }
      if (read === 0) return;
      kept = bytes.subarray(whole);
      base += whole;
    }
  } finally {
    closeSync(opened);
  }
}
