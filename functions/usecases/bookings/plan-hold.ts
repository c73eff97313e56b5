import type { BodyOf } from '../../contract/routes.ts';
import { daysBetween } from '../../domain/calendar/date.ts';
import { type Instant, isBefore } from '../../domain/calendar/instant.ts';
import { today } from '../../domain/calendar/zone.ts';
import type { FieldErrorCode } from '../../domain/field-error-codes.ts';
import { type Quote, sameStay } from '../../domain/quote.ts';
import { partyOf } from '../../domain/rates/party.ts';
import { isOpenTo, isSoldFor, plansOf, type RateCaller, type RatePlan, STANDARD_ID } from '../../domain/rates/plan.ts';
import { judgedDates } from '../../domain/rates/restrictions.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { judgeStay, type Stay } from '../../domain/stay.ts';
import { judgeRoom, judgeUnderPlan, quoteOf, rateRoom, refusalOf } from '../../domain/stay-offer.ts';
import type { HotelReader } from '../ports/hotels.ts';
import type { QuoteSealer } from '../ports/quotes.ts';
import type { Settings, SystemSettings } from '../ports/settings.ts';

export interface WantedStay extends Stay {
  readonly hotelId: string;
  readonly roomTypeId: string;
  /** Absent: the plan of the quote, or `standard`. */
  readonly ratePlanId?: string | undefined;
  readonly caller: RateCaller;
}

/** The stay that the body of POST /bookings asks for. */
export const wantedStay = (
  body: Omit<BodyOf<'createBooking'>, 'guestEmail' | 'source'>,
  isMember: boolean,
): WantedStay => ({
  hotelId: body.hotelId,
  roomTypeId: body.roomTypeId,
  checkIn: body.checkIn,
  checkOut: body.checkOut,
  party: partyOf(body),
  ratePlanId: body.ratePlanId,
  caller: { isMember, code: body.code },
});

export interface PlanDeps {
  readonly hotels: Pick<HotelReader, 'forStay'>;
  readonly quotes: QuoteSealer;
  readonly settings: Settings;
}

/**
 * Prices a stay on the spot: one strong read of hotel, room type, rate plan and nights.
 *
 * @returns a quote good from now, or why the stay cannot be sold
 */
export const quoteNow =
  ({ hotels, settings }: Pick<PlanDeps, 'hotels' | 'settings'>) =>
  async (wanted: WantedStay, now: Instant): Promise<Quote | Refusal> => {
    const limits = await settings.current();
    const { hotelId, roomTypeId, checkIn, checkOut, ratePlanId = STANDARD_ID } = wanted;
    const sane = daysBetween(checkIn, checkOut) <= limits.maxNights;
    const facts = await hotels.forStay(hotelId, roomTypeId, sane ? judgedDates(checkIn, checkOut) : []);
    if (facts === undefined || facts.hotel.status !== 'active') {
      return { refused: 'not-found', what: 'room type in an active hotel' };
    }
    const refusal = judgeStay(wanted, { today: today(now, facts.hotel.timeZone), ...limits });
    if (refusal) return refusal;
    const plan = plansOf(facts.hotel).find(({ id }) => id === ratePlanId);
    if (plan === undefined || !isSold(plan, wanted)) return unknownPlan;
    const room = rateRoom({ ...facts, stay: wanted, now, maxNights: limits.maxNights });
    const unavailable = judgeRoom(room) ?? judgeUnderPlan(room, plan);
    return unavailable ? refusalOf(unavailable, room) : quoteOf(room, plan);
  };

/** A plan that the caller may not have is answered like one that does not exist. */
const isSold = (plan: RatePlan, { caller, roomTypeId }: WantedStay): boolean =>
  isOpenTo(plan, caller) && isSoldFor(plan, roomTypeId);

const unknownPlan: Refusal = {
  refused: 'refused',
  detail: 'the hotel sells no such rate plan',
  pointer: '/ratePlanId',
  code: 'unknown_rate_plan',
};

/** Whether the plan was none that the caller may have. */
export const isUnknownPlan = (outcome: object): boolean => outcome === unknownPlan;

/** Whether the dates of a quote in force can still be stayed: midnight may have passed since it was made. */
export const judgeQuoted = (quote: Quote, limits: SystemSettings, now: Instant): Refusal | undefined =>
  judgeStay(quote, { today: today(now, quote.timeZone), ...limits });

/**
 * What a hold is made of: the quote sent, without a read; an expired one priced again and taken if its total is unchanged
 * (rule 5); without a quote, the price of the moment.
 */
export const planHold =
  (deps: PlanDeps) =>
  async (wanted: WantedStay, token: string | undefined, now: Instant): Promise<Quote | Refusal> => {
    if (token === undefined) return quoteNow(deps)(wanted, now);
    const quote = deps.quotes.open(token);
    if (quote === 'forged') return invalidQuote('foreign_quote', 'is not a quote of ours');
    const ratePlanId = wanted.ratePlanId ?? quote.plan.id;
    if (quote.change !== null || !sameStay(quote, wanted) || ratePlanId !== quote.plan.id) {
      return invalidQuote('quote_of_another_stay', 'is for another stay');
    }
    if (quote.plan.membersOnly && !wanted.caller.isMember) return unknownPlan;
    if (isBefore(now, quote.expiresAt)) {
      return judgeQuoted(quote, await deps.settings.current(), now) ?? quote;
    }
    const fresh = await quoteNow(deps)({ ...wanted, ratePlanId }, now);
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
