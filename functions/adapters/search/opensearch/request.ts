import { type Box, boxAround, boxWithin, centreOf, widthOf } from '../../../domain/geo/box.ts';
import { normalLongitude, type Point, radians } from '../../../domain/geo/distance.ts';
import type { Area, SearchCriteria } from '../../../domain/search/criteria.ts';
import { chunksOf } from '../../../domain/search/index/calendar-slots.ts';
import { guestsARoom } from '../../../domain/search/index/document.ts';
import { MOST_GUESTS_A_ROOM } from '../../../domain/search/index/runs.ts';
import type { NightRange } from '../../../domain/search/nights.ts';
import { areaPriceOf, type SearchPageRequest } from '../../../domain/search/rank-and-page.ts';
import type { PriceScale } from '../../../domain/search/reference-prices.ts';
import { MOST_WEIGHED } from '../../../domain/search/words.ts';
import { calendarFields, fieldsOf } from './mapping.ts';
import { scripts } from './painless.ts';
import { listOf } from './script-params.ts';
import { wordFilter, wordWeights } from './words.ts';
import { zonesByDay } from './zones.ts';

type Clause = Readonly<Record<string, unknown>>;
type Params = Readonly<Record<string, unknown>>;

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

const script = (source: string, params: Params) => ({ source, params });
const all = (filter: readonly Clause[]): Clause => ({ bool: { filter } });
const scripted = (source: string, params: Params): Clause => ({ script: { script: script(source, params) } });

/** The most amenities a facet counts. */
const MOST_AMENITIES = 100;
const MOST_CURRENCIES = 200;
/** OpenSearch keeps places to a centimetre: so near the edge, the exact place decides. */
const EDGE_KM = 0.05;

const middleOf = (area: Area): Point | undefined => {
  if (area.kind === 'anywhere') return undefined;
  return area.kind === 'box' ? centreOf(area.box) : area.centre;
};

const placeParams = (point: Point): Params => ({
  place: listOf('place', { ...point, cosine: Math.cos(radians(point.latitude)) }),
});

const box = ({ north, south, east, west }: Box): Clause => ({
  geo_bounding_box: { location: { top: north, left: west, bottom: south, right: east } },
});

/**
 * A circle as two boxes: of those in the outer one that are not in the inner one, the exact place decides. A circle's own
 * query costs a millisecond before it has looked at a hotel.
 */
const aroundFilter = (centre: Point, radiusKm: number): Clause => {
  const exact = scripted(scripts.near, { ...placeParams(centre), radiusKm });
  const outer = all([box(boxAround(centre, radiusKm + EDGE_KM)), exact]);
  const inner = radiusKm > EDGE_KM ? boxWithin(centre, radiusKm - EDGE_KM) : null;
  return inner === null ? outer : { bool: { should: [box(inner), outer], minimum_should_match: 1 } };
};

const areaFilter = (area: Area): Clause[] => {
  if (area.kind === 'anywhere') return [];
  if (area.kind === 'around') return [aroundFilter(area.centre, area.radiusKm)];
  const { north, south, east, west } = area.box;
  const latitude = { range: { latitude: { gte: south, lte: north } } };
  const width = widthOf(area.box);
  if (width >= 360) return [latitude];
  const start = normalLongitude(west);
  const end = start + width;
  const stretches: Clause[] =
    end < 180
      ? [{ range: { normalLongitude: { gte: start, lte: end } } }]
      : [{ range: { normalLongitude: { gte: start } } }, { range: { normalLongitude: { lte: end - 360 } } }];
  if (west <= east) stretches.push({ range: { longitude: { gte: west, lte: east } } });
  return [latitude, { bool: { should: stretches, minimum_should_match: 1 } }];
};

/** Hotels where it is already, or still, a day on which the stay is not sold. */
const elsewhere = ({ criteria, range }: Question): Clause[] => {
  if (range === null) return [];
  const asked = (range.shifts.length - 1) / 2;
  const names = [...zonesByDay(criteria.moment.now)].flatMap(([day, zones]) =>
    range.allowedOn(day)[asked] === true ? [] : zones,
  );
  return names.length === 0 ? [] : [{ terms: { timeZone: names } }];
};

/** The nights of the stay asked for, which stands in the middle of its shifts. */
const stayDays = ({ days, length, shifts }: NightRange): readonly number[] => {
  const first = (shifts.length - 1) / 2;
  return days.slice(first, first + length);
};

/**
 * The stay as scripts know it.
 * @param days those whose chunks are read: of the stay, or of all its shifts
 */
