import type { Booking, BookingIn } from '../../domain/booking/booking.ts';
import { nightsPricedNow } from '../../domain/booking/change.ts';
import type { NightDelta } from '../../domain/booking/delta.ts';
import type { GuestAccess } from '../../domain/booking/guest-access.ts';
import type { HistoryActor } from '../../domain/booking/history.ts';
import { attemptUntil, change, type Moment, openAttempt, placeOf } from '../../domain/booking/moves.ts';
import { keptOf, type PaymentAttempt, type RefundEntry } from '../../domain/booking/payment.ts';
import { giveBackPoints, promiseRefund } from '../../domain/booking/refunds.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { type Quote, sameStay } from '../../domain/quote.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { frozenStayOf } from '../../domain/stay-price.ts';
import { holdCaps } from '../bookings/hold-caps.ts';
import { judgeShare, type ShareDeps } from '../bookings/judge-share.ts';
import { bookingNotFound, type MoveDecision, moveBooking, soldOutNights } from '../bookings/move-booking.ts';
import type { ExpectedNight, NightRefusal } from '../ports/bookings.ts';
import { type AgreeDeps, agreedChange, judgeBeforeCharge, pricedAnew, type WantedChange } from './agree-change.ts';
import { type ChargeDeps, chargeAttempt, endAttempt } from './charge-attempt.ts';
import { type CardTry, type DeclineDeps, withCardTry } from './declines.ts';
import { payRefund } from './pay-refund.ts';
import { ownChangeable, type PlannedChange, planChange } from './plan-change.ts';
import { type SettleDeps, settleAttempt } from './settle-attempt.ts';

export type ChangeDeps = SettleDeps & ChargeDeps & AgreeDeps & DeclineDeps & ShareDeps;

export interface ChangeCommand extends WantedChange {
  readonly access: GuestAccess;
  readonly bookingId: string;
  readonly ifMatch: number | undefined;
  /** The network address that asks; null or absent where none is known. */
  readonly address?: string | null;
}

/** Added rooms are held against the revision their price was seen at; kept ones keep their price, whatever it is now. */
const expectedNightsOf = (
  booking: Booking,
  { quote, target }: PlannedChange,
): ((delta: NightDelta) => ExpectedNight) => {
  const added = new Set(nightsPricedNow(booking, target));
  const revisions = new Map(quote.nights.map((night) => [night.date, night.rev]));
  return ({ date }) => (added.has(date) ? { cap: quote.cap, rev: revisions.get(date) ?? 0 } : { cap: quote.cap });
};

const nightsRefused =
  (quote: Quote) =>
  (refused: readonly NightRefusal[]): Refusal =>
    refused.every(({ why }) => why === 'rate-changed')
      ? { ...pricedAnew, oldOffer: quote }
      : soldOutNights(refused.filter(({ why }) => why !== 'rate-changed'));

/** The refusal with what the change costs now, where a night was priced anew as it was to be taken. */
const withNewOffer = async (deps: ChangeDeps, command: ChangeCommand, refusal: Refusal): Promise<Refusal> => {
  if (refusal.refused !== 'price-changed' || refusal.newOffer !== undefined) return refusal;
  const booking = await deps.bookings.find(command.bookingId);
  const planned = booking && (await planChange(deps)(booking, command.change, deps.clock.now()));
  if (planned === undefined || isRefusal(planned)) return planned ?? bookingNotFound;
  return { ...refusal, newOffer: planned.quote };
};

/** A changed hold is held unpaid from the address that changes it. */
const judgeHeldShare = async (
  deps: ChangeDeps,
  after: Booking,
  { quote }: PlannedChange,
  { address = null }: ChangeCommand,
): Promise<Refusal | undefined> =>
  after.status === 'reserved' ? judgeShare(deps)(after, quote.cap, address) : undefined;

/**
 * Changes dates, guests, rooms or room type in one transaction that frees and takes nights (rule 15). On a hold no
 * money moves. On a confirmed booking a higher price is charged first, under an attempt that holds the target, and goes
 * back if the stay cannot be committed; a lower one is refunded after. Whatever fails leaves the old stay whole.
 */
