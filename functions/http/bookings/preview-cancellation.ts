import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { previewCancellation as previewCancellationUseCase } from '../../usecases/booking-reads/preview-cancellation.ts';
import { moneyView } from '../views/money.ts';

/** GET /bookings/{bookingId}/cancellation: what a cancellation now would give back. */
export const previewCancellation =
  (app: { previewCancellation: ReturnType<typeof previewCancellationUseCase> }): RouteHandler<'previewCancellation'> =>
  async ({ caller, params }) => {
    const preview = await app.previewCancellation(caller.access, params.bookingId);
    if (isRefusal(preview)) return preview;
    const { booking, refund, points, steps } = preview;
    const shown = steps.map(({ until, money }) => ({ until, refund: moneyView(money, booking.currency) }));
    return { status: 200, body: { refund: moneyView(refund, booking.currency), points, steps: shown } };
  };
