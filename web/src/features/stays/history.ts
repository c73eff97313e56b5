import type { Formats } from '../../lib/formats.ts';
import type { Entry } from './queries.ts';

const details = ['guestName', 'guestEmail', 'guestPhone', 'specialRequests', 'arrivalTime'] as const;

/** The event by its displayed name: a change that moved nothing but the guest's details is a correction. */
export const wordOf = ({ event, after }: Entry): string =>
  event === 'booking.changed' && details.some((field) => after[field] !== undefined) ? 'booking.corrected' : event;

/** What changed, before and after: nights, people, total, details. */
export const changesOf = ({ before, after }: Entry, formats: Formats): { from: string; to: string }[] => {
  if (!before) return [];
  const sayings = [
    (each: typeof after): string => formats.range(each.checkIn, each.checkOut),
    (each: typeof after): string => formats.money(each.total),
    (each: typeof after): string => `${each.guests} / ${each.rooms}`,
  ];
  const pairs = sayings.map((say) => ({ from: say(before), to: say(after) }));
  const corrected = details
    .filter((field) => after[field] !== undefined)
    .map((field) => ({ from: before[field] ?? '–', to: after[field] ?? '–' }));
  return [...pairs, ...corrected].filter(({ from, to }) => from !== to);
};
