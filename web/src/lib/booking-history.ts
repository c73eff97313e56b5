import type { Success } from './api.ts';
import type { Formats } from './formats.ts';
import { guestDetails } from './guest-details.ts';

/** The entries of a booking's history; a correction is a change that moved nothing but the guest's details. */
export type HistoryWord =
  | `booking.${'held' | 'payment_pending' | 'confirmed' | 'changed' | 'corrected' | 'rebooked' | 'cancelled' | 'expired' | 'checked_in' | 'no_show' | 'reinstated' | 'completed' | 'confirmation_resent'}`
  | `payment.${'charged' | 'failed' | 'refunded'}`
  | 'review.created';

type Entry = Pick<Success<'getHistory'>['items'][number], 'event' | 'before' | 'after'>;

/** A `HistoryWord`, or an event that these pages do not know. */
export const wordOf = ({ event, after }: Entry): string =>
  event === 'booking.changed' && guestDetails.some((field) => after[field] !== undefined) ? 'booking.corrected' : event;

interface Change {
  /** Null where a detail was empty. */
  readonly from: string | null;
  readonly to: string;
}

/** What changed, before and after: nights, total, people, details. */
export const changesOf = ({ before, after }: Entry, formats: Formats): Change[] => {
  if (!before) return [];
  const sayings = [
    (each: typeof after): string => formats.range(each.checkIn, each.checkOut),
    (each: typeof after): string => formats.money(each.total),
    (each: typeof after): string => `${each.guests} / ${each.rooms}`,
  ];
  const moved = sayings.map((say) => ({ from: say(before), to: say(after) }));
  const corrected = guestDetails
    .filter((field) => after[field] !== undefined)
    .map((field) => ({ from: before[field] ?? null, to: after[field] ?? '–' }));
  return [...moved, ...corrected].filter(({ from, to }) => from !== to);
};
