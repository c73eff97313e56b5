import { type BlockedNights, blockedNights, capOf } from './availability.ts';
import { addDays, type IsoDate } from './calendar/date.ts';
import { addMinutes, type Instant } from './calendar/instant.ts';
import { today, toInstant } from './calendar/zone.ts';
import type { Hotel, Night, RoomType } from './hotel/hotel.ts';
import { inventoryAt, type NightRate, nightOf, stayNightOf } from './night.ts';
import { datePolicy } from './policy.ts';
import { peopleOf, type Quote } from './quote.ts';
import { fitsParty, judgeParty } from './rates/party.ts';
import { isBookableOn, type RatePlan, termsOf } from './rates/plan.ts';
import { type BrokenRestriction, judgeRestrictions, type Restrictions } from './rates/restrictions.ts';
import type { Refusal, RefusalOf } from './refusal.ts';
import { nightsOf, type Stay } from './stay.ts';
import { addUpStay } from './stay-price.ts';

/** How long a quote's price is promised. */
export const QUOTE_MINUTES = 15;

/** Why a stay cannot be had of a room type, with the nights in its way. */
export type Unavailable =
  | { readonly reason: 'too_many_guests'; readonly nights: readonly IsoDate[] }
  | { readonly reason: 'advance'; readonly nights: readonly IsoDate[] }
  | BlockedNights
  | BrokenRestriction;

/** The reasons in the order in which they are judged; the first that holds is given. */
export const UNAVAILABLE_REASONS = [
  'too_many_guests',
  'closed',
  'sold_out',
  'advance',
  'closed_to_arrival',
  'closed_to_departure',
  'min_stay',
  'max_stay',
] as const satisfies readonly Unavailable['reason'][];

export interface StayToRate {
  readonly hotel: Hotel;
  readonly roomType: RoomType;
  /** What is stored of the nights; those of other room types or dates do not matter. */
  readonly nights: readonly Night[];
  readonly stay: Stay;
  readonly now: Instant;
  /** The longest stay that can be booked. */
  readonly maxNights: number;
}

/** A stay in a room type with what every plan needs of it. */
export interface RatedRoom extends StayToRate {
  readonly today: IsoDate;
  /** The nights of the stay. */
  readonly rates: readonly NightRate[];
  readonly restrictionsOn: (date: IsoDate) => Restrictions | undefined;
  /** How many rooms the whole stay can have. */
  readonly available: number;
}

/** The stored nights of one room type by date. */
export const nightsByDate = (nights: readonly Night[], roomTypeId: string): ReadonlyMap<IsoDate, Night> =>
  new Map(nights.filter((night) => night.roomTypeId === roomTypeId).map((night) => [night.date, night]));

/** The dates as they are sold as of `now`. */
export const ratesOf = (
  { hotel, roomType, nights, now }: Pick<StayToRate, 'hotel' | 'roomType' | 'nights' | 'now'>,
  dates: readonly IsoDate[],
): NightRate[] => {
  const stored = nightsByDate(nights, roomType.id);
  const firstDay = today(now, hotel.timeZone);
  return dates.map((date) => nightOf(roomType, hotel, stored.get(date), { date, today: firstDay }));
};

/** Rates the nights of a stay once for all plans. It judges neither the dates nor the hotel's status. */
export const rateRoom = (wanted: StayToRate): RatedRoom => {
  const { hotel, roomType, nights, stay, now } = wanted;
  const stored = nightsByDate(nights, roomType.id);
  const rates = ratesOf(wanted, nightsOf(stay));
  return {
    ...wanted,
    today: today(now, hotel.timeZone),
    rates,
    restrictionsOn: (date) => stored.get(date)?.restrictions,
    available: rates.length === 0 ? 0 : Math.min(...rates.map(({ available }) => available)),
  };
};

/** Why the room type cannot be had under any plan; undefined where its rooms are free for these people. */
export const judgeRoom = ({ stay, roomType, rates }: RatedRoom): Unavailable | undefined => {
  if (!fitsParty(stay.party, roomType)) return { reason: 'too_many_guests', nights: [] };
  return blockedNights(rates, stay.party.length);
};

/** Why the stay cannot be had under the plan, where its rooms are free. */
export const judgeUnderPlan = (room: RatedRoom, plan: RatePlan): Unavailable | undefined => {
  const { checkIn, checkOut } = room.stay;
  if (!isBookableOn(plan, { from: checkIn, to: addDays(checkOut, -1) }, room.today)) {
    return { reason: 'advance', nights: [] };
  }
  const { restrictionsOn: on, maxNights } = room;
  return judgeRestrictions({ checkIn, checkOut, on, onDeparture: on(checkOut), plan, maxNights });
};

