import { addDays, daysBetween } from '../../functions/domain/calendar/date.ts';
import { spreadGuests } from '../../functions/domain/rates/party.ts';
import type { SearchCriteria } from '../../functions/domain/search/criteria.ts';
import type { RankedPage } from '../../functions/domain/search/rank-and-page.ts';
import { isSame, isSameButForPrices } from './truth.ts';

/** Keys in one BatchGetItem. */
const KEYS_A_CALL = 100;
/** Items read for each hotel of a page: its details, its rating, its room type and the nights of the room type. */
const FACTS_A_HOTEL = 3;

/** Items read from the table, in calls of 100; each has at most 4 KB, so a strongly consistent read is one unit. */
export interface Reads {
  readonly items: number;
  readonly calls: number;
}

export interface Finding {
  readonly found: RankedPage;
  readonly reads: Reads;
}

export type Find = (criteria: SearchCriteria) => Promise<Finding>;

/** A search method and its role in the comparison. */
export interface Method {
  readonly what: string;
  readonly role: 'floor' | 'ours' | 'price' | 'nested' | 'naive' | 'exact' | 'stay' | 'other';
  /** The criteria that replace those of the search. */
  readonly turned: (criteria: SearchCriteria) => SearchCriteria;
  readonly find: Find;
  readonly isRight: (found: RankedPage, truth: RankedPage) => boolean;
}

export const nightsOf = ({ nights }: SearchCriteria): number =>
  nights === null ? 0 : daysBetween(nights.checkIn, nights.checkOut);

export const readsOf = (items: number): Reads => ({ items, calls: Math.ceil(items / KEYS_A_CALL) });

/** The reads of phase two for a page: the same for all methods. */
export const pageReads = (criteria: SearchCriteria, { hits }: RankedPage): Reads =>
  readsOf(hits.length * (FACTS_A_HOTEL + nightsOf(criteria)));

const inRooms = (criteria: SearchCriteria, rooms: number): SearchCriteria => ({
  ...criteria,
  rooms,
  party: spreadGuests(criteria.guests, rooms),
});
const unpriced = (criteria: SearchCriteria): SearchCriteria => ({ ...inRooms(criteria, 1), priceMax: null });

const undated = (criteria: SearchCriteria): SearchCriteria => ({ ...unpriced(criteria), nights: null });

const lasting =
  (length: number) =>
  (criteria: SearchCriteria): SearchCriteria => {
    const { nights } = criteria;
    return nights === null
      ? criteria
      : { ...unpriced(criteria), nights: { ...nights, checkOut: addDays(nights.checkIn, length) } };
  };

interface Ways {
  readonly ours: Find;
  readonly nested: Find | undefined;
  readonly twoPhases: (candidates: number) => Find;
}

const CANDIDATES = 200;
/** The maximum of one index request: all hotels around most cities. */
const ALL = 10_000;
export const stays = [1, 3, 7, 14, 30] as const;

/** All compared methods. Words, stars and amenities are as in the search; one room and no price limit unless noted. */
export const methodsOf = ({ ours, nested, twoPhases }: Ways): Method[] => [
  { what: 'no dates (the floor)', role: 'floor', turned: undated, find: ours, isRight: isSame },
  { what: 'dates', role: 'ours', turned: unpriced, find: ours, isRight: isSame },
  {
    what: 'dates, sorted by price',
    role: 'price',
    turned: (criteria) => ({ ...unpriced(criteria), sort: 'price' }),
    find: ours,
    isRight: isSame,
  },
  {
    what: 'dates, one in seven with a price bound',
    role: 'other',
    turned: (criteria) => criteria,
    find: ours,
    isRight: isSame,
  },
  {
    what: 'dates, two rooms',
    role: 'other',
    turned: (criteria) => inRooms(unpriced(criteria), 2),
    find: ours,
    isRight: isSame,
  },
  ...stays.map(
    (length): Method => ({
      what: `dates, ${length} night${length > 1 ? 's' : ''}`,
      role: 'stay',
      turned: lasting(length),
      find: ours,
      isRight: isSame,
    }),
  ),
  ...(nested === undefined
    ? []
    : [
        {
          what: 'nested documents, no prices',
          role: 'nested' as const,
          turned: unpriced,
          find: nested,
          isRight: isSameButForPrices,
        },
      ]),
  {
    what: `two phases, ${CANDIDATES} candidates`,
    role: 'naive',
    turned: unpriced,
    find: twoPhases(CANDIDATES),
    isRight: isSame,
  },
  { what: 'two phases, all candidates', role: 'exact', turned: unpriced, find: twoPhases(ALL), isRight: isSame },
];
