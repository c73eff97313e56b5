import type { Formats } from '../../lib/formats.ts';
import type { Entry } from './queries.ts';

/** The entries of a booking's history; a correction is a change that moved nothing but the guest's details. */
export type HistoryWord =
  | `booking.${'held' | 'payment_pending' | 'confirmed' | 'changed' | 'corrected' | 'rebooked' | 'cancelled' | 'expired' | 'checked_in' | 'no_show' | 'reinstated' | 'completed' | 'confirmation_resent'}`
  | `payment.${'charged' | 'failed' | 'refunded'}`
  | 'review.created';

const details = ['guestName', 'guestEmail', 'guestPhone', 'specialRequests', 'arrivalTime'] as const;

export const wordOf = ({ event, after }: Entry): string =>
  event === 'booking.changed' && details.some((field) => after[field] !== undefined) ? 'booking.corrected' : event;

/** What changed, before and after: the nights, the people, the total, the details. */
export const changesOf = ({ before, after }: Entry, formats: Formats): { from: string; to: string }[] => {
  if (!before) return [];
  const nights = (each: typeof after): string => formats.range(each.checkIn, each.checkOut);
  const money = (each: typeof after): string => formats.money(each.total);
  const people = (each: typeof after): string => `${each.guests} / ${each.rooms}`;
  const pairs = [nights, money, people].map((say) => ({ from: say(before), to: say(after) }));
  const corrected = details
    .filter((field) => after[field] !== undefined)
    .map((field) => ({ from: before[field] ?? '', to: after[field] ?? '–' }));
  return [...pairs, ...corrected].filter(({ from, to }) => from !== to);
};
