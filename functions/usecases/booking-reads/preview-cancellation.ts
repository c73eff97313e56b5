import { judgeAction } from '../../domain/booking/actions.ts';
import type { Booking } from '../../domain/booking/booking.ts';
import { keptOf } from '../../domain/booking/payment.ts';
import { giveBackPoints } from '../../domain/booking/refunds.ts';
import { pointsIn } from '../../domain/loyalty/lots.ts';
import type { Minor } from '../../domain/money.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { cancellationRefund } from '../payments/cancel-booking.ts';
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
  /** What the dated steps are shares of: what is kept of the guest's money, or would be once a hold is paid. */
  readonly stepsOf: Minor;
}

const pointsOf = ({ payment }: Booking): number => pointsIn(payment.redeemed?.lots ?? []);

/** Judges and counts as the cancellation itself would at this moment, and changes nothing. */
export const previewCancellation =
  (deps: { readonly bookings: Pick<Bookings, 'find'>; readonly clock: Clock }) =>
  async (userId: string, bookingId: string): Promise<CancellationPreview | Refusal> => {
    const booking = await ownBooking(deps)(userId, bookingId);
    if (isRefusal(booking)) return booking;
    const now = deps.clock.now();
    const refusal = judgeAction('cancel', booking, 'guest', now);
    if (refusal) return refusal;
    const kept = keptOf(booking.payment);
    const { money, worth } = cancellationRefund(booking, 'guest', now);
    return {
      booking,
      refund: money,
      points: pointsOf(booking) - pointsOf(giveBackPoints(booking, worth)),
      stepsOf: kept === 0 ? booking.totals.total : kept,
    };
  };
