import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { previewChange as usecase } from '../../usecases/payments/preview-change.ts';
import type { QuoteSealer } from '../../usecases/ports/quotes.ts';
import { plannedChangeView } from '../views/planned-change.ts';

export interface PreviewChangeApp {
  readonly previewChange: ReturnType<typeof usecase>;
  readonly quotes: QuoteSealer;
}

/** POST /bookings/{bookingId}/change-preview: what a change would cost, with a quote for it. */
export const previewChange =
  ({ previewChange: preview, quotes }: PreviewChangeApp): RouteHandler<'previewChange'> =>
  async ({ caller, params, body }) => {
    const planned = await preview({ access: caller.access, bookingId: params.bookingId, change: body });
    return isRefusal(planned) ? planned : { status: 200, body: plannedChangeView(quotes, planned) };
  };
