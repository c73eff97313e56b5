import { sellable } from '../../domain/availability.ts';
import { judgeAction } from '../../domain/booking/actions.ts';
import type { Booking } from '../../domain/booking/booking.ts';
import {
  type ChangeRequest,
  changeTarget,
  keptNights,
  moneyOfChange,
  nightsPricedNow,
  repriceNights,
} from '../../domain/booking/change.ts';
import { heldBy, nightsTaken } from '../../domain/booking/delta.ts';
import { type GuestAccess, isOwnBooking } from '../../domain/booking/guest-access.ts';
import type { ChangeMoney } from '../../domain/booking/settlement.ts';
import { addDays, daysBetween, type IsoDate } from '../../domain/calendar/date.ts';
import { addMinutes, type Instant } from '../../domain/calendar/instant.ts';
import { today } from '../../domain/calendar/zone.ts';
import { inventoryOf, isOnSale } from '../../domain/hotel/hotel.ts';
import type { Minor } from '../../domain/money.ts';
import { peopleOf, type Quote } from '../../domain/quote.ts';
import { hasChildren, judgeParty, type Party, partyText, spreadGuests } from '../../domain/rates/party.ts';
import { isInStayWindow, isSoldFor } from '../../domain/rates/plan.ts';
import { judgedDates, judgeRestrictions } from '../../domain/rates/restrictions.ts';
import { isRefusal, type Refusal, type RefusalOf } from '../../domain/refusal.ts';
import { judgeStay } from '../../domain/stay.ts';
import { nightsByDate, QUOTE_MINUTES, ratesOf, restrictionRefusal } from '../../domain/stay-offer.ts';
import type { FrozenStay } from '../../domain/stay-price.ts';
import { bookingNotFound } from '../bookings/move-booking.ts';
import type { HotelReader, StayFacts } from '../ports/hotels.ts';
import type { Settings, SystemSettings } from '../ports/settings.ts';

/** What a guest may change; what is left out stays as it is. */
export interface StayChange {
  readonly checkIn?: string | undefined;
  readonly checkOut?: string | undefined;
  readonly guests?: number | undefined;
  readonly rooms?: number | undefined;
  readonly roomTypeId?: string | undefined;
  /** The long form of `guests` and `rooms`, and the only one for a booking with children. */
  readonly party?: Party | undefined;
}

export interface PlannedChange extends ChangeMoney {
  readonly target: FrozenStay;
  /** Above 0 where the changed stay costs more. */
  readonly difference: Minor;
  /** Good for the version of the booking it was made for. */
  readonly quote: Quote;
  /** Restrictions that the desk overrides. */
  readonly warnings: readonly RefusalOf<'stay-not-allowed'>[];
}

/** The changed stay, or the refusal of numbers that cannot say how old the children are. */
export const requestOf = (booking: Booking, change: StayChange): ChangeRequest | Refusal => {
  const party = changedParty(booking, change);
  if (party === undefined) return needsParty;
  return {
    hotelId: booking.hotelId,
    roomTypeId: change.roomTypeId ?? booking.roomTypeId,
    checkIn: change.checkIn ?? booking.checkIn,
    checkOut: change.checkOut ?? booking.checkOut,
    party,
  };
};

const changedParty = (booking: Booking, { party, guests, rooms }: StayChange): Party | undefined => {
  if (party !== undefined) return party;
  if (guests === undefined && rooms === undefined) return booking.party;
  return hasChildren(booking.party) ? undefined : spreadGuests(guests ?? booking.guests, rooms ?? booking.rooms);
};

const needsParty: Refusal = {
  refused: 'invalid-request',
  errors: [
    {
      pointer: '/party',
      code: 'needs',
      params: { fields: ['party'] },
      detail: 'is needed: the booking has children, whom guests and rooms cannot say',
    },
  ],
};

/** The booking as its guest may change it, or why not; shared by the preview and the change. */
export const ownChangeable = (booking: Booking | undefined, access: GuestAccess, now: Instant): Booking | Refusal => {
  if (booking === undefined || !isOwnBooking(booking, access)) return bookingNotFound;
  return judgeAction('change', booking, 'guest', now) ?? booking;
};

interface PlanOptions {
  /** A quote in force promises the change: whether the hotel still sells is not asked again. */
  readonly isPromised?: boolean;
  /** The desk changes it: what restrictions and the plan do not allow is a warning (rule 31). */
  readonly isAtDesk?: boolean;
}

/** Whether the stay has begun at the hotel: its arrival is past, or the guests are in house. */
const hasBegun = ({ status, checkIn }: Booking, day: IsoDate): boolean => status === 'checked_in' || checkIn < day;

const staysAsBegun = (pointer: string, what: string): Refusal => ({
  refused: 'stay-not-allowed',
  detail: `the stay has begun: its ${what} stays, only the departure can move`,
  pointer,
  code: 'does_not_go_with',
});

