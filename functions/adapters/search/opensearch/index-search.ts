import type { Client } from '@opensearch-project/opensearch';
import { type NightRange, nightRange } from '../../../domain/search/nights.ts';
import type { ShiftedDates } from '../../../domain/search/rank-and-page.ts';
import { type PerEuro, priceScales } from '../../../domain/search/reference-prices.ts';
import type { HotelSearch, SearchFindings } from '../../../usecases/ports/search.ts';
import { type Answer, currenciesIn, type DatesAnswer, datesOf, findingsOf, readAnswer, readDates } from './answer.ts';
import { datesRequestOf, type Question, requestOf } from './request.ts';

export interface IndexSearchDeps {
  readonly client: Client;
  /** What is searched: the alias of the index. */
  readonly alias: string;
  readonly perEuro: PerEuro;
  /** Of one try. */
  readonly timeoutMs: number;
}

/**
 * Searches the index of hotels in one request, and one more for flexible dates. Which currencies there are is learnt from the answers: one that was not
 * known when the request was sent is asked about once more, and remembered.
 */
export const indexSearch = ({ client, alias, perEuro, timeoutMs }: IndexSearchDeps): HotelSearch => {
  const currencies = new Set<string>();

  const send = async (body: Record<string, unknown>): Promise<unknown> => {
    const answer = await client.search(
      { index: alias, body: { ...body, timeout: `${timeoutMs}ms` } },
      { requestTimeout: timeoutMs, maxRetries: 0 },
    );
    return answer.body;
  };

  /** Whether an answer has currencies that its request did not know, so that it must be asked again. */
  const learns = ({ scaleOf }: Question, answer: Answer | DatesAnswer): boolean => {
    const unknown = currenciesIn(answer).filter((currency) => !currencies.has(currency));
    for (const currency of unknown) currencies.add(currency);
    return unknown.some((currency) => scaleOf(currency).numbers !== undefined);
  };

  const ask = async (question: Question): Promise<SearchFindings> => {
    const { range } = question;
    const isFlexible = range !== null && range.shifts.length > 1;
    const body = requestOf(question);
    if (body === null) return findingsOf(question, nothing, isFlexible ? noDates(range) : null, perEuro);
    const answer = readAnswer(await send(body));
    if (learns(question, answer)) return ask(question);
    const dates = isFlexible ? datesOf(question, range, await askDates(question, range)) : null;
    return findingsOf(question, answer, dates, perEuro);
  };

  /** Hotels that are full on the dates asked for, and free on others, may have currencies of their own. */
  const askDates = async (question: Question, range: NightRange): Promise<DatesAnswer> => {
    const answer = readDates(await send(datesRequestOf(question, range)));
    return learns(question, answer) ? askDates(question, range) : answer;
  };

  return {
    find: (criteria, page) => {
      const range = criteria.nights && nightRange(criteria.nights, criteria.moment);
      return ask({ criteria, range, page, scaleOf: priceScales(criteria, perEuro), currencies });
    },
  };
};

/** What is found for more guests than a room anywhere sleeps. */
const nothing: Answer = {
  timed_out: false,
  _shards: { failed: 0 },
  hits: { total: { value: 0, relation: 'eq' }, hits: [] },
  aggregations: {
    priced: {
      starRating: { counts: { buckets: [] } },
      amenities: { counts: { buckets: [] } },
      rating: { counts: { buckets: {} } },
    },
    plans: { counts: { buckets: [] } },
    currencies: { buckets: [] },
  },
};

const noDates = ({ shifts }: NightRange): ShiftedDates[] =>
  shifts.map(({ checkIn, checkOut }) => ({ checkIn, checkOut, total: null }));
