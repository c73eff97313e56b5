/** A flat rectangle, `left` below `right`. */
export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** Points one after the other: x, y, x, y. */
export type Flat = readonly number[];

/** One side of the frame: 0 is x, 1 is y; kept is what lies at or above the bound, or below where `isUpper`. */
interface Side {
  readonly axis: 0 | 1;
  readonly bound: number;
  readonly isUpper: boolean;
}

const sidesOf = ({ left, right, bottom, top }: Frame): readonly Side[] => [
  { axis: 0, bound: left, isUpper: false },
  { axis: 0, bound: right, isUpper: true },
  { axis: 1, bound: bottom, isUpper: false },
  { axis: 1, bound: top, isUpper: true },
];

const clippedAt = (ring: Flat, { axis, bound, isUpper }: Side): number[] => {
  const kept: number[] = [];
  const isIn = (value: number): boolean => (isUpper ? value <= bound : value >= bound);
  const other = axis === 0 ? 1 : 0;
  for (let at = 0; at < ring.length; at += 2) {
    const before = at === 0 ? ring.length - 2 : at - 2;
    const here = ring[at + axis] ?? 0;
    const there = ring[before + axis] ?? 0;
    if (isIn(here) !== isIn(there)) {
      const share = (bound - there) / (here - there);
      const from = ring[before + other] ?? 0;
      const crossing = from + ((ring[at + other] ?? 0) - from) * share;
      kept.push(...(axis === 0 ? [bound, crossing] : [crossing, bound]));
    }
    if (isIn(here)) kept.push(ring[at] ?? 0, ring[at + 1] ?? 0);
  }
  return kept;
};

/**
 * The part of a ring inside a frame, by Sutherland and Hodgman: right for areas that are filled, which may run along
 * the edge of the frame. Empty where nothing is left.
 */
export function clipRing(ring: Flat, frame: Frame): Flat {
  let kept: Flat = ring;
  for (const side of sidesOf(frame)) {
    if (kept.length < 6) return [];
    kept = clippedAt(kept, side);
  }
  return kept.length < 6 ? [] : kept;
}

/** A ring without the points that lie closer than `step` to the one kept before. */
export function thinned(ring: Flat, step: number): Flat {
  const kept: number[] = [];
  for (let at = 0; at < ring.length; at += 2) {
    const x = ring[at] ?? 0;
    const y = ring[at + 1] ?? 0;
    const [lastX, lastY] = kept.slice(-2);
    if (lastX === undefined || lastY === undefined || Math.abs(x - lastX) >= step || Math.abs(y - lastY) >= step)
      kept.push(x, y);
  }
  return kept.length < 6 ? [] : kept;
}
