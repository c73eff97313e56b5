import { addDays, type IsoDate } from '../calendar/date.ts';
import type { Instant } from '../calendar/instant.ts';
import { today } from '../calendar/zone.ts';
import { horizon } from '../stay.ts';
import type { Applying, Night } from './hotel.ts';

/**
 * What a pass over a room type's nights does to one of them (rules 2 and 3). Every step but the last leaves the night
 * explicit and bumps `passRev`; `stamp` does only that, to shut out a late worker of the pass that is taken back.
 */
export type NightStep =
  | { readonly kind: 'cap'; readonly cap: number }
  /** `cap` is what a night nobody has touched gets. */
  | { readonly kind: 'close'; readonly cap: number }
  | { readonly kind: 'reopen' }
  | { readonly kind: 'stamp' };

/** `done`: nothing to do. `cannot`: more is sold than the new cap allows. */
export type StepDecision = NightStep | 'done' | 'cannot';

/** The nights a pass reaches: from yesterday, as the last guests may still be in their rooms, to past the horizon. */
export const passRange = (now: Instant, timeZone: string, horizonMonths: number): { from: IsoDate; to: IsoDate } => {
  const day = today(now, timeZone);
  return { from: addDays(day, -1), to: addDays(horizon(day, horizonMonths), 3) };
};

/** Brings a night to the new cap; `left` moves by the difference and never below 0. */
export const capStep = (night: Night | undefined, cap: number): StepDecision => {
  if (night?.cap === undefined) return { kind: 'cap', cap };
  if (night.cap === cap) return 'done';
  return (night.left ?? 0) + cap - night.cap < 0 ? 'cannot' : { kind: 'cap', cap };
};

/** Puts a night back where the change found it. A night with another cap was never reached, and is only stamped. */
export const undoStep = (night: Night | undefined, { cap, previousCap }: Applying): StepDecision => {
  if (night?.cap === undefined) return { kind: 'cap', cap: previousCap };
  if (night.cap !== cap) return { kind: 'stamp' };
  return (night.left ?? 0) + previousCap - cap < 0 ? 'cannot' : { kind: 'cap', cap: previousCap };
};

/** Closes a night; `cap` is what one nobody has touched gets. */
export const closeStep = (night: Night | undefined, cap: number): StepDecision =>
  night?.closed === true ? 'done' : { kind: 'close', cap };

/** Opens a night again; one that was not closed yet is stamped, so that nobody closes it late. */
export const reopenStep = (night: Night | undefined, cap: number): StepDecision => {
  if (night?.closed === true) return { kind: 'reopen' };
  return night?.cap === undefined ? { kind: 'cap', cap } : { kind: 'stamp' };
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
