import type { Names } from './names.ts';

const mostLetters = 40;

/** How many slips a name of this many letters may have before nearly every name would be close to it. */
const slipsAllowed = (letters: number): number => {
  if (letters > mostLetters || letters < 3) return 0;
  return letters < 5 ? 1 : 2;
};

/** UTF-8's bytes for a code point. */
const bytesOf = (letter: number): number => {
  if (letter < 0x80) return 1;
  if (letter < 0x800) return 2;
  return letter < 0x10000 ? 3 : 4;
};

/**
 * The edit-distance table between a query and the names of one path through the tree of prefixes, a row for each
 * letter of the name: row d, column j holds the slips between the first d letters of the name and the first j of the
 * query. A slip is a letter added, dropped or replaced, or two neighbours swapped.
 */
const slipTable = (query: readonly number[], deepest: number) => {
  const width = query.length + 1;
  const cells = Uint8Array.from({ length: width * (deepest + 1) }, (_, i) => i);
  const least = new Uint8Array(deepest + 1);
  const path = new Uint32Array(deepest + 1);
  return {
    /** Fills row `depth` for this letter, given the rows above. */
    fill(depth: number, letter: number): void {
      path[depth] = letter;
      const row = depth * width;
      const above = row - width;
      cells[row] = depth;
      let lowest = depth;
      for (let j = 1; j < width; j += 1) {
        const wanted = query[j - 1];
        let slips = (cells[above + j - 1] ?? 0) + (letter === wanted ? 0 : 1);
        slips = Math.min(slips, (cells[above + j] ?? 0) + 1, (cells[row + j - 1] ?? 0) + 1);
        const isSwap = depth > 1 && j > 1 && letter === query[j - 2] && path[depth - 1] === wanted;
        if (isSwap) slips = Math.min(slips, (cells[above - width + j - 2] ?? 0) + 1);
        cells[row + j] = slips;
        if (slips < lowest) lowest = slips;
      }
      least[depth] = lowest;
    },
    /** Whether no name that goes on from here can stay within the slips; a swap reaches back two rows, so both count. */
    isHopeless: (depth: number, allowed: number): boolean =>
      (least[depth] ?? 0) > allowed && (least[depth - 1] ?? 0) >= allowed,
    /** The slips between the whole query and the first `depth` letters of the name. */
    slips: (depth: number): number => cells[depth * width + query.length] ?? 0,
  };
};

/**
 * Visits every name within two slips of `folded` with the number of slips (one slip below 5 letters, none below 3 or
 * above 40).
 *
 * The sorted names are walked as a tree of prefixes: names that begin alike share the rows of the table for what they
 * share, and once no continuation can come close, all names under the prefix are skipped at once. Of 713,000 names
 * some 100,000 are looked at, most of them for two or three letters.
 */
export const closeSpellings = (names: Names, folded: string, visit: (name: number, slips: number) => void): void => {
  const query = Array.from(folded, (letter) => letter.codePointAt(0) ?? 0);
  const allowed = slipsAllowed(query.length);
  if (allowed === 0) return;
  // Every cell of a row deeper than this is more than the slips allowed, so no path goes further.
  const deepest = query.length + allowed + 2;
  const table = slipTable(query, deepest);
  /** Where in the name each letter of the path ends, in bytes. */
  const ends = new Uint16Array(deepest + 1);
  let filled = 0;
  let hopeless = false;

  /** Goes down the letters of `name`, of which the path so far holds the first `same` bytes. */
  const walk = (name: number, same: number): void => {
    while ((ends[filled] ?? 0) > same) filled -= 1;
    hopeless = false;
    for (;;) {
      const end = ends[filled] ?? 0;
      const letter = names.letterAt(name, end);
      if (letter === undefined) return;
      filled += 1;
      ends[filled] = end + bytesOf(letter);
      table.fill(filled, letter);
      hopeless = table.isHopeless(filled, allowed);
      if (hopeless) return;
    }
  };

  let previous = 0;
  for (let name = 0; name < names.count; ) {
    walk(name, names.inCommon(previous, name, ends[filled] ?? 0));
    previous = name;
    if (hopeless) {
      name = names.endOfPrefix(name, ends[filled] ?? 0);
    } else {
      if (table.slips(filled) <= allowed) visit(name, table.slips(filled));
      name += 1;
    }
  }
};
