import type * as z from 'zod';
import type { changePreview } from '../../contract/bookings/answers.ts';
import type { PlannedChange } from '../../usecases/payments/plan-change.ts';
import type { QuoteSealer } from '../../usecases/ports/quotes.ts';
import { moneyView, signedMoneyView } from './money.ts';
import { datedPolicyView, totalsView } from './offer.ts';

/** The preview of a change, with its quote sealed. */
export const plannedChangeView = (
  quotes: QuoteSealer,
  { quote, difference, charge, back }: PlannedChange,
): z.output<typeof changePreview> => ({
  totals: totalsView(quote.totals, quote.currency),
  difference: signedMoneyView(difference, quote.currency),
  chargeNow: moneyView(charge, quote.currency),
  refundNow: moneyView(back, quote.currency),
  cancellationPolicy: datedPolicyView(quote),
  quote: quotes.seal(quote),
});
