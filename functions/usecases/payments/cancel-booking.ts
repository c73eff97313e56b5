import { judgeAction } from '../../domain/booking/actions.ts';
import type { Booking, BookingIn, Canceller } from '../../domain/booking/booking.ts';
import type { HistoryActor } from '../../domain/booking/history.ts';
import { type Cancellation, cancel, type Moment } from '../../domain/booking/moves.ts';
import type { PaymentAttempt, RefundEntry } from '../../domain/booking/payment.ts';
import { giveBackPoints, promiseRefund, returnCharge } from '../../domain/booking/refunds.ts';
import { cancellationRefund } from '../../domain/booking/settlement.ts';
import type { Minor } from '../../domain/money.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { audienceOf } from '../bookings/correct-booking.ts';
import { bookingNotFound, type MoveDecision, moveBooking } from '../bookings/move-booking.ts';
import { endAttempt } from './charge-attempt.ts';
import { payRefund } from './pay-refund.ts';
import type { SettleDeps } from './settle-attempt.ts';

export interface CancelCommand {
  readonly bookingId: string;
  readonly ifMatch: number | undefined;
  readonly reason: string | null;
  readonly actor: HistoryActor;
  /** Whether the booking is the caller's to see. */
  readonly mayCancel: (booking: Booking) => boolean | Promise<boolean>;
}

export interface Cancelled {
  readonly booking: Booking;
  readonly refund: Minor;
}

type Cancellable = BookingIn<'reserved' | 'payment_pending' | 'confirmed'>;
const isCancellable = (booking: Booking): booking is Cancellable =>
  booking.status === 'reserved' || booking.status === 'payment_pending' || booking.status === 'confirmed';

/**
 * Cancels: the nights are freed and the refund is owed in one transaction (rule 14); it is paid out after. A charge
 * under way is ended first, and goes back whole if it had landed.
 */
export const cancelBooking =
  (deps: SettleDeps) =>
  async (command: CancelCommand): Promise<Cancelled | Refusal> => {
    const by = audienceOf(command.actor);
    let owed: readonly RefundEntry[] = [];

    const decide = async (booking: Booking, moment: Moment): Promise<MoveDecision> => {
      owed = [];
      if (!(await command.mayCancel(booking))) return bookingNotFound;
      if (booking.status === 'cancelled') return { unchanged: booking };
      if (command.ifMatch !== undefined && command.ifMatch !== booking.version) return { refused: 'stale-version' };
      const refusal = judgeAction('cancel', booking, by, moment.now);
      if (refusal || !isCancellable(booking)) return refusal ?? bookingNotFound;
      const ended = await endOpenAttempt(deps, booking, moment);
      const { actor, reason } = command;
      const { money, worth } = cancellationRefund(booking, by, moment.now);
      const cancellation: Cancellation = { refund: money, by: cancellers[actor.kind], reason };
      const { after, refunds } = cancelWith(booking, cancellation, worth, ended, moment);
      owed = refunds;
      return { write: { after, event: 'booking.cancelled', actor, reason, ...(ended && { attempt: ended }), refunds } };
    };

    const cancelled = await moveBooking(deps)(command.bookingId, decide);
    if (isRefusal(cancelled)) return cancelled;
    for (const entry of owed) await payRefund(deps)(cancelled.id, entry.n);
    const booking = owed.length > 0 ? ((await deps.bookings.find(cancelled.id)) ?? cancelled) : cancelled;
    return { booking, refund: booking.cancellationRefund ?? 0 };
  };

const cancellers = {
  guest: 'guest',
  owner: 'hotel',
  system_admin: 'hotel',
  system: 'system',
} as const satisfies Record<HistoryActor['kind'], Canceller>;

/** The cancelled booking, the refund of what was kept, and that of a charge which landed while it was cancelled. */
const cancelWith = (
  booking: Cancellable,
  cancellation: Cancellation,
  worth: Minor,
  ended: PaymentAttempt | undefined,
  moment: Moment,
) => {
  const cancelled = giveBackPoints(cancel(booking, cancellation, moment), worth);
  const promised = promiseRefund(cancelled, cancellation.refund, 'cancelled', moment.now);
  if (ended?.state !== 'refunded') return { after: promised.booking, refunds: promised.refunds };
  const whole = returnCharge(promised.booking, ended, moment.now);
  return { after: whole.booking, refunds: [...promised.refunds, ...whole.refunds] };
};

const endings = { succeeded: 'refunded', declined: 'declined', voided: 'abandoned' } as const;

/**
 * Ends the open attempt at the gateway and answers it as the cancellation leaves it; while the gateway is away it
 * stays open, for the sweeper to end.
 */
const endOpenAttempt = async (
  deps: SettleDeps,
  booking: Cancellable,
  { now }: Moment,
): Promise<PaymentAttempt | undefined> => {
  if (booking.openAttempt === null) return undefined;
  const open = await deps.bookings.attempt(booking.id, booking.openAttempt);
  if (open === undefined || open.state !== 'open') return undefined;
  const verdict = await endAttempt(deps.gateway, open);
  return verdict === 'away' ? undefined : { ...open, state: endings[verdict], settledAt: now, dueAt: null };
};
