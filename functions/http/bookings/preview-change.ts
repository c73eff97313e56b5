import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { previewChange as usecase } from '../../usecases/payments/preview-change.ts';
import type { QuoteSealer } from '../../usecases/ports/quotes.ts';
import { moneyView, signedMoneyView } from '../views/money.ts';
import { datedPolicyView, totalsView } from '../views/offer.ts';

export interface PreviewChangeApp {
  readonly previewChange: ReturnType<typeof usecase>;
  readonly quotes: QuoteSealer;
}

/** POST /bookings/{bookingId}/change-preview: what a change would cost, with a quote for it. */
export const previewChange =
  ({ previewChange: preview, quotes }: PreviewChangeApp): RouteHandler<'previewChange'> =>
  async ({ caller, params, body }) => {
    const planned = await preview({ access: caller.access, bookingId: params.bookingId, change: body });
    if (isRefusal(planned)) return planned;
    const { quote, difference, charge, back } = planned;
    return {
      status: 200,
      body: {
        totals: totalsView(quote.totals, quote.currency),
        difference: signedMoneyView(difference, quote.currency),
        chargeNow: moneyView(charge, quote.currency),
        refundNow: moneyView(back, quote.currency),
        cancellationPolicy: datedPolicyView(quote),
        quote: quotes.seal(quote),
      },
    };
  };
