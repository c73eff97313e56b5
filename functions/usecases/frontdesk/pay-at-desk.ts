import type { BodyOf } from '../../contract/routes.ts';
import type { Booking } from '../../domain/booking/booking.ts';
import type { HistoryActor } from '../../domain/booking/history.ts';
import { type Moment, moved } from '../../domain/booking/moves.ts';
import type { DeskPayment } from '../../domain/booking/payment.ts';
import { giveAtDesk, mostFromDesk, takeAtDesk } from '../../domain/booking/refunds.ts';
import { formatAmount, type Minor } from '../../domain/money.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { bookingNotFound, type MoveDecision, type MoveDeps, moveBooking } from '../bookings/move-booking.ts';
import type { Digests } from '../ports/digests.ts';
import { amountOr } from '../rooms/judge-room-type.ts';
import { atDesk, type DeskCommand, type DeskDeps } from './desk.ts';

export type PayAtDeskDeps = MoveDeps & Pick<DeskDeps, 'hotels'> & { readonly digests: Digests };

export interface PayAtDeskCommand extends DeskCommand {
  readonly actor: HistoryActor;
  readonly idempotencyKey: string;
  readonly body: BodyOf<'createDeskPayment'>;
}

export interface PaidAtDesk {
  readonly payment: DeskPayment;
  readonly booking: Booking;
  /** The key was used before with the same body: that payment. */
  readonly replayed: boolean;
}

/** Refunds that one payment may close: with the booking they fit into a transaction. */
const MOST_CLOSED = 50;
const MAY_PAY: readonly Booking['status'][] = ['confirmed', 'checked_in', 'completed'];

const signedAmount = (text: string, currency: string): Minor | Refusal => {
  const isBack = text.startsWith('-');
  const amount = amountOr(isBack ? text.slice(1) : text, currency, '/amount');
  if (typeof amount !== 'number') return { refused: 'invalid-request', errors: [amount] };
  return isBack ? -amount : amount;
};

/** Why the desk may not take or give so much; what a guest has not confirmed, or does not owe any more, it takes nothing for. */
const judgeAmount = ({ status, payment, currency }: Booking, amount: Minor): Refusal | undefined => {
  if (amount > 0) {
    if (MAY_PAY.includes(status)) return undefined;
    const detail = `the desk takes no money for a booking that is ${status.replace('_', ' ')}`;
    return { refused: 'wrong-state', detail, status };
  }
  const most = mostFromDesk(payment);
  if (-amount <= most) return undefined;
  const detail = `The desk may give back ${formatAmount(most, currency)} ${currency} at most.`;
  return { refused: 'refused', detail, pointer: '/amount', code: 'invalid_value' };
};

const tooManyEntries: Refusal = {
  refused: 'refused',
  detail: `More than ${MOST_CLOSED} refunds wait for the desk: give them in parts.`,
  pointer: '/amount',
  code: 'invalid_value',
};

/** The booking once the money has passed the desk, with the ledger's entries. */
const settled = async (
  { bookings }: PayAtDeskDeps,
  booking: Booking,
  payment: DeskPayment,
  moment: Moment,
): Promise<MoveDecision> => {
  const { amount, actor } = payment;
  const after = moved(booking, moment);
  if (amount > 0) {
    return { write: { after: takeAtDesk(after, amount), event: 'payment.charged', actor, deskPayment: payment } };
  }
  const { refunds } = await bookings.money(booking.id);
  const given = giveAtDesk(after, -amount, refunds, moment.now);
  if (given.closed.length > MOST_CLOSED) return tooManyEntries;
  const [event, refundsGiven] = ['payment.refunded', given.closed] as const;
  return { write: { after: given.booking, event, actor, deskPayment: payment, refundsGiven } };
};

/**
 * Money that the desk takes, or gives back: an entry of the ledger in one transaction with the booking, under a name made
 * of its key. What is given closes first what waits to be given (rule 14).
 */
export const payAtDesk =
  (deps: PayAtDeskDeps) =>
  async ({ caller, actor, bookingId, idempotencyKey, body }: PayAtDeskCommand): Promise<PaidAtDesk | Refusal> => {
    const id = deps.digests.deskPayment(caller.userId, bookingId, idempotencyKey);
    const bodyHash = deps.digests.body(body);
    let payment: DeskPayment | undefined;
    let replayed = false;
    const booking = await moveBooking(deps)(bookingId, async (booking, moment): Promise<MoveDecision> => {
      if (!(await atDesk(deps.hotels, caller, booking))) return bookingNotFound;
      const earlier = await deps.bookings.deskPayment(bookingId, id);
      replayed = earlier !== undefined;
      if (earlier !== undefined) {
        payment = earlier;
        return earlier.bodyHash === bodyHash ? { unchanged: booking } : { refused: 'idempotency-key-reused' };
      }
      const { currency } = booking;
      const amount = signedAmount(body.amount, currency);
      if (isRefusal(amount)) return amount;
      // The charge of a change is kept only by the version it was made for.
      if (booking.openAttempt !== null) return { refused: 'try-again', detail: 'a payment is under way' };
      const refusal = judgeAmount(booking, amount);
      if (refusal) return refusal;
      payment = { bookingId, id, amount, currency, method: body.method, actor, bodyHash, at: moment.now };
      return settled(deps, booking, payment, moment);
    });
    if (isRefusal(booking)) return booking;
    if (payment === undefined) throw new Error(`The payment ${id} of booking ${bookingId} was not made.`);
    return { booking, payment, replayed };
  };
