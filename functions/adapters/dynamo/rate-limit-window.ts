// The arithmetic of a sliding window of one minute over two counters, the minute's and the one before (rule 20).

export const MINUTE_MS = 60_000;

/** How many calls a minute had, as counted in the table. */
export interface Counts {
  readonly current: number;
  readonly previous: number;
}

export const minuteOf = (clockMs: number): number => Math.floor(clockMs / MINUTE_MS);

/** How much of the window still lies in the minute before: 1 at its start, almost 0 at its end. */
export const shareLeft = (clockMs: number): number => 1 - (clockMs - minuteOf(clockMs) * MINUTE_MS) / MINUTE_MS;

/**
 * Calls within the last 60 s, as if those of the minute before had come evenly. A minute never admits more than the
 * limit, so what was counted beyond it are refused tries, and these are not held against anybody in the next minute.
 */
export const estimate = ({ current, previous }: Counts, limit: number, clockMs: number): number =>
  current + Math.min(previous, limit) * shareLeft(clockMs);

/**
 * Whole seconds until one more call is admitted if nobody else calls, at least 1: within this minute as the share of
 * the one before shrinks, else in the next, where `current` is what shrinks.
 */
export const secondsUntilAdmitted = (counts: Counts, limit: number, clockMs: number): number => {
  const into = clockMs - minuteOf(clockMs) * MINUTE_MS;
  const previous = Math.min(counts.previous, limit);
  const here = freeAfter(limit - counts.current - 1, previous);
  const waitMs = here === undefined ? MINUTE_MS - into + nextMinute(counts.current, limit) : here - into;
  return Math.max(1, Math.ceil(waitMs / 1000));
};

/** The millisecond of the minute from which `previous` x share left fits into `room`; undefined if never. */
const freeAfter = (room: number, previous: number): number | undefined => {
  if (room < 0) return undefined;
  if (previous <= room) return 0;
  return Math.ceil(MINUTE_MS * (1 - room / previous));
};

const nextMinute = (current: number, limit: number): number =>
  freeAfter(limit - 1, Math.min(current, limit)) ?? MINUTE_MS;
