import { judgeAction } from '../../domain/booking/actions.ts';
import type { Booking, BookingIn } from '../../domain/booking/booking.ts';
import { heldBy, type NightDelta, nightsDelta } from '../../domain/booking/delta.ts';
import { type GuestAccess, isOwnBooking } from '../../domain/booking/guest-access.ts';
import type { HistoryActor } from '../../domain/booking/history.ts';
import { wrongState } from '../../domain/booking/machine.ts';
import { attemptUntil, awaitPayment, confirm, type Moment, openAttempt, retake } from '../../domain/booking/moves.ts';
import { chargeKey, type PaymentAttempt } from '../../domain/booking/payment.ts';
import { addMinutes, type Instant } from '../../domain/calendar/instant.ts';
import { pointsIn, type RedeemedPoints } from '../../domain/loyalty/points-batch.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { dueOfStay } from '../../domain/stay-price.ts';
import { expectedNightsFor, judgeOnSale } from '../bookings/expected-nights.ts';
import { holdCaps } from '../bookings/hold-caps.ts';
import { judgeShare, type ShareDeps } from '../bookings/judge-share.ts';
import { bookingNotFound, type MoveDecision, moveBooking, soldOutNights } from '../bookings/move-booking.ts';
import { type RedeemDeps, redeem } from '../loyalty/redeem.ts';
import type { ExpectedNight } from '../ports/bookings.ts';
import { type ChargeDeps, chargeAttempt } from './charge-attempt.ts';
import { type CardTry, type DeclineDeps, withCardTry } from './declines.ts';
import { type SettleDeps, type Settled, settleAttempt, type Verdict } from './settle-attempt.ts';

export type ConfirmDeps = SettleDeps & ChargeDeps & RedeemDeps & DeclineDeps & ShareDeps;

export interface ConfirmCommand {
  readonly access: GuestAccess;
  readonly bookingId: string;
  /** Only where nothing is due now may it be absent. */
  readonly paymentMethod?: string | undefined;
  /** Points that pay a part of the price; 0 for none. */
  readonly points?: number;
  readonly ifMatch: number | undefined;
  /** The network address that asks; null or absent where none is known. */
  readonly address?: string | null;
}

export interface Confirmed {
  readonly booking: Booking;
  /** The payment is still under way. */
  readonly pending: boolean;
}

/** Minutes until a payment the gateway could not take is asked for again. */
export const RETRY_MINUTES = 0.5;

const newAttempt = (
  booking: Booking,
  method: string,
  redeemed: RedeemedPoints | undefined,
  now: Instant,
): PaymentAttempt => ({
  bookingId: booking.id,
  n: booking.attempt + 1,
  amount: dueOfStay(booking).dueNow - (redeemed?.worth ?? 0),
  currency: booking.currency,
  method,
  redeemed,
  purpose: 'confirm',
  targetVersion: booking.version + 1,
  target: null,
  state: 'open',
  tries: 0,
  dueAt: attemptUntil(now),
  createdAt: now,
  settledAt: null,
});

/** Why this booking can no longer be confirmed, if it cannot. One that was confirmed is answered as it is. */
const judgeConfirm = (booking: Booking, now: Instant): Refusal | undefined => {
  const isConfirmed = booking.status !== 'cancelled' && booking.confirmedAt !== null;
  return isConfirmed ? undefined : judgeAction('confirm', booking, 'guest', now);
};

const judgeCommand = (
  booking: Booking,
  { access, ifMatch, points = 0 }: ConfirmCommand,
  now: Instant,
): Refusal | undefined => {
  if (!isOwnBooking(booking, access)) return bookingNotFound;
  if (points > 0 && access.kind !== 'account') return pointsNeedAccount;
  if (ifMatch !== undefined && ifMatch !== booking.version) return { refused: 'stale-version' };
  return judgeConfirm(booking, now);
};

type Payable = BookingIn<'reserved' | 'payment_pending' | 'expired'>;
const isPayable = (booking: Booking): booking is Payable =>
  booking.status === 'reserved' || booking.status === 'payment_pending' || booking.status === 'expired';