export const changeBooking = (deps: ChangeDeps) => {
  const commitOrBegin = async (command: ChangeCommand, actor: HistoryActor, card: CardTry) => {
    let owed: readonly RefundEntry[] = [];
    const decide = async (found: Booking, moment: Moment): Promise<MoveDecision> => {
      owed = [];
      card.restart();
      const booking = judgeCommand(found, command, moment.now);
      if (isRefusal(booking)) return booking;
      const plan = await agreedChange(deps)(booking, command, moment.now);
      if (isRefusal(plan)) return plan;
      // Sent again, or already so: nothing is changed and no event is published.
      if (sameStay(plan.quote, booking)) return { unchanged: booking };
      if (plan.charge > 0) {
        const lapsed = await judgeBeforeCharge(deps)(booking, command, plan, moment.now);
        const refusal = lapsed ?? (await card.judge(booking, moment.now));
        return refusal ?? beginCharge(booking, plan, actor, moment);
      }
      const { booking: after, refunds } = changedAtNoCost(booking, plan, moment);
      owed = refunds;
      const overShare = await judgeHeldShare(deps, after, plan, command);
      if (overShare) return overShare;
      const [expected, caps] = [expectedNightsOf(booking, plan), await holdCaps(deps)];
      return {
        write: { after, event: 'booking.changed', actor, refunds, expected, caps },
        onNights: nightsRefused(plan.quote),
      };
    };
    const outcome = await moveBooking(deps)(command.bookingId, decide);
    return { outcome, owed };
  };

  const changeWith = async (command: ChangeCommand, card: CardTry): Promise<Booking | Refusal> => {
    const actor: HistoryActor = { kind: 'guest', id: command.access.userId };
    const { outcome, owed } = await commitOrBegin(command, actor, card);
    if (isRefusal(outcome)) {
      // A night of another revision ends the quote's promise; the same total still goes through (rule 31).
      const isStale = outcome.refused === 'price-changed' && outcome.newOffer === undefined && !command.isPricedAnew;
      return isStale ? changeWith({ ...command, isPricedAnew: true }, card) : withNewOffer(deps, command, outcome);
    }
    if (outcome.openAttempt !== null) return chargeDifference(deps, outcome, actor);
    for (const entry of owed) await payRefund(deps)(outcome.id, entry.n);
    return owed.length > 0 ? ((await deps.bookings.find(outcome.id)) ?? outcome) : outcome;
  };

  return (command: ChangeCommand): Promise<Booking | Refusal> =>
    withCardTry(deps)(command, (card) => changeWith(command, card));
};

type Changeable = BookingIn<'reserved' | 'confirmed'>;

const judgeCommand = (found: Booking, command: ChangeCommand, now: Instant): Changeable | Refusal => {
  const booking = ownChangeable(found, command.access, now);
  if (isRefusal(booking)) return booking;
  if (command.ifMatch !== undefined && command.ifMatch !== booking.version) return { refused: 'stale-version' };
  if (booking.openAttempt !== null) return { refused: 'try-again', detail: 'a payment is under way' };
  return booking.status === 'reserved' || booking.status === 'confirmed' ? booking : bookingNotFound;
};

/**
 * Nothing to charge: on a hold no money moves, on a confirmed booking what it costs less is promised back, as far as it is
 * not forfeited, in money as far as there is money, then in points.
 */
const changedAtNoCost = (booking: Changeable, plan: PlannedChange, moment: Moment) => {
  const changed = change(booking, frozenStayOf(plan.target), placeOf(booking), null, moment);
  const refund = Math.min(plan.back, keptOf(booking.payment));
  return promiseRefund(giveBackPoints(changed, plan.back - refund), refund, 'changed', moment.now);
};

const beginCharge = (booking: Changeable, plan: PlannedChange, actor: HistoryActor, moment: Moment): MoveDecision => {
  const attempt = differenceAttempt(booking, plan, moment.now);
  return { write: { after: openAttempt(booking, moment), event: null, actor, attempt } };
};

const differenceAttempt = (booking: Booking, plan: PlannedChange, now: Instant): PaymentAttempt => ({
  bookingId: booking.id,
  n: booking.attempt + 1,
  amount: plan.charge,
  currency: booking.currency,
  method: booking.payment.method ?? '',
  purpose: 'change',
  targetVersion: booking.version + 1,
  target: frozenStayOf(plan.target),
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
  // Away: the answer says that nothing changed, so the attempt is ended and a charge that lands yet goes back.
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
