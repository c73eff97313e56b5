import type { Booking, BookingIn } from '../../domain/booking/booking.ts';
import { addedNights } from '../../domain/booking/change.ts';
import type { NightDelta } from '../../domain/booking/delta.ts';
import type { HistoryActor } from '../../domain/booking/history.ts';
import { attemptUntil, change, type Moment, openAttempt, placeOf } from '../../domain/booking/moves.ts';
import { keptOf, type PaymentAttempt, type RefundEntry, targetOf } from '../../domain/booking/payment.ts';
import { giveBackPoints, promiseRefund } from '../../domain/booking/refunds.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { type Quote, sameStay } from '../../domain/quote.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { gone, type MoveDecision, moveBooking, soldOutNights } from '../bookings/move-booking.ts';
import type { NightRefusal, NightTerms } from '../ports/bookings.ts';
import type { HotelReader } from '../ports/hotels.ts';
import type { QuoteSealer } from '../ports/quotes.ts';
import type { Settings } from '../ports/settings.ts';
import { type ChargeDeps, chargeAttempt, endAttempt } from './charge-attempt.ts';
import { payRefund } from './pay-refund.ts';
import { ownChangeable, type PlannedChange, planChange, type StayChange, wishOf } from './plan-change.ts';
import { type SettleDeps, settleAttempt } from './settle-attempt.ts';

export type ChangeDeps = SettleDeps &
  ChargeDeps & {
    readonly hotels: Pick<HotelReader, 'forStay'>;
    readonly quotes: QuoteSealer;
    readonly settings: Settings;
  };

export interface ChangeCommand {
  readonly userId: string;
  readonly bookingId: string;
  readonly change: StayChange;
  readonly quote: string | undefined;
  readonly ifMatch: number | undefined;
}

/**
 * The change a quote promised, or one priced now. A quote counts while it is fresh and the booking has not moved since;
 * else today's price is taken if it comes to the same total, and is `price-changed` where it does not.
 */
