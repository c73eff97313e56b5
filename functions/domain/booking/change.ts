import { eachNight, type IsoDate } from '../calendar/date.ts';
import type { Minor } from '../money.ts';
import { type PricedNight, quoteStay, type Totals } from '../price.ts';
import type { Stay } from '../stay.ts';
import type { BookingFacts } from './booking.ts';

/** The stay a guest, or the hotel that rebooks, wants instead. */
export interface ChangeWish extends Stay {
  readonly hotelId: string;
  readonly roomTypeId: string;
}

/** The changed stay with its price; `difference` is above 0 where it costs more than the booking's total. */
export interface Repriced {
  readonly nights: readonly PricedNight[];
  readonly totals: Totals;
  readonly difference: Minor;
}

type BookedStay = Pick<BookingFacts, 'hotelId' | 'roomTypeId' | 'nights' | 'totals' | 'taxRules' | 'currency'>;

/** The booked nights the changed stay keeps, by date: none in another room type or hotel. */
function keptNights(booking: BookedStay, wish: ChangeWish): Map<IsoDate, PricedNight> {
  const same = booking.hotelId === wish.hotelId && booking.roomTypeId === wish.roomTypeId;
  return new Map(same ? booking.nights.map((night) => [night.date, night]) : []);
}

/** The nights of the changed stay that have to be priced at today's price. */
export function addedNights(booking: BookedStay, wish: ChangeWish): IsoDate[] {
  const kept = keptNights(booking, wish);
  return eachNight(wish.checkIn, wish.checkOut).filter((date) => !kept.has(date));
}

/**
 * Prices a change of stay: a night that stays in the same room type keeps its booked price, however many rooms; each
 * of `addedNights` takes today's from `priced`. The tax rules are those frozen on the booking, as its policy is.
 */
export function repriceChange(booking: BookedStay, wish: ChangeWish, priced: readonly PricedNight[]): Repriced {
  const added = new Map(priced.map((night) => [night.date, night]));
  const kept = keptNights(booking, wish);
  const nights = eachNight(wish.checkIn, wish.checkOut).map((date) => {
    const night = kept.get(date) ?? added.get(date);
    if (night === undefined) throw new RangeError(`the added night ${date} has no price`);
    return { date, price: night.price, rule: night.rule };
  });
  const totals = quoteStay({
    nights,
    rooms: wish.rooms,
    guests: wish.guests,
    taxes: booking.taxRules,
    currency: booking.currency,
  });
  return { nights, totals, difference: totals.total - booking.totals.total };
}
