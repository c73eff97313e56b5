import { addDays, type IsoDate } from '../calendar/date.ts';
import type { Instant } from '../calendar/instant.ts';
import { today } from '../calendar/zone.ts';
import { horizon } from '../stay.ts';
import type { CapacityChange, Night } from './hotel.ts';

/**
 * What a rollout of a change to a room type's nights does to one night (rules 2 and 3). Every step leaves the night
 * explicit and increments `rolloutRev`. `pass` does nothing else: a late worker of a rolled-back change finds another
 * `rolloutRev` and cannot write. A deletion closes by the night's `fence`, an attribute of its own: the owner's stop-sell,
 * `closed`, is neither set nor removed by it.
 */
export type NightStep =
  | { readonly kind: 'cap'; readonly cap: number }
  /** `cap` is what a night without an item gets. */
  | { readonly kind: 'fence'; readonly cap: number }
  | { readonly kind: 'unfence' }
  | { readonly kind: 'pass' };

/** `done`: nothing to do. `cannot`: more is sold than the new cap allows. */
export type StepDecision = NightStep | 'done' | 'cannot';

/** The nights a rollout reaches: from yesterday, as the last guests may still be in their rooms, to past the horizon. */
export const rolloutRange = (now: Instant, timeZone: string, horizonMonths: number): { from: IsoDate; to: IsoDate } => {
  const day = today(now, timeZone);
  return { from: addDays(day, -1), to: addDays(horizon(day, horizonMonths), 3) };
};

/** Brings a night to the new cap; `left` moves by the difference and never below 0. */
export const capStep = (night: Night | undefined, cap: number): StepDecision => {
  if (night?.cap === undefined) return { kind: 'cap', cap };
  if (night.cap === cap) return 'done';
  return (night.left ?? 0) + cap - night.cap < 0 ? 'cannot' : { kind: 'cap', cap };
};

/** Restores a night's cap of before the change. A night with another cap was never reached and is only passed. */
export const rollBackStep = (night: Night | undefined, { cap, previousCap }: CapacityChange): StepDecision => {
  if (night?.cap === undefined) return { kind: 'cap', cap: previousCap };
  if (night.cap !== cap) return { kind: 'pass' };
  return (night.left ?? 0) + previousCap - cap < 0 ? 'cannot' : { kind: 'cap', cap: previousCap };
};

/** Fences a night off from sale, for a deletion; `cap` is what a night without an item gets. */
export const fenceStep = (night: Night | undefined, cap: number): StepDecision =>
  night?.fence === true ? 'done' : { kind: 'fence', cap };

/** Removes the fence of a night; one that has none yet is passed, so that no late worker fences it. */
export const unfenceStep = (night: Night | undefined, cap: number): StepDecision => {
  if (night?.fence === true) return { kind: 'unfence' };
  return night?.cap === undefined ? { kind: 'cap', cap } : { kind: 'pass' };
};

/** The nights of a room type, or of all, that are sold on `from` or later. */
export const soldNights = (nights: readonly Night[], from: IsoDate, roomTypeId?: string): IsoDate[] => [
  ...new Set(
    nights
      .filter((night) => night.date >= from && (night.sold ?? 0) > 0)
      .filter((night) => roomTypeId === undefined || night.roomTypeId === roomTypeId)
      .map((night) => night.date),
  ),
];
