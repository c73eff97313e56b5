import { availableForStay, type BlockedNights, capOf, occupancyOf, rateRevOf } from '../../domain/availability.ts';
import { daysBetween, type IsoDate } from '../../domain/calendar/date.ts';
import { addMinutes, type Instant } from '../../domain/calendar/instant.ts';
import { today, toInstant } from '../../domain/calendar/zone.ts';
import { type Hotel, inventoryOf, type Night, type RoomType } from '../../domain/hotel/hotel.ts';
import { datePolicy } from '../../domain/policy.ts';
import { type PricedNight, priceNight, quoteStay, roomsAt, type Totals } from '../../domain/price.ts';
import type { Quote, QuotedChange, QuotedNight } from '../../domain/quote.ts';
import { nightsOf, type Stay } from '../../domain/stay.ts';
import type { QuoteSealer } from '../ports/quotes.ts';

/** How long a quote's price is promised. */
export const QUOTE_MINUTES = 15;

export interface StayToPrice {
  readonly hotel: Hotel;
  readonly roomType: RoomType;
  /** Nights of the hotel that somebody has touched; those of other room types or dates do not matter. */
  readonly nights: readonly Night[];
  readonly stay: Stay;
  readonly now: Instant;
}

/** A stay with its price and whether it can be had; a price is there even where it is sold out. */
export interface StayPricing extends StayToPrice {
  readonly quotedNights: readonly QuotedNight[];
  readonly totals: Totals;
  /** How many rooms a night nobody has touched can sell. */
  readonly cap: number;
  /** How many rooms the whole stay can have. */
  readonly available: number;
  /** The nights in the way of `stay.rooms` rooms; null where they are free. */
  readonly blocked: BlockedNights | null;
}

/** The touched nights of one room type by date. */
export const nightsByDate = (nights: readonly Night[], roomTypeId: string): ReadonlyMap<IsoDate, Night> =>
  new Map(nights.filter((night) => night.roomTypeId === roomTypeId).map((night) => [night.date, night]));

/** The price of one room for a night, with the rate revision it was made of. */
export interface RatedNight extends PricedNight {
  readonly rev: number;
}

/** The price of one room on each of `dates` as of `now`, with the rule that made it and the revision it was made of. */
export const priceNights = (
  { hotel, roomType, nights, now }: Omit<StayToPrice, 'stay'>,
  dates: readonly IsoDate[],
): RatedNight[] => {
  const touched = nightsByDate(nights, roomType.id);
  const firstDay = today(now, hotel.timeZone);
  const inventory = inventoryOf(roomType);
  return dates.map((date) => {
    const night = touched.get(date);
    const priced = priceNight({
      base: roomType.basePrice,
      override: night?.price === undefined ? undefined : { price: night.price, reason: night.reason ?? 'other' },
      demand: roomType.demandPricing ?? undefined,
      ...occupancyOf(night, inventory),
      daysAhead: daysBetween(firstDay, date),
    });
    return { date, ...priced, rev: rateRevOf(night) };
  });
};

/**
 * Prices a stay and says whether it can be had. It judges neither the dates nor the guests nor the hotel's status. A
 * hotel about to be deleted sells nothing.
 */
export const priceStay = (request: StayToPrice): StayPricing => {
  const { hotel, roomType, nights, stay } = request;
  const dates = nightsOf(stay);
  const touched = nightsByDate(nights, roomType.id);
  const own = inventoryOf(roomType);
  const inventory = hotel.deleting === true ? { ...own, deleting: true } : own;
  const { available, blockedNights } = availableForStay(
    dates.map((date) => ({ date, facts: touched.get(date) })),
    inventory,
    stay.rooms,
  );
  const rated = priceNights(request, dates);
  const totals = quoteStay({
    nights: rated,
    rooms: stay.rooms,
    guests: stay.guests,
    taxes: hotel.taxes,
    currency: hotel.currency,
  });
  const quotedNights = rated.map((night) => ({
    date: night.date,
    rooms: roomsAt(night, stay.rooms),
    rev: night.rev,
  }));
  return { ...request, quotedNights, totals, cap: capOf(inventory), available, blocked: blockedNights };
};

/** A quote and the signed text a guest books with. */
export interface Offer {
  readonly quote: Quote;
  readonly token: string;
}

/** The promise of a priced stay, good for 15 minutes from `now`. */
export const quoteOf = (pricing: StayPricing, change: QuotedChange | null = null): Quote => {
  const { hotel, roomType, stay } = pricing;
  const checkInAt = toInstant(stay.checkIn, hotel.checkInTime, hotel.timeZone);
  return {
    hotelId: hotel.id,
    hotelName: hotel.name,
    ownerId: hotel.ownerId,
    roomTypeId: roomType.id,
    roomTypeName: roomType.name,
    timeZone: hotel.timeZone,
    checkInTime: hotel.checkInTime,
    checkOutTime: hotel.checkOutTime,
    currency: hotel.currency,
    checkIn: stay.checkIn,
    checkOut: stay.checkOut,
    guests: stay.guests,
    rooms: stay.rooms,
    nights: pricing.quotedNights,
    taxRules: hotel.taxes,
    totals: pricing.totals,
    policy: datePolicy(hotel.cancellationPolicy, checkInAt),
    forfeited: 0,
    cap: pricing.cap,
    expiresAt: addMinutes(pricing.now, QUOTE_MINUTES),
    change,
  };
};

/** When a quote was made. */
export const quotedAt = ({ expiresAt }: Pick<Quote, 'expiresAt'>): Instant => addMinutes(expiresAt, -QUOTE_MINUTES);

/** Makes and signs the offer of a priced stay; whether it is free is `pricing.blocked`. */
export const makeOffer = (sealer: QuoteSealer, pricing: StayPricing, change: QuotedChange | null = null): Offer => {
  const quote = quoteOf(pricing, change);
  return { quote, token: sealer.seal(quote) };
};