const stayParams = ({ criteria, range }: Question, days = range === null ? [] : stayDays(range)): Params => {
  const guests = guestsARoom(criteria.guests, criteria.rooms);
  const { chunk, lastChunk, slot } = chunksOf(days[0] ?? 0, days.length);
  return {
    stay: listOf('stay', {
      chunk: calendarFields[chunk],
      lastChunk: calendarFields[lastChunk],
      slot,
      nights: range === null ? 0 : range.length,
      guests,
      rooms: criteria.rooms,
      from: fieldsOf(guests).from,
    }),
  };
};

const scalesOf = ({ scaleOf, currencies }: Question): Params => ({
  scales: Object.fromEntries(
    [...currencies].flatMap((currency) => {
      const { numbers } = scaleOf(currency);
      if (numbers === undefined) return [];
      return [[currency, listOf('scale', { ...numbers, most: Math.min(numbers.most, 2 ** 53) })]];
    }),
  ),
});

const nightsFilter = (question: Question): Clause[] => {
  const { criteria, range } = question;
  const fields = fieldsOf(guestsARoom(criteria.guests, criteria.rooms));
  if (range === null) return [{ exists: { field: fields.from } }];
  const days = stayDays(range);
  const free = { range: { [fields.free]: { gte: days[0], lte: days.at(-1), relation: 'contains' } } };
  return criteria.rooms === 1 ? [free] : [free, scripted(scripts.free, stayParams(question))];
};

/** The filters that have a facet, each by itself, as a facet leaves out its own. */
const facetFilters = (question: Question) => {
  const { starRating, amenities, priceMin, priceMax } = question.criteria;
  const bounded = priceMin !== null || priceMax !== null;
  return {
    stars: starRating.length === 0 ? [] : [{ terms: { starRating } }],
    amenities: amenities.map((amenity) => ({ term: { amenities: amenity } })),
    price: bounded ? [scripted(scripts.within, { ...stayParams(question), ...scalesOf(question) })] : [],
  };
};

const recommendation = ({ criteria, page }: Question): Clause => {
  const middle = middleOf(criteria.area);
  return byScript(middle === undefined ? scripts.byRecommendation : scripts.byRecommendationNear, {
    ...(middle !== undefined && placeParams(middle)),
    ranking: listOf('ranking', {
      usual: fieldsOf(guestsARoom(criteria.guests, criteria.rooms)).usual,
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
      return byScript(scripts.byPrice, { ...stayParams(question), ...scalesOf(question) });
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
  ...(criteria.minRating === null ? [] : [{ range: { rating: { gte: criteria.minRating } } }]),
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
    ...stayParams(question, range.days),
    ...scalesOf(question),
    shifts: range.shifts.length,
    allGuests: criteria.guests,
    bounded: facets.price.length > 0,
    closed: closedShifts(criteria, range),
  };
  const { from } = fieldsOf(guestsARoom(criteria.guests, criteria.rooms));
  return {
    size: 0,
    query: all([...plainFilters(question), { exists: { field: from } }, ...facets.stars, ...facets.amenities]),
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

/** The one request of a search; null where no hotel could ever fit. */
export const requestOf = (question: Question): Record<string, unknown> | null => {
  const { criteria, page } = question;
  if (guestsARoom(criteria.guests, criteria.rooms) > MOST_GUESTS_A_ROOM) return null;
  const facets = facetFilters(question);
  const found = [...facets.stars, ...facets.amenities, ...facets.price];
  return {
    size: page.take + 1,
    track_total_hits: true,
    // Without it a script that sorts sees no score.
    track_scores: criteria.sort === 'recommended' && criteria.words.length > 0,
    _source: false,
    stored_fields: '_none_',
    docvalue_fields: ['roomTypeIds'],
    script_fields: { offer: { script: script(scripts.shown, stayParams(question)) } },
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
      starRating: {
        filter: all([...facets.amenities, ...facets.price]),
        aggs: { counts: { terms: { field: 'starRating', size: 10 } } },
      },
      amenities: {
        filter: all([...facets.stars, ...facets.price]),
        aggs: {
          counts: { terms: { field: 'amenities', size: MOST_AMENITIES, order: [{ _count: 'desc' }, { _key: 'asc' }] } },
        },
      },
      price: {
        filter: all([...facets.stars, ...facets.amenities]),
        aggs: {
          counts: {
            terms: {
              script: script(scripts.bucket, { ...stayParams(question), ...scalesOf(question) }),
              value_type: 'long',
              size: 20,
            },
          },
        },
      },
      currencies,
    },
  };
};
