import { hasChildren } from '../../../domain/rates/party.ts';
import { foldCode } from '../../../domain/rates/plan.ts';
import type { SearchCriteria } from '../../../domain/search/criteria.ts';
import { RATING_STEPS } from '../../../domain/search/facets.ts';
import { adultsARoom, MOST_GUESTS_A_ROOM } from '../../../domain/search/index/runs.ts';
import type { NightRange } from '../../../domain/search/nights.ts';
import { areaPriceOf, type SearchPageRequest } from '../../../domain/search/rank-and-page.ts';
import type { PriceScale } from '../../../domain/search/reference-prices.ts';
import { MOST_WEIGHED } from '../../../domain/search/words.ts';
import { areaFilter, middleOf, placeParams } from './area-filter.ts';
import { all, type Clause, type Params, script, scripted } from './clauses.ts';
import { fieldsOf } from './mapping.ts';
import { BUCKET_BITS, scripts } from './painless.ts';
import { listOf } from './script-params.ts';
import { stayParams } from './stay-params.ts';
import { wordFilter, wordWeights } from './words.ts';
import { zonesByDay } from './zones.ts';

/** What a request is built of. */
export interface Question {
  readonly criteria: SearchCriteria;
  /** Null without dates. */
  readonly range: NightRange | null;
  readonly page: SearchPageRequest;
  readonly scaleOf: (currency: string) => PriceScale;
  /** Currencies hotels are priced in, as far as is known. */
  readonly currencies: Iterable<string>;
}

/** The most amenities a facet counts. */
const MOST_AMENITIES = 100;
const MOST_CURRENCIES = 200;
/** Buckets of prices times boards times whether it can be cancelled. */
const MOST_FACET_NUMBERS = 2 ** (BUCKET_BITS + 6);
/** Hotels where it is already, or still, a day on which the stay is not sold. */
const elsewhere = ({ criteria, range }: Question): Clause[] => {
  if (range === null) return [];
  const asked = (range.shifts.length - 1) / 2;
  const names = [...zonesByDay(criteria.moment.now)].flatMap(([day, zones]) =>
    range.allowedOn(day)[asked] === true ? [] : zones,
  );
  return names.length === 0 ? [] : [{ terms: { timeZone: names } }];
};

/** The nights of the requested stay, the middle one of its shifts. */
const stayDays = ({ days, length, shifts }: NightRange): readonly number[] => {
  const first = (shifts.length - 1) / 2;
  return days.slice(first, first + length);
};

const stayOf = ({ criteria, range }: Question): Params =>
  stayParams(criteria, range, range === null ? [] : stayDays(range));

const scalesOf = ({ scaleOf, currencies }: Question): Params => ({
  scales: Object.fromEntries(
    [...currencies].flatMap((currency) => {
      const { numbers } = scaleOf(currency);
      if (numbers === undefined) return [];
      return [[currency, listOf('scale', { ...numbers, most: Math.min(numbers.most, 2 ** 53) })]];
    }),
  ),
});

/** Whether prices are bounded, and scripts are to look at them. */
const isBounded = ({ priceMin, priceMax }: SearchCriteria): boolean => priceMin !== null || priceMax !== null;

/**
 * Hotels of which the stay can be had under any plan of the caller's. The runs leave out what is full or too small; where
 * they do not say all, the nights, the plans and the people decide.
 */
const nightsFilter = (question: Question): Clause[] => {
  const { criteria, range } = question;
  const fields = fieldsOf(adultsARoom(criteria.party));
  const exact = scripted(scripts.free, stayOf(question));
  const isPlain = !hasChildren(criteria.party);
  if (range === null) return [{ exists: { field: fields.from } }, ...(isPlain ? [] : [exact])];
  const days = stayDays(range);
  const free = { range: { [fields.free]: { gte: days[0], lte: days.at(-1), relation: 'contains' } } };
  if (!isPlain || criteria.rooms > 1) return [free, exact];
  return [free, { bool: { should: [{ term: { unrestricted: true } }, exact], minimum_should_match: 1 } }];
};

/** The filters that have a facet, each by itself, as a facet leaves out its own. Those on plans go with the price. */
const facetFilters = (question: Question) => {
  const { criteria, range } = question;
  const { starRating, amenities, minRating, boards, refundable } = criteria;
  const bounded = isBounded(criteria);
  const asksPlans = range !== null && (boards.length > 0 || refundable);
  return {
    stars: starRating.length === 0 ? [] : [{ terms: { starRating } }],
    amenities: amenities.map((amenity) => ({ term: { amenities: amenity } })),
    rating: minRating === null ? [] : [{ range: { rating: { gte: minRating } } }],
    price:
      bounded || asksPlans ? [scripted(scripts.within, { ...stayOf(question), ...scalesOf(question), bounded })] : [],
  };
};

const recommendation = ({ criteria, page }: Question): Clause => {
  const middle = middleOf(criteria.area);
  const adults = adultsARoom(criteria.party);
  return byScript(middle === undefined ? scripts.byRecommendation : scripts.byRecommendationNear, {
    ...(middle !== undefined && placeParams(middle)),
    ...(hasChildren(criteria.party) ? stayParams(criteria, null, []) : { stay: null }),
    ranking: listOf('ranking', {
      usual: fieldsOf(adults).usual,
      areaPrice: areaPriceOf(criteria, page.after),
      weighed: Math.min(criteria.words.length, MOST_WEIGHED),
    }),
  });
};

const byScript = (source: string, params: Params) => ({
  _script: { type: 'number', script: script(source, params), order: 'asc' },
});

