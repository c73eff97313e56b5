import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { previewChange as previewChangeUseCase } from '../../usecases/payments/preview-change.ts';
import type { QuoteSealer } from '../../usecases/ports/quotes.ts';
import { plannedChangeView } from '../views/planned-change.ts';

/** POST /bookings/{bookingId}/change-preview: what a change would cost, with a quote for it. */
export const previewChange =
  (app: {
    previewChange: ReturnType<typeof previewChangeUseCase>;
    quotes: QuoteSealer;
  }): RouteHandler<'previewChange'> =>
  async ({ caller, params, body }) => {
    const planned = await app.previewChange({ access: caller.access, bookingId: params.bookingId, change: body });
    return isRefusal(planned) ? planned : { status: 200, body: plannedChangeView(app.quotes, planned) };
  };
