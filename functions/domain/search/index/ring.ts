/**
 * The nights of a calendar by day modulo its length: a night keeps its slot for ever, so nothing moves at midnight.
 * 608 slots hold 18 months and 30 days, and the 25 days in which each hotel is written anew (rule 24).
 */
export const RING_SLOTS = 608;

/** Nights are written so far past the horizon: a hotel is written anew long before its calendar ends. */
export const BEYOND_HORIZON_DAYS = 30;

/** The slot of a day since 1970. */
export function slotOf(day: number): number {
  return ((day % RING_SLOTS) + RING_SLOTS) % RING_SLOTS;
}
