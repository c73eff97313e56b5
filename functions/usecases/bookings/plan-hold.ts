import { daysBetween, eachNight } from '../../domain/calendar/date.ts';
import { epochMillis, type Instant } from '../../domain/calendar/instant.ts';
import { today } from '../../domain/calendar/zone.ts';
import type { FieldErrorCode } from '../../domain/field-error-codes.ts';
import { type Quote, sameStay } from '../../domain/quote.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { judgeGuests, judgeStay, type Stay } from '../../domain/stay.ts';
import { priceStay, quoteOf } from '../hotels/offers.ts';
import type { HotelReader } from '../ports/hotels.ts';
import type { QuoteSealer } from '../ports/quotes.ts';
import type { Settings, SystemSettings } from '../ports/settings.ts';

export interface WantedStay extends Stay {
  readonly hotelId: string;
  readonly roomTypeId: string;
}

export interface PlanDeps {
  readonly hotels: Pick<HotelReader, 'forStay'>;
  readonly quotes: QuoteSealer;
  readonly settings: Settings;
}

/**
 * Prices a stay on the spot: one strong read of hotel, room type and nights.
 *
 * @returns a quote good from now, or why the stay cannot be sold
 */
export const quoteNow =
  ({ hotels, settings }: Pick<PlanDeps, 'hotels' | 'settings'>) =>
  async (wanted: WantedStay, now: Instant): Promise<Quote | Refusal> => {
    const limits = await settings.current();
    const sane = daysBetween(wanted.checkIn, wanted.checkOut) <= limits.maxNights;
    const dates = sane ? eachNight(wanted.checkIn, wanted.checkOut) : [];
    const facts = await hotels.forStay(wanted.hotelId, wanted.roomTypeId, dates);
    if (facts === undefined || facts.hotel.status !== 'active') {
      return { refused: 'not-found', what: 'room type in an active hotel' };
    }
    const refusal =
      judgeStay(wanted, { today: today(now, facts.hotel.timeZone), ...limits }) ??
      judgeGuests(wanted.guests, wanted.rooms, facts.roomType.maxGuests);
    if (refusal) return refusal;
    const pricing = priceStay({ ...facts, stay: wanted, now });
    return pricing.blocked ? { refused: 'sold-out', nights: pricing.blocked.nights } : quoteOf(pricing);
  };

/** Whether the dates of a quote in force can still be stayed: midnight may have passed since it was made. */
export const judgeQuoted = (quote: Quote, limits: SystemSettings, now: Instant): Refusal | undefined =>
  judgeStay(quote, { today: today(now, quote.timeZone), ...limits });

/**
 * What a hold is made of: the quote sent, without a read; an expired one priced again and taken if its total stands
 * (rule 5); without a quote, the price of the moment.
 */
export const planHold =
  (deps: PlanDeps) =>
  async (wanted: WantedStay, token: string | undefined, now: Instant): Promise<Quote | Refusal> => {
    if (token === undefined) return quoteNow(deps)(wanted, now);
    const quote = deps.quotes.open(token);
    if (quote === 'forged') return invalidQuote('foreign_quote', 'is not a quote of ours');
    if (quote.change !== null || !sameStay(quote, wanted)) {
      return invalidQuote('quote_of_another_stay', 'is for another stay');
    }
    if (epochMillis(now) < epochMillis(quote.expiresAt)) {
      return judgeQuoted(quote, await deps.settings.current(), now) ?? quote;
    }
    const fresh = await quoteNow(deps)(wanted, now);
    if (isRefusal(fresh) || fresh.totals.total === quote.totals.total) return fresh;
    return {
      refused: 'price-changed',
      detail: 'the quote has expired, and the price is another now',
      oldOffer: quote,
      newOffer: fresh,
    };
  };

const invalidQuote = (code: FieldErrorCode, detail: string): Refusal => ({
  refused: 'invalid-request',
  errors: [{ pointer: '/quote', code, detail }],
});
