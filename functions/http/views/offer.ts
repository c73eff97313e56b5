import type * as z from 'zod';
import type * as contract from '../../contract/answers/hotels.ts';
import { type PolicyTerms, stepsOfQuote } from '../../domain/booking/settlement.ts';
import { epochMillis } from '../../domain/calendar/instant.ts';
import type { StayNight, Totals } from '../../domain/price.ts';
import type { Quote } from '../../domain/quote.ts';
import { type Offer, quotedAt } from '../../usecases/hotels/offers.ts';
import { moneyView } from './money.ts';

type View<S extends z.ZodType> = z.output<S>;

/** Each night with the price of every room; `price` and `rule` are those of the room booked first. */
export const nightlyPricesView = (
  nights: readonly StayNight[],
  currency: string,
): View<typeof contract.nightlyPrice>[] =>
  nights.flatMap(({ date, rooms }) => {
    const shown = rooms.map(({ price, rule }) => ({ price: moneyView(price, currency), rule }));
    const [first] = shown;
    return first === undefined ? [] : [{ date, ...first, rooms: shown }];
  });

export const totalsView = (totals: Totals, currency: string): View<typeof contract.totals> => ({
  rooms: moneyView(totals.rooms, currency),
  taxes: totals.taxes.map(({ name, amount, kind }) => ({
    name,
    amount: moneyView(amount, currency),
    ...(kind && { kind }),
  })),
  total: moneyView(totals.total, currency),
});

/** What a dated policy depends on: of a quote as of a booking. */
export interface DatedPolicyFacts extends PolicyTerms {
  readonly currency: string;
}

/** The policy with dates and money: what cancelling by each deadline gives back of the total. */
export const datedPolicyView = (stay: DatedPolicyFacts): View<typeof contract.datedPolicy> => ({
  steps: stepsOfQuote(stay).map(({ until, refund }) => ({ until, refund: moneyView(refund, stay.currency) })),
});

/** The policy of an offer, without the steps that were past when it was made: nobody can cancel by those. */
export const offeredPolicyView = (quote: Quote): View<typeof contract.datedPolicy> => {
  const madeAt = epochMillis(quotedAt(quote));
  const { steps } = datedPolicyView(quote);
  return { steps: steps.filter(({ until }) => epochMillis(until) >= madeAt) };
};

/** The API's Offer: what can be booked with its quote. */
export const offerView = ({ quote, token }: Offer): View<typeof contract.offer> => ({
  quote: token,
  quoteExpiresAt: quote.expiresAt,
  nightlyPrices: nightlyPricesView(quote.nights, quote.currency),
  totals: totalsView(quote.totals, quote.currency),
  currency: quote.currency,
  cancellationPolicy: offeredPolicyView(quote),
});
