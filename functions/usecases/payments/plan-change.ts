import { sellable } from '../../domain/availability.ts';
import { judgeAction } from '../../domain/booking/actions.ts';
import type { Booking } from '../../domain/booking/booking.ts';
import {
  type ChangeRequest,
  changeTarget,
  moneyOfChange,
  nightsPricedNow,
  repriceNights,
} from '../../domain/booking/change.ts';
import { heldBy, nightsTaken } from '../../domain/booking/delta.ts';
import type { ChangeTarget } from '../../domain/booking/payment.ts';
import type { ChangeMoney } from '../../domain/booking/settlement.ts';
import { daysBetween, eachNight } from '../../domain/calendar/date.ts';
import { addMinutes, type Instant } from '../../domain/calendar/instant.ts';
import { today } from '../../domain/calendar/zone.ts';
import { inventoryOf, isOnSale } from '../../domain/hotel/hotel.ts';
import type { Minor } from '../../domain/money.ts';
import type { Quote } from '../../domain/quote.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { judgeGuests, judgeStay } from '../../domain/stay.ts';
import { bookingNotFound } from '../bookings/move-booking.ts';
import { nightsByDate, priceNights, QUOTE_MINUTES } from '../hotels/offers.ts';
import type { HotelReader } from '../ports/hotels.ts';
import type { Settings } from '../ports/settings.ts';

/** What a guest may change; what is left out stays as it is. */
export interface StayChange {
  readonly checkIn?: string | undefined;
  readonly checkOut?: string | undefined;
  readonly guests?: number | undefined;
  readonly rooms?: number | undefined;
  readonly roomTypeId?: string | undefined;
}

export interface PlannedChange extends ChangeMoney {
  readonly target: ChangeTarget;
  /** Above 0 where the changed stay costs more. */
  readonly difference: Minor;
  /** Good for the version of the booking it was made for. */
  readonly quote: Quote;
}

export const requestOf = (booking: Booking, change: StayChange): ChangeRequest => ({
  hotelId: booking.hotelId,
  roomTypeId: change.roomTypeId ?? booking.roomTypeId,
  checkIn: change.checkIn ?? booking.checkIn,
  checkOut: change.checkOut ?? booking.checkOut,
  guests: change.guests ?? booking.guests,
  rooms: change.rooms ?? booking.rooms,
});

/** The booking as its guest may change it, or why not; shared by the preview and the change. */
export const ownChangeable = (booking: Booking | undefined, userId: string, now: Instant): Booking | Refusal => {
  if (booking === undefined || booking.userId !== userId) return bookingNotFound;
  return judgeAction('change', booking, 'guest', now) ?? booking;
};

interface PlanOptions {
  /** A quote in force promises the change: whether the hotel still sells is not asked again. */
  readonly isPromised?: boolean;
}

/**
 * Prices the changed stay and looks whether its new nights are free (rule 15): kept rooms keep their price, added ones
 * have today's; taxes and policy stay frozen; what the policy keeps now is kept (rule 28). A hotel that is not on sale gives
 * no night and no room more than is booked.
 */
export const planChange =
  ({ hotels, settings }: { hotels: Pick<HotelReader, 'forStay'>; settings: Settings }) =>
  async (
    booking: Booking,
    change: StayChange,
    now: Instant,
    { isPromised = false }: PlanOptions = {},
  ): Promise<PlannedChange | Refusal> => {
    const request = requestOf(booking, change);
    const limits = await settings.current();
    const sane = daysBetween(request.checkIn, request.checkOut) <= limits.maxNights;
    const dates = sane ? eachNight(request.checkIn, request.checkOut) : [];
    const facts = await hotels.forStay(request.hotelId, request.roomTypeId, dates);
    if (facts === undefined) return { refused: 'not-found', what: 'room type in this hotel' };
    const refusal =
      judgeStay(request, { today: today(now, booking.timeZone), ...limits }) ??
      judgeGuests(request.guests, request.rooms, facts.roomType.maxGuests);
    if (refusal) return refusal;

    const priced = priceNights({ ...facts, now }, nightsPricedNow(booking, request));
    const nights = repriceNights(booking, request, priced);
    const target = changeTarget(booking, { ...request, roomTypeName: facts.roomType.name, nights }, now);
    if (!isPromised && !isOnSale(facts.hotel) && takenBy(booking, target).length > 0) return offSale;
    const full = fullNights(booking, target, facts);
    if (full.length > 0) return { refused: 'sold-out', nights: full };
    const revisions = new Map(priced.map((night) => [night.date, night.rev]));
    const quote: Quote = {
      ...target,
      hotelName: booking.hotelName,
      ownerId: booking.ownerId,
      timeZone: booking.timeZone,
      checkInTime: booking.checkInTime,
      checkOutTime: booking.checkOutTime,
      currency: booking.currency,
      nights: nights.map((night) => ({ ...night, rev: revisions.get(night.date) ?? 0 })),
      taxRules: booking.taxRules,
      cap: capOfFacts(facts),
      expiresAt: addMinutes(now, QUOTE_MINUTES),
      change: { bookingId: booking.id, version: booking.version },
    };
    return plannedChange(booking, target, quote);
  };

/** The change with what it costs and what it charges or gives back. */
export const plannedChange = (booking: Booking, target: ChangeTarget, quote: Quote): PlannedChange => ({
  target,
  difference: target.totals.total - booking.totals.total,
  ...moneyOfChange(booking, target),
  quote,
});

type Facts = NonNullable<Awaited<ReturnType<HotelReader['forStay']>>>;

const inventory = ({ hotel, roomType }: Facts) =>
  hotel.deleting === true ? { ...inventoryOf(roomType), deleting: true } : inventoryOf(roomType);
const capOfFacts = (facts: Facts): number => sellable(undefined, { ...inventory(facts), deleting: false });

const offSale: Refusal = {
  refused: 'stay-not-allowed',
  detail: 'the hotel sells nothing at the moment: the stay can be made shorter or smaller, and not longer or moved',
};

const takenBy = (booking: Booking, target: ChangeTarget) =>
  nightsTaken(heldBy(booking), { ...target, dates: target.nights.map(({ date }) => date) });

/** Nights the change would take that have fewer rooms left than it needs. */
const fullNights = (booking: Booking, target: ChangeTarget, facts: Facts): string[] => {
  const touched = nightsByDate(facts.nights, target.roomTypeId);
  return takenBy(booking, target)
    .filter((delta) => sellable(touched.get(delta.date), inventory(facts)) < delta.rooms)
    .map(({ date }) => date);
};