/** The attempt as it is written before the gateway is called, with the points that pay a part of it. */
const beginAttempt = async (
  deps: ConfirmDeps,
  booking: Payable,
  { paymentMethod, points = 0, address = null }: ConfirmCommand,
  moment: Moment,
  actor: HistoryActor,
): Promise<MoveDecision> => {
  if (dueOfStay(booking).dueNow === 0) return confirmUnpaid(deps, booking, moment, actor);
  if (paymentMethod === undefined) return methodMissing;
  const paid = points > 0 ? await redeem(deps)(booking, points, moment.now) : undefined;
  if (isRefusal(paid)) return paid;
  const attempt = newAttempt(booking, paymentMethod, paid?.redeemed, moment.now);
  const opened = { actor, attempt, points: paid?.move };
  if (booking.status !== 'expired') return { write: { ...opened, after: openAttempt(booking, moment), event: null } };
  const after = retake(booking, moment);
  const expected = await expectedNightsFor(deps)(booking, after);
  const refusal = (await judgeOnSale(deps)(after)) ?? (await judgeRetake(deps, after, expected, address));
  return refusal ?? { write: { ...opened, after, event: 'booking.held', expected, caps: await holdCaps(deps) } };
};

/** The link of a mail opens a booking of an account, never the points of that account. */
const pointsNeedAccount: Refusal = { refused: 'forbidden', detail: 'Points are spent by their account: sign in.' };

const methodMissing: Refusal = {
  refused: 'invalid-request',
  errors: [{ pointer: '/paymentMethod', code: 'missing', detail: 'is missing: a part of the price is due now' }],
};

/** Nothing is due now: the stay is confirmed at once, and an expired hold takes its nights again with it. */
const confirmUnpaid = async (
  deps: ConfirmDeps,
  booking: Payable,
  moment: Moment,
  actor: HistoryActor,
): Promise<MoveDecision> => {
  const after = confirm(booking, null, moment);
  const refusal = booking.status === 'expired' ? await judgeOnSale(deps)(after) : undefined;
  if (refusal) return refusal;
  const [expected, caps] = [await expectedNightsFor(deps)(booking, after), await holdCaps(deps)];
  return { write: { after, event: 'booking.confirmed', actor, expected, caps } };
};

/** A late confirm holds the nights unpaid again until it is charged: sold out before the address's share is looked at. */
const judgeRetake = async (
  deps: ConfirmDeps,
  after: Booking,
  expected: (delta: NightDelta) => ExpectedNight,
  address: string | null,
): Promise<Refusal | undefined> => {
  const nights = nightsDelta(null, heldBy(after));
  const cap = Math.min(...nights.map((night) => expected(night).cap));
  const overShare = await judgeShare(deps)(after, cap, address);
  if (overShare === undefined) return undefined;
  const { refused } = await deps.bookings.recheck(after.id, nights);
  return refused.length > 0 ? soldOutNights(refused) : overShare;
};

/**
 * Pays and confirms a hold (rules 12 and 13). The attempt is written before the gateway is called; an expired hold
 * takes its nights again in that same transaction, so a full night is refused with nothing charged; points are taken in
 * it too, and come back with an attempt whose charge is not kept. An attempt found
 * open is another confirm under way, or one that crashed: with the same method this one carries it on under the same
 * key, with another it waits for its end.
 */
export const confirmBooking = (deps: ConfirmDeps) => {
  const begin = (command: ConfirmCommand, actor: HistoryActor, card: CardTry) =>
    moveBooking(deps)(command.bookingId, async (booking, moment): Promise<MoveDecision> => {
      card.restart();
      const refusal = judgeCommand(booking, command, moment.now);
      if (refusal) return refusal;
      if (booking.openAttempt !== null || !isPayable(booking)) return { unchanged: booking };
      return (await card.judge(booking, moment.now)) ?? beginAttempt(deps, booking, command, moment, actor);
    });

  const pay = async (command: ConfirmCommand, card: CardTry): Promise<Confirmed | Refusal> => {
    const actor: HistoryActor = { kind: 'guest', id: command.access.userId };
    const booking = await begin(command, actor, card);
    if (isRefusal(booking)) return booking;
    if (booking.openAttempt === null) return { booking, pending: false };
    const attempt = await deps.bookings.attempt(booking.id, booking.openAttempt);
    if (attempt === undefined) return { refused: 'try-again', detail: 'the payment is being settled' };
    const other = isAnother(attempt, command);
    const verdict = other ? await lookUp(deps, attempt) : await chargeAttempt(deps)(attempt);
    if (verdict === 'open') return { refused: 'try-again', detail: 'another payment is under way' };
    return verdict === 'away' ? wait(deps, booking.id, attempt, actor) : conclude(deps, attempt, verdict, actor, other);
  };

  return (command: ConfirmCommand): Promise<Confirmed | Refusal> =>
    withCardTry(deps)(command, (card) => pay(command, card));
};

