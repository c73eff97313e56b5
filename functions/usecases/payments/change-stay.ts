import type { Booking, BookingIn } from '../../domain/booking/booking.ts';
import { nightsPricedNow } from '../../domain/booking/change.ts';
import type { NightDelta } from '../../domain/booking/delta.ts';
import type { HistoryActor } from '../../domain/booking/history.ts';
import { attemptUntil, change, type Moment, openAttempt, placeOf } from '../../domain/booking/moves.ts';
import { keptOf, type PaymentAttempt, type RefundEntry } from '../../domain/booking/payment.ts';
import { giveBackPoints, promiseRefund, type RefundWay } from '../../domain/booking/refunds.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { type Quote, sameStay } from '../../domain/quote.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { frozenStayOf } from '../../domain/stay-price.ts';
import { holdCaps } from '../bookings/hold-caps.ts';
import { judgeShare, type ShareDeps } from '../bookings/judge-share.ts';
import { bookingNotFound, type MoveDecision, moveBooking, soldOutNights } from '../bookings/move-booking.ts';
import type { ExpectedNight, NightRefusal, UnitRefusal } from '../ports/bookings.ts';
import { type AgreeDeps, agreedChange, judgeBeforeCharge, pricedAnew, type WantedChange } from './agree-change.ts';
import { type ChargeDeps, chargeAttempt, endAttempt } from './charge-attempt.ts';
import { type CardHolder, type CardTry, type DeclineDeps, withCardTry } from './declines.ts';
import { payRefund } from './pay-refund.ts';
import { type PlannedChange, planChange } from './plan-change.ts';
import { type SettleDeps, settleAttempt } from './settle-attempt.ts';

export type ChangeDeps = SettleDeps & ChargeDeps & AgreeDeps & DeclineDeps & ShareDeps;

/** Who changes a stay, and how the difference is settled. */
export interface Changer extends CardHolder {
  readonly actor: HistoryActor;
  /** The booking as this caller may change it now, or why not. */
  readonly judge: (booking: Booking, now: Instant) => Booking | Refusal | Promise<Booking | Refusal>;
  /** At the desk what it costs more stays due, and what it costs less waits there; or why it cannot be settled. */
  readonly settle: (booking: Booking, plan: PlannedChange) => RefundWay | Refusal;
  /** What units that are not free on the new nights mean; absent, they are let go. */
  readonly onUnits?: (hotelId: string, refused: readonly UnitRefusal[]) => Promise<Refusal>;
}

