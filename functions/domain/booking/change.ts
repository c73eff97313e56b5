import { eachNight, type IsoDate } from '../calendar/date.ts';
import type { Minor } from '../money.ts';
import { addUpStay, type PricedNight, type RoomPrice, roomsAt, type StayNight, type Totals } from '../price.ts';
import type { Stay } from '../stay.ts';
import type { BookingFacts } from './booking.ts';

/** The stay a guest, or the hotel that rebooks, wants instead. */
export interface ChangeWish extends Stay {
  readonly hotelId: string;
  readonly roomTypeId: string;
}

/** The changed stay with its price; `difference` is above 0 where it costs more than the booking's total. */
export interface Repriced {
  readonly nights: readonly StayNight[];
  readonly totals: Totals;
  readonly difference: Minor;
}

type BookedStay = Pick<BookingFacts, 'hotelId' | 'roomTypeId' | 'nights' | 'totals' | 'taxRules' | 'currency'>;

/**
 * The booked rooms of each night that the changed stay keeps, by date: those booked first where it has fewer rooms,
 * none in another room type or hotel.
 */
function keptRooms(booking: BookedStay, wish: ChangeWish): Map<IsoDate, readonly RoomPrice[]> {
  const same = booking.hotelId === wish.hotelId && booking.roomTypeId === wish.roomTypeId;
  return new Map(same ? booking.nights.map(({ date, rooms }) => [date, rooms.slice(0, wish.rooms)]) : []);
}

/** The nights of the changed stay that have a room more than was booked: these rooms are priced at today's price. */
export function nightsPricedNow(booking: BookedStay, wish: ChangeWish): IsoDate[] {
  const kept = keptRooms(booking, wish);
  return eachNight(wish.checkIn, wish.checkOut).filter((date) => (kept.get(date)?.length ?? 0) < wish.rooms);
}

/**
 * Prices a change of stay (rule 15): a room of a night that stays in the same room type keeps its booked price; every
 * other room of each of `nightsPricedNow` takes today's from `priced`. The tax rules are those frozen on the booking, as
 * its policy is.
 * @throws RangeError where one of these nights is not among `priced`
 */
export function repriceChange(booking: BookedStay, wish: ChangeWish, priced: readonly PricedNight[]): Repriced {
  const today = new Map(priced.map((night) => [night.date, night]));
  const kept = keptRooms(booking, wish);
  const nights = eachNight(wish.checkIn, wish.checkOut).map((date) => {
    const rooms = kept.get(date) ?? [];
    const added = wish.rooms - rooms.length;
    if (added === 0) return { date, rooms };
    const night = today.get(date);
    if (night === undefined) throw new RangeError(`the added rooms of ${date} have no price`);
    return { date, rooms: [...rooms, ...roomsAt(night, added)] };
  });
  const totals = addUpStay({
    nights,
    rooms: wish.rooms,
    guests: wish.guests,
    taxes: booking.taxRules,
    currency: booking.currency,
  });
  return { nights, totals, difference: totals.total - booking.totals.total };
}
