import type { Booking } from '../../domain/booking/booking.ts';
import { changeTarget, nightsPricedNow } from '../../domain/booking/change.ts';
import { type Instant, isBefore } from '../../domain/calendar/instant.ts';
import type { FieldErrorCode } from '../../domain/field-error-codes.ts';
import { type Quote, sameStay } from '../../domain/quote.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { HotelReader } from '../ports/hotels.ts';
import type { QuoteSealer } from '../ports/quotes.ts';
import type { Settings } from '../ports/settings.ts';
import {
  judgeChangedDates,
  type PlannedChange,
  planChange,
  plannedChange,
  requestOf,
  type StayChange,
} from './plan-change.ts';

export interface AgreeDeps {
  readonly hotels: Pick<HotelReader, 'forStay'>;
  readonly quotes: QuoteSealer;
  readonly settings: Settings;
}

/** What the guest asks for, and the quote of the preview that showed its price. */
export interface WantedChange {
  readonly change: StayChange;
  readonly quote: string | undefined;
  /** A night has another revision than the quote says: the quote is no promise any more, its total still counts. */
  readonly isPricedAnew?: boolean;
  /** The desk changes it: restrictions only warn. */
  readonly isAtDesk?: boolean;
}

/**
 * The change a quote promised, or one priced now. A quote counts while it is fresh, the booking has not moved since and
 * no deadline of the policy has passed that makes the change dearer (rule 28); else today's price is taken if it comes
 * to the same total, and is `price-changed` where it does not.
 */
export const agreedChange =
  (deps: AgreeDeps) =>
  async (booking: Booking, command: WantedChange, now: Instant): Promise<PlannedChange | Refusal> => {
    const quote = command.quote === undefined ? undefined : deps.quotes.open(command.quote);
    if (quote === 'forged') return invalidQuote('foreign_quote', 'is not a quote of ours');
    const request = requestOf(booking, command.change);
    if (isRefusal(request)) return request;
    if (quote && (quote.change?.bookingId !== booking.id || !sameStay(quote, request))) {
      return invalidQuote('quote_of_another_stay', 'is for another change');
    }
    const kept = quote && !command.isPricedAnew && (await keptPromise(deps, booking, quote, now));
    if (kept) return kept;
    const planned = await planChange(deps)(booking, command.change, now, command);
    if (isRefusal(planned) || planned.target.totals.total === (quote ?? booking).totals.total) return planned;
    return {
      refused: 'price-changed',
      detail: quote
        ? 'the quote no longer holds, and the price is another now'
        : 'the total changes: send the quote of a preview',
      oldOffer: quote ?? booking,
      newOffer: planned.quote,
    };
  };

/** The change as the quote says while it counts, or why the stay is not allowed; undefined where it counts no more. */
const keptPromise = async (
  deps: AgreeDeps,
  booking: Booking,
  quote: Quote,
  now: Instant,
): Promise<PlannedChange | Refusal | undefined> => {
  if (!isBefore(now, quote.expiresAt) || quote.change?.version !== booking.version) return undefined;
  const plan = promised(booking, quote, now);
  const refusal = judgeChangedDates(booking, quote, await deps.settings.current(), now);
  return refusal ?? (plan.target.totals.total === quote.totals.total ? plan : undefined);
};

/** The nights as the quote says; what is forfeited, and which deadlines move, is of the instant of the change. */
const promised = (booking: Booking, quote: Quote, now: Instant): PlannedChange => {
  const nights = quote.nights.map(({ rev: _rev, ...night }) => night);
  return plannedChange(booking, changeTarget(booking, { ...quote, nights }, now), quote);
};

const invalidQuote = (code: FieldErrorCode, detail: string): Refusal => ({
  refused: 'invalid-request',
  errors: [{ pointer: '/quote', code, detail }],
});

/**
 * Looks, before a charge, whether the rooms a change adds can still be had as its quote promised: a card is not charged
 * for a night that is sold, closed or priced anew meanwhile. What happens after this look ends with the charge given back.
 */
export const judgeBeforeCharge =
  (deps: AgreeDeps) =>
  async (booking: Booking, command: WantedChange, plan: PlannedChange, now: Instant): Promise<Refusal | undefined> => {
    const fresh = await planChange(deps)(booking, command.change, now, { ...command, isPromised: true });
    if (isRefusal(fresh)) return fresh;
    const revisions = new Map(fresh.quote.nights.map(({ date, rev }) => [date, rev]));
    const added = new Set(nightsPricedNow(booking, plan.target));
    const unchanged = plan.quote.nights.every(({ date, rev }) => !added.has(date) || revisions.get(date) === rev);
    return unchanged ? undefined : { ...pricedAnew, oldOffer: plan.quote, newOffer: fresh.quote };
  };

/** A room the change adds has another price than its quote says. */
export const pricedAnew = {
  refused: 'price-changed',
  detail: 'the hotel has changed the price of a night since the quote',
} as const satisfies Refusal;