/** Whether the attempt under way is not what this confirm asks for: another card, other points, a change of stay. */
const isAnother = (attempt: PaymentAttempt, { paymentMethod, points = 0 }: ConfirmCommand): boolean =>
  attempt.method !== paymentMethod ||
  attempt.purpose !== 'confirm' ||
  pointsIn(attempt.redeemed?.batches ?? []) !== points;

const lookUp = async (deps: ConfirmDeps, attempt: PaymentAttempt): Promise<Verdict | 'open'> => {
  const known = await deps.gateway.lookUp(chargeKey(attempt.bookingId, attempt.n));
  return known === 'none' || known === 'away' ? 'open' : known;
};

/** Settles the attempt by the gateway's answer, and says what became of it. */
const conclude = async (
  deps: ConfirmDeps,
  attempt: PaymentAttempt,
  verdict: Verdict,
  actor: HistoryActor,
  other: boolean,
): Promise<Confirmed | Refusal> => {
  const settled = await settleAttempt(deps)(attempt.bookingId, attempt.n, verdict, { actor });
  if (attempt.purpose === 'change') return asItStands(deps, attempt.bookingId, settled);
  return isRefusal(settled) ? settled : outcomeOf(settled, other);
};

/** A confirm did not ask for a change of stay: however that ended, the booking is answered as it is. */
const asItStands = async (
  deps: ConfirmDeps,
  bookingId: string,
  settled: Settled | Refusal,
): Promise<Confirmed | Refusal> => {
  if (isRefusal(settled) && settled.refused !== 'sold-out') return settled;
  const booking = isRefusal(settled) ? await deps.bookings.find(bookingId) : settled.booking;
  if (booking === undefined) return bookingNotFound;
  const refusal = booking.status === 'cancelled' ? wrongState('booking.confirmed', booking.status) : undefined;
  return refusal ?? { booking, pending: false };
};

/** What the end of the attempt means for the caller. */
const outcomeOf = ({ booking, state }: Settled, other: boolean): Confirmed | Refusal => {
  if (state === 'kept') return { booking, pending: false };
  if (state === 'refunded' || state === 'open') return wrongState('booking.confirmed', booking.status);
  if (other) return { refused: 'try-again', detail: 'an earlier payment has just ended' };
  // It took so long that the schedule ended it at the gateway: the card was not declined.
  if (state === 'abandoned') return { refused: 'try-again', detail: 'the payment was given up; nothing was charged' };
  return { refused: 'payment-declined', detail: 'the payment method was declined; the hold remains until it expires' };
};

/** The gateway is away: the hold waits for it, and the payment is asked for again by the schedule. */
const wait = async (
  deps: ConfirmDeps,
  bookingId: string,
  attempt: PaymentAttempt,
  actor: HistoryActor,
): Promise<Confirmed | Refusal> => {
  const { paymentLimitHours } = await deps.settings.current();
  const waiting = await moveBooking(deps)(bookingId, async (booking, moment): Promise<MoveDecision> => {
    const current = await deps.bookings.attempt(bookingId, attempt.n);
    if (current === undefined || current.state !== 'open' || booking.status !== 'reserved')
      return { unchanged: booking };
    const after = awaitPayment(booking, paymentLimitHours, moment);
    const putOff = { ...current, tries: current.tries + 1, dueAt: addMinutes(moment.now, RETRY_MINUTES) };
    return { write: { after, event: 'booking.payment_pending', actor, attempt: putOff } };
  });
  if (isRefusal(waiting)) return waiting;
  if (waiting.status === 'payment_pending') return { booking: waiting, pending: true };
  // Another process has ended the attempt, or the booking, meanwhile.
  const ended = await deps.bookings.attempt(bookingId, attempt.n);
  const booking = (await deps.bookings.find(bookingId)) ?? waiting;
  return outcomeOf({ booking, state: ended?.state ?? 'abandoned' }, false);
};
