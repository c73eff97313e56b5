import type { Booking } from '../booking/booking.ts';
import { heldBy } from '../booking/delta.ts';
import { daysBetween, type IsoDate } from '../calendar/date.ts';
import { today } from '../calendar/zone.ts';
import type { Minor } from '../money.ts';
import { billNights } from '../stay-price.ts';
import { type Figures, isNothing, minus, noFigures, plus } from './figures.ts';

/** What a booking adds to the numbers of its hotel, by day. */
export interface Counted {
  readonly hotelId: string;
  readonly currency: string;
  readonly days: ReadonlyMap<IsoDate, Figures>;
}

/** What the numbers of a hotel change by on a day. */
export interface DayDelta {
  readonly hotelId: string;
  readonly currency: string;
  readonly date: IsoDate;
  readonly figures: Figures;
}

/** Deltas of nights of stay beside the hotel's day on which they came about: what was on the books when. */
export interface Pickup {
  readonly on: IsoDate;
  readonly deltas: readonly DayDelta[];
}

/**
 * What the booking adds to the numbers. It counts from its confirmation on: a hold, and what was never confirmed, adds
 * nothing. A night counts while the booking keeps it off sale, so cancellations, and the nights given back by no-shows
 * and early departures, take their revenue along; what the policy keeps of them is no revenue of a night.
 */
export function countBooking(booking: Booking): Counted {
  const days = new Map<IsoDate, Figures>();
  const add = (date: IsoDate, figures: Partial<Figures>): void => {
    days.set(date, plus(days.get(date) ?? noFigures, { ...noFigures, ...figures }));
  };
  const counted = { hotelId: booking.hotelId, currency: booking.currency, days };
  if (booking.confirmedAt === null) return counted;

  const made = today(booking.createdAt, booking.timeZone);
  // A guest who takes a room after midnight arrived, by the calendar, the day before.
  const leadDays = Math.max(0, daysBetween(made, booking.checkIn));
  add(made, { booked: 1, leadDays, stayNights: booking.nights.length });
  if (booking.status === 'cancelled') add(today(booking.cancelledAt, booking.timeZone), { cancelled: 1 });
  if (booking.status === 'no_show') add(booking.checkIn, { noShows: 1 });
  const kept = new Set(heldBy(booking).dates);
  for (const { date, revenue, taxes } of earnedByNight(booking)) {
    if (kept.has(date)) add(date, { sold: booking.rooms, revenue, taxes });
  }
  return counted;
}

/**
 * The stay's price by night. Taxes that the prices carry are taxes and no revenue, so that both add up to the stay's
 * total, less what a change has forfeited, which is the price of no night. A tax of the whole stay is spread by the
 * nights' prices.
 */
function earnedByNight(booking: Booking): { date: IsoDate; revenue: Minor; taxes: Minor }[] {
  const nights = billNights(booking);
  const prices = nights.map(({ price }) => price);
  const lines = booking.totals.taxes.filter(({ kind }) => kind !== 'fee');
  const sumOf = (included: boolean): Minor =>
    lines.reduce((sum, line) => (Boolean(line.included) === included ? sum + line.amount : sum), 0);
  const carried = spread(sumOf(true), prices);
  const added = spread(sumOf(false), prices);
  return nights.map(({ date, price }, index) => {
    const inPrice = carried[index] ?? 0;
    return { date, revenue: price - inPrice, taxes: inPrice + (added[index] ?? 0) };
  });
}

/** The sum in parts as the weights are, evenly where all weigh nothing; the parts add up to it exactly. */
export function spread(sum: Minor, weights: readonly Minor[]): Minor[] {
  const total = weights.reduce((all, weight) => all + weight, 0);
  const even = total === 0;
  const whole = BigInt(even ? weights.length : total);
  let [before, behind] = [0n, 0];
  return weights.map((weight) => {
    before += even ? 1n : BigInt(weight);
    const until = Number((BigInt(sum) * before) / whole);
    const part = until - behind;
    behind = until;
    return part;
  });
}

/** What has to be added to the numbers so that they count `after` in the place of `before`. */
export function countDelta(before: Counted | undefined, after: Counted): DayDelta[] {
  const deltas = new Map<string, DayDelta>();
  const add = (counted: Counted, combine: typeof plus): void => {
    const { hotelId, currency } = counted;
    for (const [date, figures] of counted.days) {
      const key = JSON.stringify([hotelId, currency, date]);
      const known = deltas.get(key)?.figures ?? noFigures;
      deltas.set(key, { hotelId, currency, date, figures: combine(known, figures) });
    }
  };
  if (before !== undefined) add(before, minus);
  add(after, plus);
  return [...deltas.values()].filter(({ figures }) => !isNothing(figures));
}

/**
 * The days on which what is on the books changed. A booking that has not been counted yet came onto the books with its
 * confirmation, whole, and what happened since is of the day of its last change.
 * @param after what the booking adds now
 */
export function pickupsOf(before: Counted | undefined, after: Counted, booking: Booking): Pickup[] {
  const changed = booking.status === 'cancelled' ? booking.cancelledAt : booking.updatedAt;
  const on = today(changed, booking.timeZone);
  const confirmedOn = booking.confirmedAt === null ? on : today(booking.confirmedAt, booking.timeZone);
  if (before !== undefined || confirmedOn === on) return [{ on, deltas: nightsOf(countDelta(before, after)) }];
  const whole = wholeStay(booking);
  return [
    { on: confirmedOn, deltas: nightsOf(countDelta(undefined, whole)) },
    { on, deltas: nightsOf(countDelta(whole, after)) },
  ];
}

/** The booking as it counted when it was confirmed. */
function wholeStay(booking: Booking): Counted {
  const { hotelId, currency, rooms } = booking;
  const days = earnedByNight(booking).map(({ date, revenue, taxes }): [IsoDate, Figures] => [
    date,
    { ...noFigures, sold: rooms, revenue, taxes },
  ]);
  return { hotelId, currency, days: new Map(days) };
}

const nightsOf = (deltas: readonly DayDelta[]): DayDelta[] =>
  deltas.filter(({ figures }) => figures.sold !== 0 || figures.revenue !== 0);