/** The promise of a stay under a plan, good for 15 minutes. Whether it can be had is judged apart. */
export const quoteOf = (room: RatedRoom, plan: RatePlan): Quote => {
  const { hotel, roomType, stay, now } = room;
  const terms = termsOf(plan);
  const nights = room.rates.map((rate) => ({ ...stayNightOf(rate, stay.party.length), rev: rate.rev }));
  const checkInAt = toInstant(stay.checkIn, hotel.checkInTime, hotel.timeZone);
  const rated = { checkIn: stay.checkIn, party: stay.party, plan: terms, nights };
  return {
    ...rated,
    ...peopleOf(stay.party),
    hotelId: hotel.id,
    hotelName: hotel.name,
    ownerId: hotel.ownerId,
    roomTypeId: roomType.id,
    roomTypeName: roomType.name,
    timeZone: hotel.timeZone,
    checkInTime: hotel.checkInTime,
    checkOutTime: hotel.checkOutTime,
    currency: hotel.currency,
    checkOut: stay.checkOut,
    taxRules: hotel.taxes,
    totals: addUpStay({ ...rated, taxes: hotel.taxes, currency: hotel.currency }),
    policy: datePolicy(plan.cancellationPolicy ?? hotel.cancellationPolicy, checkInAt),
    forfeited: 0,
    cap: capOf(inventoryAt(roomType, hotel)),
    expiresAt: addMinutes(now, QUOTE_MINUTES),
    change: null,
  };
};

/** When a quote was made. */
export const quotedAt = ({ expiresAt }: Pick<Quote, 'expiresAt'>): Instant => addMinutes(expiresAt, -QUOTE_MINUTES);

/** What a room type offers for a stay: a quote a plan, the cheapest first, or why there is none. */
export type RoomOffers =
  | { readonly quotes: readonly [Quote, ...Quote[]]; readonly unavailable: null }
  | { readonly quotes: readonly []; readonly unavailable: Unavailable };

/** The offers under these plans, which the caller may have and which are sold for the room type. */
export const offersOf = (room: RatedRoom, plans: readonly RatePlan[]): RoomOffers => {
  const none = judgeRoom(room);
  if (none) return { quotes: [], unavailable: none };
  const judged = plans.map((plan) => ({ plan, reason: judgeUnderPlan(room, plan) }));
  const [cheapest, ...others] = judged
    .filter(({ reason }) => reason === undefined)
    .map(({ plan }) => quoteOf(room, plan))
    .sort((one, other) => one.totals.total - other.totals.total);
  if (cheapest) return { quotes: [cheapest, ...others], unavailable: null };
  return { quotes: [], unavailable: nearest(judged.flatMap(({ reason }) => reason ?? [])) ?? nothingSold(room) };
};

/** Of the reasons of several plans the one that the stay came closest to passing. */
const nearest = (reasons: readonly Unavailable[]): Unavailable | undefined =>
  reasons.toSorted((one, other) => orderOf(other) - orderOf(one))[0];

const orderOf = ({ reason }: Unavailable): number => UNAVAILABLE_REASONS.indexOf(reason);

/** No plan of the caller's sells the room type. */
const nothingSold = ({ stay }: RatedRoom): Unavailable => ({ reason: 'closed', nights: nightsOf(stay) });

/** The refusal of a stay that cannot be had. */
export const refusalOf = (unavailable: Unavailable, { stay, roomType }: RatedRoom): Refusal => {
  switch (unavailable.reason) {
    case 'too_many_guests':
      return judgeParty(stay.party, roomType) ?? { refused: 'too-many-guests', detail: 'the room is too small' };
    case 'closed':
    case 'sold_out':
      return { refused: 'sold-out', nights: unavailable.nights };
    case 'advance':
      return {
        refused: 'stay-not-allowed',
        detail: 'the rate plan cannot be booked today for these nights',
        ...unavailable,
      };
    default:
      return restrictionRefusal(unavailable);
  }
};

/** The refusal of dates that a restriction does not allow. */
export const restrictionRefusal = (broken: BrokenRestriction): RefusalOf<'stay-not-allowed'> => ({
  refused: 'stay-not-allowed',
  detail: sentenceOf(broken),
  ...broken,
});

const sentenceOf = (broken: BrokenRestriction): string => {
  switch (broken.reason) {
    case 'closed_to_arrival':
      return `no arrival on ${broken.nights.join(', ')}`;
    case 'closed_to_departure':
      return `no departure on ${broken.nights.join(', ')}`;
    case 'min_stay':
      return `at least ${broken.nightsAllowed.min} nights for this arrival`;
    case 'max_stay':
      return `at most ${broken.nightsAllowed.max} nights for this arrival`;
  }
};
