import { addDays, daysBetween } from '../../functions/domain/calendar/date.ts';
import type { RankedPage } from '../../functions/domain/search/rank-and-page.ts';
import type { SearchWish } from '../../functions/domain/search/wish.ts';
import { isSame, isSameButForPrices } from './truth.ts';

/** Keys in one BatchGetItem. */
const KEYS_A_CALL = 100;
/** Of every hotel of a page its facts, its rating and its room type are read, and the nights of that. */
const FACTS_A_HOTEL = 3;

/** Items read of the table, in calls of 100; each is at most 4 KB, so a strong read of it is one unit. */
export interface Reads {
  readonly items: number;
  readonly calls: number;
}

export interface Finding {
  readonly found: RankedPage;
  readonly reads: Reads;
}

export type Find = (wish: SearchWish) => Promise<Finding>;

/** A way of searching, with the part it has in the comparison. */
export interface Method {
  readonly what: string;
  readonly role: 'floor' | 'ours' | 'price' | 'nested' | 'naive' | 'exact' | 'stay' | 'other';
  /** What is asked instead of the wish. */
  readonly turned: (wish: SearchWish) => SearchWish;
  readonly find: Find;
  readonly isRight: (found: RankedPage, truth: RankedPage) => boolean;
}

export const nightsOf = ({ nights }: SearchWish): number =>
  nights === null ? 0 : daysBetween(nights.checkIn, nights.checkOut);

export const readsOf = (items: number): Reads => ({ items, calls: Math.ceil(items / KEYS_A_CALL) });

/** What phase two reads of a page: the same whoever found it. */
export const pageReads = (wish: SearchWish, { hits }: RankedPage): Reads =>
  readsOf(hits.length * (FACTS_A_HOTEL + nightsOf(wish)));

const unpriced = (wish: SearchWish): SearchWish => ({ ...wish, priceMax: null, rooms: 1 });

const undated = (wish: SearchWish): SearchWish => ({ ...unpriced(wish), nights: null });

const lasting =
  (length: number) =>
  (wish: SearchWish): SearchWish => {
    const { nights } = wish;
    return nights === null
      ? wish
      : { ...unpriced(wish), nights: { ...nights, checkOut: addDays(nights.checkIn, length) } };
  };

interface Ways {
  readonly ours: Find;
  readonly nested: Find | undefined;
  readonly twoPhases: (candidates: number) => Find;
}

const CANDIDATES = 200;
/** As many as an index gives at once: all there are around most cities. */
const ALL = 10_000;
export const stays = [1, 3, 7, 14, 30] as const;

/**
 * All that are compared. Words, stars and amenities are as wished in each; one room and no bound of
 * prices but where it says so.
 */
export const methodsOf = ({ ours, nested, twoPhases }: Ways): Method[] => [
  { what: 'no dates (the floor)', role: 'floor', turned: undated, find: ours, isRight: isSame },
  { what: 'dates', role: 'ours', turned: unpriced, find: ours, isRight: isSame },
  {
    what: 'dates, sorted by price',
    role: 'price',
    turned: (wish) => ({ ...unpriced(wish), sort: 'price' }),
    find: ours,
    isRight: isSame,
  },
  {
    what: 'dates, one in seven with a price bound',
    role: 'other',
    turned: (wish) => wish,
    find: ours,
    isRight: isSame,
  },
  {
    what: 'dates, two rooms',
    role: 'other',
    turned: (wish) => ({ ...unpriced(wish), rooms: 2 }),
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
