/** A stream of random values that is the same for the same words: the only source of randomness of the demo world. */
export interface Chance {
  /** From 0 (included) to 1. */
  next(): number;
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  /** True in this many of 100 cases. */
  percent(share: number): boolean;
  pick<T>(choices: readonly [T, ...T[]]): T;
  /** Up to `count` different ones, in the order of the list. */
  some<T>(choices: readonly T[], count: number): T[];
  /** Around 0, two thirds of them within 1. */
  normal(): number;
}

/**
 * The random stream of these words, such as `(1, 'hotel', 42)`: every hotel draws from its own stream, so that a world
 * of fewer hotels is the beginning of one with more.
 */
export const chanceOf = (...words: readonly (string | number)[]): Chance => {
  const next = sfc32(words.join('\n'));
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    between,
    percent: (share) => next() * 100 < share,
    pick: (choices) => choices[between(0, choices.length - 1)] ?? choices[0],
    some: (choices, count) => {
      const left = new Set(choices.keys());
      while (left.size > count) left.delete([...left][between(0, left.size - 1)] ?? 0);
      return choices.filter((_, index) => left.has(index));
    },
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  };
};

/** Chris Doty-Humphrey's sfc32, seeded by four hashes of the text with different ends; the first draws mix it. */
const sfc32 = (text: string): (() => number) => {
  let [a, b, c] = [hash(`${text}\na`), hash(`${text}\nb`), hash(`${text}\nc`)];
  let counter = hash(`${text}\nd`);
  const draw = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (let round = 0; round < 20; round += 1) draw();
  return draw;
};

/** FNV-1a, then MurmurHash3's end: texts that differ in one letter must not begin with the same values. */
const hash = (text: string): number => {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return value ^ (value >>> 16);
};
