import type { Booking } from '../../domain/booking/booking.ts';
import type { RefundEntry } from '../../domain/booking/payment.ts';
import type { Bookings } from '../ports/bookings.ts';
import type { FailingRefunds } from '../ports/money-record.ts';

export interface ListRefundsDeps {
  readonly bookings: Pick<Bookings, 'findMany'>;
  readonly refunds: FailingRefunds;
}

export interface FailedRefund {
  readonly refund: RefundEntry;
  readonly booking: Booking;
}

/** Refunds that will not settle by themselves, for a person to look at, each with its booking; the oldest first. */
export const listFailedRefunds =
  ({ bookings, refunds: owed }: ListRefundsDeps) =>
  async (
    limit: number,
    after: string | undefined,
  ): Promise<{ failed: readonly FailedRefund[]; next: string | undefined }> => {
    const { refunds, next } = await owed.failing(limit, after);
    const whose = new Map(
      (await bookings.findMany(refunds.map(({ bookingId }) => bookingId))).map((booking) => [booking.id, booking]),
    );
    const failed = refunds.flatMap((refund) => {
      const booking = whose.get(refund.bookingId);
      return booking ? [{ refund, booking }] : [];
    });
    return { failed, next };
  };
