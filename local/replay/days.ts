import { addDays } from '../../functions/domain/calendar/date.ts';
import type { RealBooking } from './rows.ts';

export type Deed = 'leave' | 'book' | 'change' | 'cancel' | 'arrive' | 'miss';

/** What happens at one hour of one day, all of it at once. */
export interface Moment {
  readonly date: string;
  readonly time: string;
  readonly deed: Deed;
  readonly bookings: readonly RealBooking[];
}

/** The hours of a hotel's day: guests leave before the others come, and whoever cancels does so before check-in. */
const hours: readonly [Deed, string][] = [
  ['leave', '09:00'],
  ['book', '10:00'],
  ['change', '11:00'],
  ['cancel', '12:00'],
  ['arrive', '16:00'],
  ['miss', '22:00'],
];

const deedsOf = (booking: RealBooking): [Deed, string][] => {
  const deeds: [Deed, string][] = [['book', booking.bookedOn]];
  if (booking.changes > 0) deeds.push(['change', booking.bookedOn]);
  if (booking.outcome === 'Canceled') return [...deeds, ['cancel', booking.outcomeOn]];
  if (booking.outcome === 'No-Show') return [...deeds, ['miss', booking.arrival]];
  const departure = [booking.outcomeOn, booking.departure].sort()[0] ?? booking.departure;
  const leaves = departure <= booking.arrival ? addDays(booking.arrival, 1) : departure;
  return [...deeds, ['arrive', booking.arrival], ['leave', leaves]];
};

/** Everything that happened, in the order it did. */
export const momentsOf = (bookings: readonly RealBooking[]): Moment[] => {
  const byDay = new Map<string, Map<Deed, RealBooking[]>>();
  for (const booking of bookings) {
    for (const [deed, date] of deedsOf(booking)) {
      const day = byDay.get(date) ?? new Map<Deed, RealBooking[]>();
      byDay.set(date, day);
      day.set(deed, [...(day.get(deed) ?? []), booking]);
    }
  }
  const dates = [...byDay.keys()].sort();
  return dates.flatMap((date) =>
    hours.flatMap(([deed, time]) => {
      const due = byDay.get(date)?.get(deed);
      return due ? [{ date, time, deed, bookings: due }] : [];
    }),
  );
};