const sortOf = (question: Question): Clause => {
  switch (question.criteria.sort) {
    case 'price':
      return byScript(scripts.byPrice, { ...stayOf(question), ...scalesOf(question) });
    case 'rating':
      return { meanStars: 'desc' };
    case 'distance': {
      const middle = middleOf(question.criteria.area);
      return middle === undefined ? byScript(scripts.allAlike, {}) : byScript(scripts.byDistance, placeParams(middle));
    }
    case 'recommended':
      return recommendation(question);
  }
};

/** Whether the answer is sorted by the domain's value turned round. */
export const isTurned = ({ sort }: SearchCriteria): boolean => sort === 'rating';

const afterOf = ({ criteria, page: { after } }: Question): Clause =>
  after === null ? {} : { search_after: [isTurned(criteria) ? -after.value : after.value, after.hotelId] };

/** Filters that have no facet. */
const plainFilters = ({ criteria }: Question): Clause[] => [
  { term: { listed: true } },
  ...areaFilter(criteria.area),
  ...criteria.words.map(wordFilter),
];

/** By zone, which of the shifts a hotel there does not sell; zones that sell all are left out. */
const closedShifts = (criteria: SearchCriteria, range: NightRange): Params =>
  Object.fromEntries(
    [...zonesByDay(criteria.moment.now)].flatMap(([day, zones]) => {
      const allowed = range.allowedOn(day);
      return allowed.includes(false) ? zones.map((zone) => [zone, allowed.map((each) => !each)]) : [];
    }),
  );

/** Of everything the query finds, whether or not its currency was known when it was asked. */
const currencies: Clause = { terms: { field: 'currency', size: MOST_CURRENCIES } };

/** The second request of a search with flexible dates: the cheapest total of every shift, by currency. */
export const datesRequestOf = (question: Question, range: NightRange): Record<string, unknown> => {
  const { criteria } = question;
  const facets = facetFilters(question);
  const params = {
    ...stayParams(criteria, range, range.days),
    ...scalesOf(question),
    shifts: range.shifts.length,
    bounded: isBounded(criteria),
    closed: closedShifts(criteria, range),
  };
  const { from } = fieldsOf(adultsARoom(criteria.party));
  const facts = [...facets.stars, ...facets.amenities, ...facets.rating];
  return {
    size: 0,
    query: all([...plainFilters(question), { exists: { field: from } }, ...facts]),
    aggs: {
      totals: {
        scripted_metric: {
          init_script: scripts.totalsBegin,
          map_script: scripts.totals,
          combine_script: scripts.totalsOfShard,
          reduce_script: scripts.totalsOfAll,
          params,
        },
      },
      currencies,
    },
  };
};

/** Of all hotels there are, wherever they are: whether the caller's code opens a plan of any. */
const opened = ({ caller: { code } }: SearchCriteria): Clause =>
  code === undefined
    ? {}
    : {
        everywhere: {
          global: {},
          aggs: { opened: { filter: all([{ term: { listed: true } }, { term: { codes: foldCode(code) } }]) } },
        },
      };

/** The one request of a search; null where no hotel could ever fit. */
export const requestOf = (question: Question): Record<string, unknown> | null => {
  const { criteria, page } = question;
  if (adultsARoom(criteria.party) > MOST_GUESTS_A_ROOM) return null;
  const { stars, amenities, rating, price } = facetFilters(question);
  const found = [...stars, ...amenities, ...rating, ...price];
  return {
    size: page.take + 1,
    track_total_hits: true,
    // Without it a script that sorts sees no score.
    track_scores: criteria.sort === 'recommended' && criteria.words.length > 0,
    _source: false,
    stored_fields: '_none_',
    docvalue_fields: ['roomTypeIds'],
    script_fields: { offer: { script: script(scripts.shown, stayOf(question)) } },
    query: {
      bool: {
        filter: [...plainFilters(question), ...nightsFilter(question)],
        must_not: elsewhere(question),
        // Only the recommended order asks how well they are answered.
        ...(criteria.sort === 'recommended' && { must: wordWeights(criteria.words) }),
      },
    },
    ...(found.length > 0 && { post_filter: all(found) }),
    sort: [sortOf(question), { id: 'asc' }],
    ...afterOf(question),
    aggs: {
      // What all of these ask of prices and plans, a script answers once.
      priced: {
        filter: all(price),
        aggs: {
          starRating: {
            filter: all([...amenities, ...rating]),
            aggs: { counts: { terms: { field: 'starRating', size: 10 } } },
          },
          amenities: {
            filter: all([...stars, ...rating]),
            aggs: {
              counts: {
                terms: { field: 'amenities', size: MOST_AMENITIES, order: [{ _count: 'desc' }, { _key: 'asc' }] },
              },
            },
          },
          rating: {
            filter: all([...stars, ...amenities]),
            aggs: {
              counts: {
                filters: {
                  filters: Object.fromEntries(RATING_STEPS.map((gte) => [gte, { range: { rating: { gte } } }])),
                },
              },
            },
          },
        },
      },
      plans: {
        filter: all([...stars, ...amenities, ...rating]),
        aggs: {
          counts: {
            terms: {
              script: script(scripts.facets, {
                ...stayOf(question),
                ...scalesOf(question),
                bounded: isBounded(criteria),
              }),
              value_type: 'long',
              size: MOST_FACET_NUMBERS,
            },
          },
        },
      },
      currencies,
      ...opened(criteria),
    },
  };
};
