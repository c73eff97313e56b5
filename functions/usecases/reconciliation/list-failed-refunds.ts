import type { Booking } from '../../domain/booking/booking.ts';
import type { RefundEntry } from '../../domain/booking/payment.ts';
import type { Bookings } from '../ports/bookings.ts';

export interface FailedRefund {
  readonly refund: RefundEntry;
  readonly booking: Booking;
}

/** Refunds that will not settle by themselves, for a person to look at, each with its booking; the oldest first. */
export const listFailedRefunds =
  ({ bookings }: { readonly bookings: Pick<Bookings, 'failingRefunds' | 'findMany'> }) =>
  async (
    limit: number,
    after: string | undefined,
  ): Promise<{ failed: readonly FailedRefund[]; next: string | undefined }> => {
    const { refunds, next } = await bookings.failingRefunds(limit, after);
    const whose = new Map(
      (await bookings.findMany(refunds.map(({ bookingId }) => bookingId))).map((booking) => [booking.id, booking]),
    );
    const failed = refunds.flatMap((refund) => {
      const booking = whose.get(refund.bookingId);
      return booking ? [{ refund, booking }] : [];
    });
    return { failed, next };
  };