/** Of a stay that has begun only the departure moves, to today at the earliest. */
const judgeBegun = (booking: Booking, request: ChangeRequest, day: IsoDate): Refusal | undefined => {
  if (request.checkIn !== booking.checkIn) return staysAsBegun('/checkIn', 'arrival');
  if (request.roomTypeId !== booking.roomTypeId) return staysAsBegun('/roomTypeId', 'room type');
  if (partyText(request.party) !== partyText(booking.party)) return staysAsBegun('/party', 'party');
  if (request.checkOut >= day) return undefined;
  const detail = 'checkOut is already past at the hotel';
  return { refused: 'stay-not-allowed', pointer: '/checkOut', code: 'in_past', params: { today: day }, detail };
};

/** Whether the dates of a changed stay can be stayed; one that has begun keeps its arrival, and whatever lies behind it. */
export const judgeChangedDates = (
  booking: Booking,
  request: ChangeRequest,
  limits: SystemSettings,
  now: Instant,
): Refusal | undefined => {
  const day = today(now, booking.timeZone);
  if (!hasBegun(booking, day)) return judgeStay(request, { today: day, ...limits });
  return judgeBegun(booking, request, day) ?? judgeStay(request, { today: booking.checkIn, ...limits });
};

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
    { isPromised = false, isAtDesk = false }: PlanOptions = {},
  ): Promise<PlannedChange | Refusal> => {
    const request = requestOf(booking, change);
    if (isRefusal(request)) return request;
    const limits = await settings.current();
    const { checkIn, checkOut } = request;
    const sane = daysBetween(checkIn, checkOut) <= limits.maxNights;
    const facts = await hotels.forStay(request.hotelId, request.roomTypeId, sane ? judgedDates(checkIn, checkOut) : []);
    if (facts === undefined) return { refused: 'not-found', what: 'room type in this hotel' };
    const restricted = judgeRates(booking, request, facts, limits.maxNights);
    const refusal =
      judgeChangedDates(booking, request, limits, now) ??
      judgeParty(request.party, facts.roomType) ??
      (isAtDesk ? undefined : restricted);
    if (refusal) return refusal;

    const priced = ratesOf({ ...facts, now }, nightsPricedNow(booking, request));
    const nights = repriceNights(booking, request, priced);
    const target = changeTarget(
      booking,
      { ...request, ...peopleOf(request.party), plan: booking.plan, roomTypeName: facts.roomType.name, nights },
      now,
    );
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
    return { ...plannedChange(booking, target, quote), warnings: restricted ? [restricted] : [] };
  };

/** The change with what it costs and what it charges or gives back. */
export const plannedChange = (booking: Booking, target: FrozenStay, quote: Quote): PlannedChange => ({
  target,
  difference: target.totals.total - booking.totals.total,
  ...moneyOfChange(booking, target),
  quote,
  warnings: [],
});

type Facts = StayFacts;

/**
 * Rule 31: nights that are kept are judged by the restrictions they were booked under, added nights and a new day of
 * departure by today's; the plan by what is frozen of it. Advance days and audience are as they were when it was booked.
 */
const judgeRates = (
  booking: Booking,
  request: ChangeRequest,
  facts: Facts,
  maxNights: number,
): RefusalOf<'stay-not-allowed'> | undefined => {
  const { plan } = booking;
  if (request.roomTypeId !== booking.roomTypeId && !isSoldFor(plan, request.roomTypeId)) return notUnderPlan;
  const { checkIn, checkOut } = request;
  if (!isInStayWindow(plan, { from: checkIn, to: addDays(checkOut, -1) })) {
    return { ...notUnderPlan, reason: 'advance', nights: [] };
  }
  const kept = keptNights(booking, request);
  const stored = nightsByDate(facts.nights, request.roomTypeId);
  const broken = judgeRestrictions({
    checkIn,
    checkOut,
    on: (date) => (kept.get(date) ?? stored.get(date))?.restrictions,
    onDeparture:
      checkOut === booking.checkOut && request.roomTypeId === booking.roomTypeId
        ? undefined
        : stored.get(checkOut)?.restrictions,
    plan,
    maxNights,
  });
  return broken && restrictionRefusal(broken);
};

const notUnderPlan = {
  refused: 'stay-not-allowed',
  detail: 'the rate plan of the booking is not sold for this room type or these nights',
} as const satisfies Refusal;

const inventory = ({ hotel, roomType }: Facts) =>
  hotel.deleting === true ? { ...inventoryOf(roomType), deleting: true } : inventoryOf(roomType);
const capOfFacts = (facts: Facts): number => sellable(undefined, { ...inventory(facts), deleting: false });

const offSale: Refusal = {
  refused: 'stay-not-allowed',
  detail: 'the hotel sells nothing at the moment: the stay can be made shorter or smaller, and not longer or moved',
};

const takenBy = (booking: Booking, target: FrozenStay) =>
  nightsTaken(heldBy(booking), { ...target, dates: target.nights.map(({ date }) => date) });

/** Nights the change would take that have fewer rooms left than it needs. */
const fullNights = (booking: Booking, target: FrozenStay, facts: Facts): string[] => {
  const touched = nightsByDate(facts.nights, target.roomTypeId);
  return takenBy(booking, target)
    .filter((delta) => sellable(touched.get(delta.date), inventory(facts)) < delta.rooms)
    .map(({ date }) => date);
};
