import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { previewAtDesk } from '../../usecases/frontdesk/change-at-desk.ts';
import type { QuoteSealer } from '../../usecases/ports/quotes.ts';
import { plannedChangeView } from '../views/planned-change.ts';

/** POST /admin/bookings/{bookingId}/change-preview: what a change at the desk would cost. */
export const previewDeskChange =
  (app: { previewAtDesk: ReturnType<typeof previewAtDesk>; quotes: QuoteSealer }): RouteHandler<'previewDeskChange'> =>
  async ({ caller, params: { bookingId }, body: change }) => {
    const planned = await app.previewAtDesk({ caller, bookingId, change });
    if (isRefusal(planned)) return planned;
    const warnings = planned.warnings.map(({ reason = null, nights = [], detail }) => ({
      ...{ reason, detail },
      nights: [...nights],
    }));
    return { status: 200, body: { ...plannedChangeView(app.quotes, planned), warnings } };
  };
