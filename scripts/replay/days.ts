import { addDays } from '../../functions/domain/calendar/date.ts';
import type { RealBooking } from './rows.ts';

export type Step = 'leave' | 'book' | 'change' | 'cancel' | 'arrive' | 'miss';

/** The steps of one hour of one day, all at once. */
export interface Moment {
  readonly date: string;
  readonly time: string;
  readonly step: Step;
  readonly bookings: readonly RealBooking[];
}

/** The hours of a hotel's day: guests leave before others arrive, and cancellations come before check-in. */
const hours: readonly [Step, string][] = [
  ['leave', '09:00'],
  ['book', '10:00'],
  ['change', '11:00'],
  ['cancel', '12:00'],
  ['arrive', '16:00'],
  ['miss', '22:00'],
];

const stepsOf = (booking: RealBooking): [Step, string][] => {
  const steps: [Step, string][] = [['book', booking.bookedOn]];
  if (booking.changes > 0) steps.push(['change', booking.bookedOn]);
  if (booking.outcome === 'Canceled') return [...steps, ['cancel', booking.outcomeOn]];
  if (booking.outcome === 'No-Show') return [...steps, ['miss', booking.arrival]];
  const departure = [booking.outcomeOn, booking.departure].sort()[0] ?? booking.departure;
  const leaves = departure <= booking.arrival ? addDays(booking.arrival, 1) : departure;
  return [...steps, ['arrive', booking.arrival], ['leave', leaves]];
};

/** Everything that happened, in the order it did. */
export const momentsOf = (bookings: readonly RealBooking[]): Moment[] => {
  const byDay = new Map<string, Map<Step, RealBooking[]>>();
  for (const booking of bookings) {
    for (const [step, date] of stepsOf(booking)) {
      const day = byDay.get(date) ?? new Map<Step, RealBooking[]>();
      byDay.set(date, day);
      day.set(step, [...(day.get(step) ?? []), booking]);
    }
  }
  const dates = [...byDay.keys()].sort();
  return dates.flatMap((date) =>
    hours.flatMap(([step, time]) => {
      const due = byDay.get(date)?.get(step);
      return due ? [{ date, time, step, bookings: due }] : [];
    }),
  );
};
