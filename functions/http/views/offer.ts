import type * as z from 'zod';
import type * as contract from '../../contract/hotels/answers.ts';
import { isRefundable, type PolicyTerms, stepsOfQuote } from '../../domain/booking/settlement.ts';
import { type Instant, isBefore } from '../../domain/calendar/instant.ts';
import type { RoomPrice } from '../../domain/price.ts';
import type { Quote } from '../../domain/quote.ts';
import type { Party } from '../../domain/rates/party.ts';
import type { RoomNightPrice } from '../../domain/rates/room-price.ts';
import { quotedAt } from '../../domain/stay-offer.ts';
import { billNights, dueOfStay, type RatedStay, type Totals } from '../../domain/stay-price.ts';
import type { Offer } from '../../usecases/hotels/offers.ts';
import { moneyView, signedMoneyView } from './money.ts';

type View<S extends z.ZodType> = z.output<S>;

const roomNightView = (
  room: RoomPrice,
  { price, adjustments }: RoomNightPrice,
  first: RoomPrice,
  currency: string,
): View<typeof contract.roomNight> => ({
  price: moneyView(price, currency),
  ...(room.price !== first.price && { nightPrice: moneyView(room.price, currency), rule: room.rule }),
  adjustments: adjustments.map(({ kind, amount }) => ({ kind, amount: signedMoneyView(amount, currency) })),
});

/** Each night with what every room costs; `price` and `rule` are those of the room booked first, before plan and party. */
export const nightlyPricesView = (
  stay: Pick<RatedStay, 'nights' | 'party' | 'plan'>,
  currency: string,
): View<typeof contract.nightlyPrice>[] => {
  const bills = billNights(stay);
  return stay.nights.flatMap(({ date, rooms }, index) => {
    const [first] = rooms;
    if (first === undefined) return [];
    const shown = (bills[index]?.rooms ?? []).flatMap((bill, place) => {
      const room = rooms[place];
      return room === undefined ? [] : [roomNightView(room, bill, first, currency)];
    });
    return [{ date, price: moneyView(first.price, currency), rule: first.rule, rooms: shown }];
  });
};

export const partyView = (party: Party): View<typeof contract.roomParty>[] =>
  party.map(({ adults, childAges }) => ({ adults, childAges: [...childAges] }));

/** The plan of a stay; `refundable` as of `now`. */
export const offeredPlanView = (stay: PolicyTerms, now: Instant): View<typeof contract.offeredPlan> => ({
  id: stay.plan.id,
  name: stay.plan.name,
  board: stay.plan.board,
  refundable: isRefundable(stay, now),
  membersOnly: stay.plan.membersOnly,
});

/** What is paid with the booking and what at the hotel. */
export const paymentTermsView = (quote: DatedPolicyFacts): View<typeof contract.paymentTerms> => {
  const { dueNow, dueAtHotel } = dueOfStay(quote);
  return {
    kind: quote.plan.payment.kind,
    dueNow: moneyView(dueNow, quote.currency),
    dueAtHotel: moneyView(dueAtHotel, quote.currency),
  };
};

export const totalsView = (totals: Totals, currency: string): View<typeof contract.totals> => ({
  rooms: moneyView(totals.rooms, currency),
  taxes: totals.taxes.map(({ name, amount, kind, included, due }) => ({
    name,
    amount: moneyView(amount, currency),
    ...(kind && { kind }),
    ...(included && { included }),
    ...(due && { due }),
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

/** The policy of an offer, without the steps that were past when it was made. */
export const offeredPolicyView = (quote: Quote): View<typeof contract.datedPolicy> => {
  const madeAt = quotedAt(quote);
  const { steps } = datedPolicyView(quote);
  return { steps: steps.filter(({ until }) => !isBefore(until, madeAt)) };
};

type OfferTerms = Omit<View<typeof contract.offer>, 'nightlyPrices'>;

const termsView = (
  stay: DatedPolicyFacts,
  policy: View<typeof contract.datedPolicy>,
  now: Instant,
): Omit<OfferTerms, 'quote' | 'quoteExpiresAt'> => ({
  totals: totalsView(stay.totals, stay.currency),
  currency: stay.currency,
  cancellationPolicy: policy,
  ratePlan: offeredPlanView(stay, now),
  party: partyView(stay.party),
  payment: paymentTermsView(stay),
});

/** All of an offer but its quote. */
export const pricedView = (
  stay: DatedPolicyFacts,
  policy: View<typeof contract.datedPolicy>,
  now: Instant,
): Omit<View<typeof contract.offer>, 'quote' | 'quoteExpiresAt'> => ({
  nightlyPrices: nightlyPricesView(stay, stay.currency),
  ...termsView(stay, policy, now),
});

/** An offer without its nights. */
export const offerTermsView = ({ quote, token }: Offer): OfferTerms => ({
  quote: token,
  quoteExpiresAt: quote.expiresAt,
  ...termsView(quote, offeredPolicyView(quote), quotedAt(quote)),
});

/** The API's Offer: what can be booked with its quote. */
export const offerView = (offer: Offer): View<typeof contract.offer> => ({
  ...offerTermsView(offer),
  nightlyPrices: nightlyPricesView(offer.quote, offer.quote.currency),
});
