import { readCode, readStay, type StaySearch } from '../../lib/stay-search.ts';

/** The address of results: the parameters of the search, by the contract's names, and the party. */
export interface ResultsSearch extends StaySearch {
  readonly location?: string;
  readonly text?: string;
  readonly latitude?: number;
  readonly longitude?: number;
  readonly starRating?: readonly number[];
  readonly amenities?: readonly string[];
  readonly minRating?: number;
  readonly boards?: readonly Board[];
  /** Plans that give something back, and no others. */
  readonly refundable?: true;
  /** What opens plans that are not public. */
  readonly code?: string;
  readonly priceMin?: number;
  readonly priceMax?: number;
  readonly sort?: 'recommended' | 'price' | 'rating' | 'distance';
  /** On a phone: the map instead of the list. */
  readonly view?: 'map';
}

const textIn = (value: unknown, most: number): string | undefined => {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  return text !== '' && text.length <= most ? text : undefined;
};

const numberIn = (value: unknown, least: number, most: number): number | undefined => {
  const text = textIn(value, 24);
  const number = text !== undefined && /^-?\d+(\.\d{1,12})?$/.test(text) ? Number(text) : Number.NaN;
  return number >= least && number <= most ? number : undefined;
};

const listIn = (value: unknown): string[] =>
  (Array.isArray(value)
    ? value.map(String)
    : typeof value === 'string' || typeof value === 'number'
      ? String(value).split(',')
      : []
  )
    .map((each) => each.trim())
    .filter((each) => each !== '');

const sorts = ['recommended', 'price', 'rating', 'distance'] as const;

export const boards = ['room_only', 'breakfast', 'half_board', 'full_board', 'all_inclusive'] as const;
export type Board = (typeof boards)[number];

const given = <T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };

/**
 * Reads the address of results by hand, as the contract's own schemas are larger than the page; a test compares the
 * two. Parts that cannot be read are left out, never guessed.
 */
export const readResults = (search: Record<string, unknown>): ResultsSearch => {
  const stars = [
    ...new Set(
      listIn(search['starRating'])
        .filter((each) => /^[1-5]$/.test(each))
        .map(Number),
    ),
  ].sort();
  const amenities = [...new Set(listIn(search['amenities']).filter((each) => /^[a-z0-9][a-z0-9_-]{0,39}$/.test(each)))];
  const wanted = listIn(search['boards']);
  const board = boards.filter((each) => wanted.includes(each));
  const latitude = numberIn(search['latitude'], -90, 90);
  const longitude = numberIn(search['longitude'], -180, 180);
  const location = textIn(search['location'], 200);
  const priceMin = numberIn(search['priceMin'], 0, 1e9);
  const priceMax = numberIn(search['priceMax'], 0, 1e9);
  const inOrder = priceMin === undefined || priceMax === undefined || priceMin <= priceMax;
  return {
    ...given({
      location,
      text: textIn(search['text'], 500),
      ...(location === undefined && latitude !== undefined && longitude !== undefined && { latitude, longitude }),
      minRating: numberIn(search['minRating'], 0, 5),
      ...(inOrder && { priceMin, priceMax }),
      sort: sorts.find((each) => each === search['sort']),
      view: search['view'] === 'map' ? ('map' as const) : undefined,
      starRating: stars.length > 0 ? stars : undefined,
      amenities: amenities.length > 0 ? amenities.slice(0, 100) : undefined,
      boards: board.length > 0 ? board : undefined,
      refundable: String(search['refundable']) === 'true' ? (true as const) : undefined,
    }),
    ...readStay(search),
    ...readCode(search),
  };
};
