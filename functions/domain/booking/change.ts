import { eachNight, type IsoDate } from '../calendar/date.ts';
import type { Instant } from '../calendar/instant.ts';
import { toInstant } from '../calendar/zone.ts';
import { type NightRate, stayNightOf } from '../night.ts';
import { laterDeadlines } from '../policy.ts';
import { roomsAt, type StayNight } from '../price.ts';
import type { Stay } from '../stay.ts';
import { addUpStay, dueOfStay, type FrozenStay, frozenStayOf } from '../stay-price.ts';
import type { Booking, BookingFacts } from './booking.ts';
import type { Place } from './moves.ts';
import { keptAtDesk } from './refunds.ts';
import { type ChangeMoney, forfeitedAt, paidNet, policyAfterChange, settleChange, withFee } from './settlement.ts';

/** The stay a guest, or the hotel that rebooks, wants instead. */
export interface ChangeRequest extends Stay {
  readonly hotelId: string;
  readonly roomTypeId: string;
}

type BookedStay = Pick<BookingFacts, 'hotelId' | 'roomTypeId' | 'nights'>;

/**
 * The booked nights that the changed stay keeps, by date, with the rooms booked first where it has fewer rooms; none in
 * another room type or hotel.
 */
export function keptNights(booking: BookedStay, request: ChangeRequest): ReadonlyMap<IsoDate, StayNight> {
  const same = booking.hotelId === request.hotelId && booking.roomTypeId === request.roomTypeId;
  const most = request.party.length;
  return new Map(
    same ? booking.nights.map((night) => [night.date, { ...night, rooms: night.rooms.slice(0, most) }]) : [],
  );
}

/** The nights of the changed stay that have a room more than was booked: these rooms are priced at today's price. */
export function nightsPricedNow(booking: BookedStay, request: ChangeRequest): IsoDate[] {
  const kept = keptNights(booking, request);
  return eachNight(request.checkIn, request.checkOut).filter(
    (date) => (kept.get(date)?.rooms.length ?? 0) < request.party.length,
  );
}

/**
 * Prices the nights of a change of stay (rule 15): a room of a night that stays in the same room type keeps its booked price; every
 * other room of each of `nightsPricedNow` takes today's from `priced`.
 * @throws RangeError where one of these nights is not among `priced`
 */
export function repriceNights(booking: BookedStay, request: ChangeRequest, priced: readonly NightRate[]): StayNight[] {
  const today = new Map(priced.map((night) => [night.date, night]));
  const kept = keptNights(booking, request);
  return eachNight(request.checkIn, request.checkOut).map((date) => {
    const booked = kept.get(date);
    const added = request.party.length - (booked?.rooms.length ?? 0);
    if (booked !== undefined && added === 0) return booked;
    const night = today.get(date);
    if (night === undefined) throw new RangeError(`the added rooms of ${date} have no price`);
    return booked === undefined
      ? stayNightOf(night, added)
      : { ...booked, rooms: [...booked.rooms, ...roomsAt(night, added)] };
  });
}

/** The stay itself of a change, its nights priced. */
export type PricedChange = Omit<FrozenStay, 'totals' | 'forfeited' | 'policy'>;

/**
 * The booking's stay as a change at `now` makes it: its price by the frozen taxes, at least what the change forfeits,
 * and the frozen policy with its deadlines (rule 28).
 */
export function changeTarget(booking: Booking, stay: PricedChange, now: Instant): FrozenStay {
  const forfeited = forfeitedAt(booking, now);
  const price = addUpStay({ ...stay, taxes: booking.taxRules, currency: booking.currency });
  const checkInAt = toInstant(stay.checkIn, booking.checkInTime, booking.timeZone);
  const policy = policyAfterChange(booking, checkInAt, now);
  return frozenStayOf({ ...stay, totals: withFee(price, forfeited), forfeited, policy });
}

/**
 * The booking's stay in another room type or hotel, as the hotel moves it: at its price, by its frozen policy, and of
 * each deadline the later one (rule 29).
 */
export function rebookTarget(
  booking: Booking,
  room: Pick<FrozenStay, 'hotelId' | 'roomTypeId' | 'roomTypeName'>,
  place: Place,
): FrozenStay {
  const checkInAt = toInstant(booking.checkIn, place.checkInTime, place.timeZone);
  return frozenStayOf({ ...booking, ...room, policy: laterDeadlines(booking.policy, checkInAt) });
}

/** What the change charges or gives back: nothing while the booking is a hold. */
export function moneyOfChange(booking: Booking, target: FrozenStay): ChangeMoney {
  if (booking.status !== 'confirmed' && booking.status !== 'checked_in') return { charge: 0, back: 0 };
  const price = { total: target.totals.total, dueNow: dueOfStay(target).dueNow, forfeited: target.forfeited };
  return settleChange(price, paidNet(booking), keptAtDesk(booking.payment));
}
