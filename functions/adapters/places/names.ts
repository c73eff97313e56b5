import { type PlaceTables, sharedFlag } from './asset.ts';

/** A run of names, `from` included and `to` not. */
export type NameRange = { from: number; to: number };

/** The sorted folded names of all places, searched where they lie in the file. */
export type Names = {
  count: number;
  text(name: number): string;
  /** The name that is exactly this, or undefined. */
  find(folded: string): number | undefined;
  /** The names that begin with this. */
  startingWith(prefix: string): NameRange;
  /** How many bytes the names at two places of the order have in common at their start, looking at `most`. */
  inCommon(one: number, other: number, most: number): number;
  /** The first name after `name` that does not share its first `length` bytes. Fast when it is near. */
  endOfPrefix(name: number, length: number): number;
  /** The code point that starts at this byte of the name; undefined at its end. */
  letterAt(name: number, byte: number): number | undefined;
  /** Visits the places of a name, the likeliest meaning first, until `visit` returns true. */
  somePlace(name: number, visit: (place: number) => boolean): void;
};

/** Opens the names of the tables; nothing is copied. */
export const openNames = ({ names, nameStarts, namePlaces, sharedNames }: PlaceTables): Names => {
  const bytes = Buffer.from(names.buffer, names.byteOffset, names.byteLength);
  const count = namePlaces.length;

  /** Less than 0, 0 or more as the first `length` bytes of the name stand before, at or after `target`. */
  const compare = (name: number, target: Buffer, length: number): number => {
    const start = nameStarts[name] ?? 0;
    const end = nameStarts[name + 1] ?? start;
    return bytes.compare(target, 0, target.length, start, Math.min(end, start + length));
  };

  /** The first name in the range for which `isPast` holds; it must hold for all after one for which it does. */
  const first = ({ from, to }: NameRange, isPast: (name: number) => boolean): number => {
    let low = from;
    let high = to;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isPast(middle)) high = middle;
      else low = middle + 1;
    }
    return low;
  };

  const inCommon = (one: number, other: number, most: number): number => {
    const start = nameStarts[one] ?? 0;
    const shift = (nameStarts[other] ?? 0) - start;
    const length = Math.min(most, (nameStarts[one + 1] ?? 0) - start, (nameStarts[other + 1] ?? 0) - start - shift);
    let same = 0;
    while (same < length && names[start + same] === names[start + shift + same]) same += 1;
    return same;
  };

  return {
    count,
    text: (name) => bytes.toString('utf8', nameStarts[name], nameStarts[name + 1]),
    find(folded) {
      const target = Buffer.from(folded);
      const name = first({ from: 0, to: count }, (each) => compare(each, target, Number.POSITIVE_INFINITY) >= 0);
      return name < count && compare(name, target, Number.POSITIVE_INFINITY) === 0 ? name : undefined;
    },
    startingWith(prefix) {
      const target = Buffer.from(prefix);
      const from = first({ from: 0, to: count }, (each) => compare(each, target, target.length) >= 0);
      return { from, to: first({ from, to: count }, (each) => compare(each, target, target.length) > 0) };
    },
    inCommon,
    endOfPrefix(name, length) {
      const isPast = (each: number): boolean => inCommon(name, each, length) < length;
      let step = 1;
      while (name + step < count && !isPast(name + step)) step *= 2;
      return first({ from: name + (step >>> 1) + 1, to: Math.min(name + step, count) }, isPast);
    },
    letterAt(name, byte) {
      const at = (nameStarts[name] ?? 0) + byte;
      if (at >= (nameStarts[name + 1] ?? 0)) return undefined;
      const lead = names[at] ?? 0;
      if (lead < 0x80) return lead;
      const [one, two, three] = [(names[at + 1] ?? 0) & 0x3f, (names[at + 2] ?? 0) & 0x3f, (names[at + 3] ?? 0) & 0x3f];
      if (lead < 0xe0) return ((lead & 0x1f) << 6) | one;
      if (lead < 0xf0) return ((lead & 0x0f) << 12) | (one << 6) | two;
      return ((lead & 0x07) << 18) | (one << 12) | (two << 6) | three;
    },
    somePlace(name, visit) {
      const place = namePlaces[name] ?? 0;
      if (place < sharedFlag) {
        visit(place);
        return;
      }
      const list = place - sharedFlag;
      const end = list + (sharedNames[list] ?? 0);
      for (let i = list + 1; i <= end; i += 1) if (visit(sharedNames[i] ?? 0)) return;
    },
  };
};