export interface ChangeStayCommand extends WantedChange {
  readonly bookingId: string;
  readonly ifMatch: number | undefined;
  readonly by: Changer;
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
const withNewOffer = async (deps: ChangeDeps, command: ChangeStayCommand, refusal: Refusal): Promise<Refusal> => {
  if (refusal.refused !== 'price-changed' || refusal.newOffer !== undefined) return refusal;
  const booking = await deps.bookings.find(command.bookingId);
  const planned = booking && (await planChange(deps)(booking, command.change, deps.clock.now(), command));
  if (planned === undefined || isRefusal(planned)) return planned ?? bookingNotFound;
  return { ...refusal, newOffer: planned.quote };
};

/** A changed hold is held unpaid from the address that changes it. */
const judgeHeldShare = async (
  deps: ChangeDeps,
  after: Booking,
  { quote }: PlannedChange,
  { by: { address = null } }: ChangeStayCommand,
): Promise<Refusal | undefined> =>
  after.status === 'reserved' ? judgeShare(deps)(after, quote.cap, address) : undefined;

/** Units of a stay in house stay with it, or nothing changes; before arrival they are let go (rule 33). */
const unitsOf = ({ status, hotelId }: Booking, { onUnits }: Changer) =>
  status === 'checked_in' && onUnits ? { onUnits: (refused: readonly UnitRefusal[]) => onUnits(hotelId, refused) } : {};

/** The difference is charged before the stay is changed, where the rooms are still to be had and a card may be tried. */
const chargeFirst = async (
  deps: ChangeDeps,
  command: ChangeStayCommand,
  card: CardTry,
  booking: Changeable,
  plan: PlannedChange,
  moment: Moment,
): Promise<MoveDecision> => {
  const lapsed = await judgeBeforeCharge(deps)(booking, command, plan, moment.now);
  const refusal = lapsed ?? (await card.judge(booking, moment.now));
  return refusal ?? beginCharge(booking, plan, command.by.actor, moment);
};

/** The change without a charge, in one transaction. */
const commitNow = async (
  deps: ChangeDeps,
  command: ChangeStayCommand,
  booking: Changeable,
  plan: PlannedChange,
  { after, refunds }: { readonly after: Booking; readonly refunds: readonly RefundEntry[] },
): Promise<MoveDecision> => {
  const { by } = command;
  const overShare = await judgeHeldShare(deps, after, plan, command);
  if (overShare) return overShare;
  const caps = by.actor.kind === 'guest' ? await holdCaps(deps) : null;
  const expected = expectedNightsOf(booking, plan);
  return {
    write: { after, event: 'booking.changed', actor: by.actor, refunds, expected, caps },
    onNights: nightsRefused(plan.quote),
    ...unitsOf(booking, by),
  };
};

/**
 * Changes dates, guests, rooms or room type in one transaction that frees and takes nights (rule 15). On a hold no
 * money moves. On a confirmed booking a higher price is charged first, under an attempt that holds the target, and goes
 * back if the stay cannot be committed; a lower one is refunded after. Settled at the desk, nothing is charged and what
 * comes back waits there. Whatever fails leaves the old stay whole.
 */
export const changeStay = (deps: ChangeDeps) => {
  const commitOrBegin = async (command: ChangeStayCommand, card: CardTry) => {
    const { by } = command;
    let owed: readonly RefundEntry[] = [];
    const decide = async (found: Booking, moment: Moment): Promise<MoveDecision> => {
      owed = [];
      card.restart();
      const booking = await judgeCommand(found, command, moment.now);
      if (isRefusal(booking)) return booking;
      const plan = await agreedChange(deps)(booking, command, moment.now);
      if (isRefusal(plan)) return plan;
      // Sent again, or already so: nothing is changed and no event is published.
      if (sameStay(plan.quote, booking)) return { unchanged: booking };
      const way = by.settle(booking, plan);
      if (isRefusal(way)) return way;
      if (plan.charge > 0 && way === 'card') return chargeFirst(deps, command, card, booking, plan, moment);
      const { booking: after, refunds } = changedAtNoCost(booking, plan, way, moment);
      owed = refunds;
      return commitNow(deps, command, booking, plan, { after, refunds });
    };
    const outcome = await moveBooking(deps)(command.bookingId, decide);
    return { outcome, owed };
  };

  const changeWith = async (command: ChangeStayCommand, card: CardTry): Promise<Booking | Refusal> => {
    const { outcome, owed } = await commitOrBegin(command, card);
    if (isRefusal(outcome)) {
      // A night of another revision ends the quote's promise; the same total still goes through (rule 31).
      const isStale = outcome.refused === 'price-changed' && outcome.newOffer === undefined && !command.isPricedAnew;
      return isStale ? changeWith({ ...command, isPricedAnew: true }, card) : withNewOffer(deps, command, outcome);
    }
    if (outcome.openAttempt !== null) return chargeDifference(deps, outcome, command.by);
    for (const entry of owed) await payRefund(deps)(outcome.id, entry.n);
    return owed.length > 0 ? ((await deps.bookings.find(outcome.id)) ?? outcome) : outcome;
  };

  return (command: ChangeStayCommand): Promise<Booking | Refusal> =>
    withCardTry(deps)(command.by, (card) => changeWith(command, card));
};

type Changeable = BookingIn<'reserved' | 'confirmed' | 'checked_in'>;

const judgeCommand = async (
  found: Booking,
  command: ChangeStayCommand,
  now: Instant,
): Promise<Changeable | Refusal> => {
  const booking = await command.by.judge(found, now);
  if (isRefusal(booking)) return booking;
  if (command.ifMatch !== undefined && command.ifMatch !== booking.version) return { refused: 'stale-version' };
  if (booking.openAttempt !== null) return { refused: 'try-again', detail: 'a payment is under way' };
  return isChangeable(booking) ? booking : bookingNotFound;
};

const isChangeable = (booking: Booking): booking is Changeable =>
  booking.status === 'reserved' || booking.status === 'confirmed' || booking.status === 'checked_in';

/**
 * Nothing to charge: on a hold no money moves, on a confirmed booking what it costs less is promised back, as far as it is
 * not forfeited, in money as far as there is money, then in points.
 */
const changedAtNoCost = (booking: Changeable, plan: PlannedChange, way: RefundWay, moment: Moment) => {
  const changed = change(booking, frozenStayOf(plan.target), placeOf(booking), null, moment);
  const refund = Math.min(plan.back, keptOf(booking.payment));
  return promiseRefund(giveBackPoints(changed, plan.back - refund), refund, 'changed', moment.now, way);
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

const chargeDifference = async (deps: ChangeDeps, booking: Booking, by: Changer): Promise<Booking | Refusal> => {
  const attempt = await deps.bookings.attempt(booking.id, booking.attempt);
  if (attempt === undefined) return { refused: 'try-again', detail: 'the payment is being settled' };
  const charged = await chargeAttempt(deps)(attempt);
  // Away: the answer says that nothing changed, so the attempt is ended and a charge that lands yet goes back.
  const verdict = charged === 'away' ? await endAttempt(deps.gateway, attempt) : charged;
  if (verdict === 'away') return unreachable;
  const options = { actor: by.actor, mayChange: charged !== 'away', ...unitsOf(booking, by) };
  const settled = await settleAttempt(deps)(booking.id, attempt.n, verdict, options);
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
