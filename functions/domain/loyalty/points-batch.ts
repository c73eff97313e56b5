import type { Instant } from '../calendar/instant.ts';
import { type Minor, roundHalfUp } from '../money.ts';

/** Points that are good until the same moment. */
export interface PointsBatch {
  readonly until: Instant;
  readonly points: number;
}

/** Points that pay for a booking, and what they pay of it in minor units of its currency. */
export interface RedeemedPoints {
  readonly worth: Minor;
  readonly batches: readonly PointsBatch[];
}

export const pointsIn = (batches: readonly PointsBatch[]): number =>
  batches.reduce((sum, { points }) => sum + points, 0);

/** By their end, those of one end as one: an account has no more batches than months. */
export const sorted = (batches: readonly PointsBatch[]): PointsBatch[] => {
  const byEnd = new Map<Instant, number>();
  for (const { until, points } of batches) byEnd.set(until, (byEnd.get(until) ?? 0) + points);
  return [...byEnd]
    .map(([until, points]) => ({ until, points }))
    .filter(({ points }) => points > 0)
    .sort((one, other) => (one.until < other.until ? -1 : 1));
};

/**
 * So many points of the batches, those that end first, and what is left.
 * @throws where there are fewer: the caller has counted
 */
export const takeOldest = (
  batches: readonly PointsBatch[],
  points: number,
): { taken: PointsBatch[]; left: PointsBatch[] } => {
  if (pointsIn(batches) < points) throw new RangeError(`${points} points are more than there are`);
  let open = points;
  const taken: PointsBatch[] = [];
  const left: PointsBatch[] = [];
  for (const batch of sorted(batches)) {
    const share = Math.min(open, batch.points);
    open -= share;
    if (share > 0) taken.push({ ...batch, points: share });
    if (share < batch.points) left.push({ ...batch, points: batch.points - share });
  }
  return { taken, left };
};

/** What is in `batches` and not in `less`, batch by batch. */
export const without = (batches: readonly PointsBatch[], less: readonly PointsBatch[]): PointsBatch[] => {
  const gone = new Map(sorted(less).map(({ until, points }) => [until, points]));
  return sorted(batches).flatMap(({ until, points }) => {
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
  const all = pointsIn(redeemed.batches);
  const kept = all - roundHalfUp(BigInt(all) * BigInt(worth), BigInt(redeemed.worth));
  return { worth: redeemed.worth - worth, batches: takeOldest(redeemed.batches, kept).taken };
};
