// The arithmetic of a sliding window over two counters, that of the present slot and of the one before (rule 20). A slot
// is as long as the window: a minute unless said otherwise.

export const MINUTE_MS = 60_000;

/** How many calls a slot had, as counted in the table. */
export interface Counts {
  readonly current: number;
  readonly previous: number;
}

/** The number of the slot since 1970. */
export const slotOf = (clockMs: number, windowMs: number = MINUTE_MS): number => Math.floor(clockMs / windowMs);

/** How much of the window still lies in the slot before: 1 at its start, almost 0 at its end. */
export const shareLeft = (clockMs: number, windowMs: number = MINUTE_MS): number =>
  1 - (clockMs - slotOf(clockMs, windowMs) * windowMs) / windowMs;

/**
 * Calls within the last window, as if those of the slot before had come evenly. A slot never admits more than the
 * limit, so what was counted beyond it are refused tries, and these are not held against the caller in the next slot.
 */
export const estimate = (
  { current, previous }: Counts,
  limit: number,
  clockMs: number,
  windowMs: number = MINUTE_MS,
): number => current + Math.min(previous, limit) * shareLeft(clockMs, windowMs);

/**
 * Whole seconds until one more call is admitted if no other comes, at least 1: within this slot as the share of
 * the one before shrinks, else in the next, where `current` is what shrinks.
 */
export const secondsUntilAdmitted = (
  counts: Counts,
  limit: number,
  clockMs: number,
  windowMs: number = MINUTE_MS,
): number => {
  const into = clockMs - slotOf(clockMs, windowMs) * windowMs;
  const previous = Math.min(counts.previous, limit);
  const here = freeAfter(limit - counts.current - 1, previous, windowMs);
  const waitMs = here === undefined ? windowMs - into + nextSlot(counts.current, limit, windowMs) : here - into;
  return Math.max(1, Math.ceil(waitMs / 1000));
};

/** The millisecond of the slot from which `previous` x share left fits into `room`; undefined if never. */
const freeAfter = (room: number, previous: number, windowMs: number): number | undefined => {
  if (room < 0) return undefined;
  if (previous <= room) return 0;
  return Math.ceil(windowMs * (1 - room / previous));
};

const nextSlot = (current: number, limit: number, windowMs: number): number =>
  freeAfter(limit - 1, Math.min(current, limit), windowMs) ?? windowMs;
