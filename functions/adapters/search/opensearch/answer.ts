import * as z from 'zod';
import { BOARDS } from '../../../domain/rates/plan.ts';
import { type Facets, RATING_STEPS } from '../../../domain/search/facets.ts';
import type { NightRange } from '../../../domain/search/nights.ts';
import { areaPriceOf, compareTotals, type Hit, type ShiftedDates } from '../../../domain/search/rank-and-page.ts';
import { bucketStarts, type PerEuro } from '../../../domain/search/reference-prices.ts';
import type { SearchFindings } from '../../../usecases/ports/search.ts';
import { BUCKET_BITS } from './painless.ts';
import { REFUNDABLE_BIT } from './painless-offer.ts';
import { isTurned, type Question } from './request.ts';

const counts = <K extends z.ZodType>(key: K) =>
  z.object({ counts: z.object({ buckets: z.array(z.object({ key, doc_count: z.int() })) }) });

const currencyBuckets = z.object({ buckets: z.array(z.object({ key: z.string() })) });

/** What we read of an answer. Anything else is an index that is not ours, and the search goes to the table. */
const schema = z.object({
  timed_out: z.literal(false),
  _shards: z.object({ failed: z.literal(0) }),
  hits: z.object({
    total: z.object({ value: z.int(), relation: z.literal('eq') }),
    hits: z.array(
      z.object({
        sort: z.tuple([z.number(), z.string()]),
        fields: z.object({
          roomTypeIds: z.array(z.string()),
          /** Which room type, and the price of all rooms; more may follow. */
          offer: z.array(z.union([z.array(z.number()), z.number()])).min(1),
        }),
      }),
    ),
  }),
  aggregations: z.object({
    priced: z.object({
      starRating: counts(z.int()),
      amenities: counts(z.string()),
      rating: z.object({
        counts: z.object({ buckets: z.record(z.string(), z.object({ doc_count: z.int() })) }),
      }),
    }),
    plans: counts(z.int()),
    currencies: currencyBuckets,
    everywhere: z.object({ opened: z.object({ doc_count: z.int() }) }).optional(),
  }),
});

export type Answer = z.output<typeof schema>;

export const readAnswer = (body: unknown): Answer => schema.parse(body);

/** The currencies of everything found, whatever was known before. */
export const currenciesIn = ({ aggregations }: Pick<Answer | DatesAnswer, 'aggregations'>): string[] =>
  aggregations.currencies.buckets.map(({ key }) => key);

const offerOf = (offer: readonly (number | readonly number[])[]): readonly [number, number] => {
  const [first, second] = offer.flat();
  return [first ?? -1, second ?? 0];
};

const hitOf = ({ criteria, page }: Question, { sort, fields }: Answer['hits']['hits'][number]): Hit => {
  const [value, hotelId] = sort;
  const [index, price] = offerOf(fields.offer);
  return {
    hotelId,
    roomTypeId: fields.roomTypeIds[index] ?? '',
    rooms: price,
    position: { value: isTurned(criteria) ? 0 - value : value, hotelId, areaPrice: areaPriceOf(criteria, page.after) },
  };
};

/** What a number of the facets of plans says: the bucket of the price, or none, and the bits of boards and refunds. */
const readNumber = (key: number) => ({
  bucket: (key % 2 ** BUCKET_BITS) - 1,
  bits: Math.floor(key / 2 ** BUCKET_BITS),
});

const facetsOf = ({ criteria }: Question, { aggregations }: Answer, perEuro: PerEuro): Facets => {
  const starts = bucketStarts(criteria.currency, perEuro);
  const { priced, plans } = aggregations;
  const numbers = plans.counts.buckets.map(({ key, doc_count }) => ({ ...readNumber(key), count: doc_count }));
  const countOf = (isMeant: (number: (typeof numbers)[number]) => boolean): number =>
    numbers.filter(isMeant).reduce((sum, { count }) => sum + count, 0);
  const read = <T>({ counts: { buckets } }: { counts: { buckets: readonly { key: T; doc_count: number }[] } }) =>
    buckets.map(({ key, doc_count }) => ({ value: key, count: doc_count }));
  return {
    starRating: read(priced.starRating).sort((one, other) => other.value - one.value),
    amenities: read(priced.amenities),
    price: starts.map((from, index) => ({
      from,
      to: starts[index + 1] ?? null,
      count: countOf(({ bucket }) => bucket === index),
    })),
    boards: BOARDS.map((value, place) => ({ value, count: countOf(({ bits }) => (bits & (1 << place)) !== 0) })).filter(
      ({ count }) => count > 0,
    ),
    refundable: countOf(({ bits }) => (bits & REFUNDABLE_BIT) !== 0),
    rating: RATING_STEPS.map((value) => ({ value, count: priced.rating.counts.buckets[value]?.doc_count ?? 0 })),
  };
};

/** The answer as the domain would have arranged it. */
export const findingsOf = (
  question: Question,
  answer: Answer,
  dates: readonly ShiftedDates[] | null,
  perEuro: PerEuro,
): SearchFindings => {
  const { take } = question.page;
  const { hits, total } = answer.hits;
  return {
    hits: hits.slice(0, take).map((hit) => hitOf(question, hit)),
    more: hits.length > take,
    total: total.value,
    facets: facetsOf(question, answer, perEuro),
    dates,
    partial: false,
    degraded: false,
    codeOpens: (answer.aggregations.everywhere?.opened.doc_count ?? 0) > 0,
  };
};

const datesSchema = z.object({
  timed_out: z.literal(false),
  _shards: z.object({ failed: z.literal(0) }),
  aggregations: z.object({
    totals: z.object({ value: z.record(z.string(), z.array(z.number())) }),
    currencies: currencyBuckets,
  }),
});
export type DatesAnswer = z.output<typeof datesSchema>;

export const readDates = (body: unknown): DatesAnswer => datesSchema.parse(body);

/** The cheapest of each shift, compared in the currency asked for; one without a rate only where there is no other. */
export const datesOf = ({ scaleOf }: Question, range: NightRange, answer: DatesAnswer): ShiftedDates[] => {
  const { totals } = answer.aggregations;
  return range.shifts.map(({ checkIn, checkOut }, index) => {
    const offers = Object.entries(totals.value).flatMap(([currency, amounts]) => {
      const amount = amounts[index] ?? -1;
      const price = scaleOf(currency).comparable(amount) ?? Number.MAX_VALUE;
      return amount < 0 ? [] : [{ amount, currency, price }];
    });
    const [best] = offers.sort(compareTotals);
    return { checkIn, checkOut, total: best === undefined ? null : { amount: best.amount, currency: best.currency } };
  });
};
