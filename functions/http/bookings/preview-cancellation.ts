import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import { stepsView } from '../views/booking.ts';
import { moneyView } from '../views/money.ts';
import type { BookingReadsApp } from './reads-app.ts';

/** GET /bookings/{bookingId}/cancellation: what a cancellation now would give back. */
export const previewCancellation =
  (app: Pick<BookingReadsApp, 'previewCancellation'>): RouteHandler<'previewCancellation'> =>
  async ({ caller, params }) => {
    const preview = await app.previewCancellation(caller.userId, params.bookingId);
    if (isRefusal(preview)) return preview;
    const { booking, refund, points, stepsOf } = preview;
    const body = { refund: moneyView(refund, booking.currency), points, steps: stepsView(booking, stepsOf) };
    return { status: 200, body };
  };
