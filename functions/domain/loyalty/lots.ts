import type { Instant } from '../calendar/instant.ts';
import { type Minor, roundHalfUp } from '../money.ts';

/** Points that are good until the same moment. */
export interface Lot {
  readonly until: Instant;
  readonly points: number;
}

/** Points that pay for a booking, and what they pay of it in minor units of its currency. */
export interface RedeemedPoints {
  readonly worth: Minor;
  readonly lots: readonly Lot[];
}

export const pointsIn = (lots: readonly Lot[]): number => lots.reduce((sum, { points }) => sum + points, 0);

/** By their end, those of one end as one: an account has no more lots than months. */
export const sorted = (lots: readonly Lot[]): Lot[] => {
  const byEnd = new Map<Instant, number>();
  for (const { until, points } of lots) byEnd.set(until, (byEnd.get(until) ?? 0) + points);
  return [...byEnd]
    .map(([until, points]) => ({ until, points }))
    .filter(({ points }) => points > 0)
    .sort((one, other) => (one.until < other.until ? -1 : 1));
};

/**
 * So many points of the lots, those that end first, and what is left.
 * @throws where there are fewer: whoever takes has counted
 */
export const takeOldest = (lots: readonly Lot[], points: number): { taken: Lot[]; left: Lot[] } => {
  if (pointsIn(lots) < points) throw new RangeError(`${points} points are more than there are`);
  let open = points;
  const taken: Lot[] = [];
  const left: Lot[] = [];
  for (const lot of sorted(lots)) {
    const share = Math.min(open, lot.points);
    open -= share;
    if (share > 0) taken.push({ ...lot, points: share });
    if (share < lot.points) left.push({ ...lot, points: lot.points - share });
  }
  return { taken, left };
};

/** What is in `lots` and not in `less`, lot by lot. */
export const without = (lots: readonly Lot[], less: readonly Lot[]): Lot[] => {
  const gone = new Map(sorted(less).map(({ until, points }) => [until, points]));
  return sorted(lots).flatMap(({ until, points }) => {
    const rest = points - (gone.get(until) ?? 0);
    return rest > 0 ? [{ until, points: rest }] : [];
  });
};

/**
 * What is left of a payment by points when so much of its worth is given back, in points: all of them with the whole
 * worth, else their share, half up, the ones that end last first. Undefined where nothing is left.
 */
export const giveBackWorth = (redeemed: RedeemedPoints, worth: Minor): RedeemedPoints | undefined => {
  if (worth >= redeemed.worth) return undefined;
  const all = pointsIn(redeemed.lots);
  const kept = all - roundHalfUp(BigInt(all) * BigInt(worth), BigInt(redeemed.worth));
  return { worth: redeemed.worth - worth, lots: takeOldest(redeemed.lots, kept).taken };
};
