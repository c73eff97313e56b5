import { eachNight, type IsoDate } from '../calendar/date.ts';
import type { Instant } from '../calendar/instant.ts';
import { toInstant } from '../calendar/zone.ts';
import { laterDeadlines } from '../policy.ts';
import { addUpStay, type PricedNight, type RoomPrice, roomsAt, type StayNight } from '../price.ts';
import type { Stay } from '../stay.ts';
import type { Booking, BookingFacts } from './booking.ts';
import type { Place } from './moves.ts';
import { type ChangeTarget, targetOf } from './payment.ts';
import { type ChangeMoney, forfeitedAt, paidNet, policyAfterChange, settleChange, withFee } from './settlement.ts';

/** The stay a guest, or the hotel that rebooks, wants instead. */
export interface ChangeRequest extends Stay {
  readonly hotelId: string;
  readonly roomTypeId: string;
}

type BookedStay = Pick<BookingFacts, 'hotelId' | 'roomTypeId' | 'nights'>;

/**
 * The booked rooms of each night that the changed stay keeps, by date: those booked first where it has fewer rooms,
 * none in another room type or hotel.
 */
function keptRooms(booking: BookedStay, request: ChangeRequest): Map<IsoDate, readonly RoomPrice[]> {
  const same = booking.hotelId === request.hotelId && booking.roomTypeId === request.roomTypeId;
  return new Map(same ? booking.nights.map(({ date, rooms }) => [date, rooms.slice(0, request.rooms)]) : []);
}

/** The nights of the changed stay that have a room more than was booked: these rooms are priced at today's price. */
export function nightsPricedNow(booking: BookedStay, request: ChangeRequest): IsoDate[] {
  const kept = keptRooms(booking, request);
  return eachNight(request.checkIn, request.checkOut).filter((date) => (kept.get(date)?.length ?? 0) < request.rooms);
}

/**
 * Prices the nights of a change of stay (rule 15): a room of a night that stays in the same room type keeps its booked price; every
 * other room of each of `nightsPricedNow` takes today's from `priced`.
 * @throws RangeError where one of these nights is not among `priced`
 */
export function repriceNights(
  booking: BookedStay,
  request: ChangeRequest,
  priced: readonly PricedNight[],
): StayNight[] {
  const today = new Map(priced.map((night) => [night.date, night]));
  const kept = keptRooms(booking, request);
  return eachNight(request.checkIn, request.checkOut).map((date) => {
    const rooms = kept.get(date) ?? [];
    const added = request.rooms - rooms.length;
    if (added === 0) return { date, rooms };
    const night = today.get(date);
    if (night === undefined) throw new RangeError(`the added rooms of ${date} have no price`);
    return { date, rooms: [...rooms, ...roomsAt(night, added)] };
  });
}

/** The stay itself of a change, its nights priced. */
export type PricedChange = Omit<ChangeTarget, 'totals' | 'forfeited' | 'policy'>;

/**
 * The booking's stay as a change at `now` makes it: its price by the frozen taxes, at least what the change forfeits,
 * and the frozen policy with its deadlines (rule 28).
 */
export function changeTarget(booking: Booking, stay: PricedChange, now: Instant): ChangeTarget {
  const forfeited = forfeitedAt(booking, now);
  const price = addUpStay({ ...stay, taxes: booking.taxRules, currency: booking.currency });
  const checkInAt = toInstant(stay.checkIn, booking.checkInTime, booking.timeZone);
  const policy = policyAfterChange(booking, checkInAt, now);
  return targetOf({ ...stay, totals: withFee(price, forfeited), forfeited, policy });
}

/**
 * The booking's stay in another room type or hotel, as the hotel moves it: at its price, by its frozen policy, and of
 * each deadline the later one (rule 29).
 */
export function rebookTarget(
  booking: Booking,
  room: Pick<ChangeTarget, 'hotelId' | 'roomTypeId' | 'roomTypeName'>,
  place: Place,
): ChangeTarget {
  const checkInAt = toInstant(booking.checkIn, place.checkInTime, place.timeZone);
  return targetOf({ ...booking, ...room, policy: laterDeadlines(booking.policy, checkInAt) });
}

/** What the change charges or gives back: nothing while the booking is a hold. */
export function moneyOfChange(booking: Booking, { totals, forfeited }: ChangeTarget): ChangeMoney {
  if (booking.status !== 'confirmed') return { charge: 0, back: 0 };
  return settleChange(totals.total, paidNet(booking), forfeited);
}
