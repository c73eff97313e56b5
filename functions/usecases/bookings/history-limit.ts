import type { HistoryEntry } from '../../domain/booking/history.ts';
import { addMinutes, epochMillis, type Instant, isBefore } from '../../domain/calendar/instant.ts';
import type { RefusalOf } from '../../domain/refusal.ts';

/** How many entries of one kind a booking's history may gain within so many minutes. */
interface HistoryLimit {
  readonly most: number;
  readonly windowMinutes: number;
}

/**
 * Refuses one entry more than the limit. Exact where the history is read strongly after the booking, and the new entry
 * is written on the revision that was read.
 * @param history oldest first
 */
export const judgeHistoryLimit = (
  history: readonly HistoryEntry[],
  counts: (entry: HistoryEntry) => boolean,
  { most, windowMinutes }: HistoryLimit,
  detail: string,
  now: Instant,
): RefusalOf<'rate-limited'> | undefined => {
  const since = addMinutes(now, -windowMinutes);
  const decisive = history.filter((entry) => isBefore(since, entry.at) && counts(entry)).at(-most);
  if (decisive === undefined) return undefined;
  const resetSeconds = Math.ceil((epochMillis(decisive.at) - epochMillis(since)) / 1000);
  return { refused: 'rate-limited', detail, resetSeconds };
};