const agreedChange =
  (deps: ChangeDeps) =>
  async (booking: Booking, command: ChangeCommand, now: Instant): Promise<PlannedChange | Refusal> => {
    const quote = command.quote === undefined ? undefined : deps.quotes.open(command.quote);
    if (quote === 'forged') return invalidQuote('is not a quote of ours');
    if (quote && (quote.change?.bookingId !== booking.id || !sameStay(quote, wishOf(booking, command.change)))) {
      return invalidQuote('is for another change');
    }
    if (quote && now < quote.expiresAt && quote.change?.version === booking.version) return promised(booking, quote);
    const planned = await planChange(deps)(booking, command.change, now);
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

const promised = (booking: Booking, quote: Quote): PlannedChange => ({
  target: { ...quote, nights: quote.nights.map(({ date, price, rule }) => ({ date, price, rule })) },
  difference: quote.totals.total - booking.totals.total,
  quote,
});

const invalidQuote = (detail: string): Refusal => ({
  refused: 'invalid-request',
  errors: [{ pointer: '/quote', detail }],
});

/** Added nights are held against the revision their price was seen at; kept ones keep their price, whatever it is now. */
const termsOf = (booking: Booking, { quote, target }: PlannedChange): ((delta: NightDelta) => NightTerms) => {
  const added = new Set(addedNights(booking, target));
  const revisions = new Map(quote.nights.map((night) => [night.date, night.rev]));
  return ({ date }) => (added.has(date) ? { cap: quote.cap, rev: revisions.get(date) ?? 0 } : { cap: quote.cap });
};

const nightsRefused = (refused: readonly NightRefusal[]): Refusal =>
  refused.every(({ why }) => why === 'rate-changed')
    ? { refused: 'price-changed', detail: 'the hotel has changed the price of a night; ask for a new preview' }
    : soldOutNights(refused.filter(({ why }) => why !== 'rate-changed'));

/**
 * Changes dates, guests, rooms or room type in one transaction that frees and takes nights (rule 15). On a hold no
 * money moves. On a confirmed booking a higher price is charged first, under an attempt that holds the target, and goes
 * back if the stay cannot be committed; a lower one is refunded after. Whatever fails leaves the old stay whole.
 */
export const changeBooking = (deps: ChangeDeps) => {
  const commitOrBegin = async (command: ChangeCommand, actor: HistoryActor) => {
    let owed: readonly RefundEntry[] = [];
    const decide = async (found: Booking, moment: Moment): Promise<MoveDecision> => {
      owed = [];
      const booking = judgeCommand(found, command, moment.now);
      if (isRefusal(booking)) return booking;
      const plan = await agreedChange(deps)(booking, command, moment.now);
      if (isRefusal(plan)) return plan;
      if (booking.status === 'confirmed' && plan.difference > 0) {
        const attempt = differenceAttempt(booking, plan, moment.now);
        return { write: { after: openAttempt(booking, moment), event: null, actor, attempt } };
      }
      const { booking: after, refunds } = changedAtNoCost(booking, plan, moment);
      owed = refunds;
      const terms = termsOf(booking, plan);
      return { write: { after, event: 'booking.changed', actor, refunds, terms }, onNights: nightsRefused };
    };
    const outcome = await moveBooking(deps)(command.bookingId, decide);
    return { outcome, owed };
  };

  return async (command: ChangeCommand): Promise<Booking | Refusal> => {
    const actor: HistoryActor = { kind: 'guest', id: command.userId };
    const { outcome, owed } = await commitOrBegin(command, actor);
    if (isRefusal(outcome)) return outcome;
    if (outcome.openAttempt !== null) return chargeDifference(deps, outcome, actor);
    for (const entry of owed) await payRefund(deps)(outcome.id, entry.n);
    return owed.length > 0 ? ((await deps.bookings.find(outcome.id)) ?? outcome) : outcome;
  };
};

type Changeable = BookingIn<'reserved' | 'confirmed'>;

const judgeCommand = (found: Booking, command: ChangeCommand, now: Instant): Changeable | Refusal => {
  const booking = ownChangeable(found, command.userId, now);
  if (isRefusal(booking)) return booking;
  if (command.ifMatch !== undefined && command.ifMatch !== booking.version) return { refused: 'stale-version' };
  if (booking.openAttempt !== null) return { refused: 'try-again', detail: 'a payment is under way' };
  return booking.status === 'reserved' || booking.status === 'confirmed' ? booking : gone;
};

/**
 * Nothing to charge: on a hold no money moves, on a confirmed booking what it costs less is promised back, in money as
 * far as there is money, then in points.
 */
const changedAtNoCost = (booking: Changeable, plan: PlannedChange, moment: Moment) => {
  const changed = change(booking, targetOf(plan.target), placeOf(booking), null, moment);
  const less = booking.status === 'confirmed' ? -plan.difference : 0;
  const refund = Math.min(less, keptOf(booking.payment));
  return promiseRefund(giveBackPoints(changed, less - refund), refund, 'changed', moment.now);
};

const differenceAttempt = (booking: Booking, plan: PlannedChange, now: Instant): PaymentAttempt => ({
  bookingId: booking.id,
  n: booking.attempt + 1,
  amount: plan.difference,
  currency: booking.currency,
  method: booking.payment.method ?? '',
  purpose: 'change',
  targetVersion: booking.version + 1,
  target: targetOf(plan.target),
  state: 'open',
  tries: 0,
  dueAt: attemptUntil(now),
  createdAt: now,
  settledAt: null,
});

const chargeDifference = async (
  deps: ChangeDeps,
  booking: Booking,
  actor: HistoryActor,
): Promise<Booking | Refusal> => {
  const attempt = await deps.bookings.attempt(booking.id, booking.attempt);
  if (attempt === undefined) return { refused: 'try-again', detail: 'the payment is being settled' };
  const charged = await chargeAttempt(deps)(attempt);
  // Away: the guest is told that nothing changed, so the attempt is ended and a charge that lands yet goes back.
  const verdict = charged === 'away' ? await endAttempt(deps.gateway, attempt) : charged;
  if (verdict === 'away') return unreachable;
  const settled = await settleAttempt(deps)(booking.id, attempt.n, verdict, { actor, mayChange: charged !== 'away' });
  if (isRefusal(settled)) return settled;
  if (settled.state === 'kept') return settled.booking;
  if (charged === 'away') return unreachable;
  if (settled.state === 'abandoned') return givenUp;
  return settled.state === 'refunded'
    ? { refused: 'price-changed', detail: 'the booking was changed meanwhile; the charge is given back' }
    : { refused: 'payment-declined', detail: 'the card was declined; the stay is unchanged' };
};

const givenUp: Refusal = { refused: 'try-again', detail: 'the payment was given up; the stay is unchanged' };
const unreachable: Refusal = { refused: 'try-again', detail: 'the payment gateway is away; the stay is unchanged' };
