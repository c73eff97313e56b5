import { judgeAction } from '../../domain/booking/actions.ts';
import type { Booking } from '../../domain/booking/booking.ts';
import type { GuestAccess } from '../../domain/booking/guest-access.ts';
import { giveBackPoints } from '../../domain/booking/refunds.ts';
import { cancellationRefund, type StepRefund, stepsOfBooking } from '../../domain/booking/settlement.ts';
import { pointsIn } from '../../domain/loyalty/points-batch.ts';
import type { Minor } from '../../domain/money.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { Bookings } from '../ports/bookings.ts';
import type { Clock } from '../ports/time.ts';
import { ownBooking } from './own-booking.ts';

/** What the guest gets back. */
export interface CancellationPreview {
  readonly booking: Booking;
  /** For cancelling now. */
  readonly refund: Minor;
  /** Points that come back besides. */
  readonly points: number;
  /** What each step gives back of what is paid, or will give back once a hold is paid. */
  readonly steps: readonly StepRefund[];
}

const pointsOf = ({ payment }: Booking): number => pointsIn(payment.redeemed?.batches ?? []);

/** Judges and counts as the cancellation itself would at this moment, and changes nothing. */
export const previewCancellation =
  (deps: { readonly bookings: Pick<Bookings, 'find'>; readonly clock: Clock }) =>
  async (access: GuestAccess, bookingId: string): Promise<CancellationPreview | Refusal> => {
    const booking = await ownBooking(deps)(access, bookingId);
    if (isRefusal(booking)) return booking;
    const now = deps.clock.now();
    const refusal = judgeAction('cancel', booking, 'guest', now);
    if (refusal) return refusal;
    const { money, worth } = cancellationRefund(booking, 'guest', now);
    return {
      booking,
      refund: money,
      points: pointsOf(booking) - pointsOf(giveBackPoints(booking, worth)),
      steps: stepsOfBooking(booking),
    };
  };
