import { CHUNKS } from '../../../domain/search/index/calendar-slots.ts';
import { MOST_GUESTS_A_ROOM } from '../../../domain/search/index/runs.ts';
import type { HotelWords } from '../../../domain/search/words.ts';

/** Names of the fields by adults a room. */
export const fieldsOf = (adults: number) => ({
  from: `from_g${adults}`,
  usual: `usual_g${adults}`,
  free: `free_g${adults}`,
});

/** The fields of the calendar, by chunk. */
export const calendarFields = Array.from({ length: CHUNKS }, (_, chunk) => `calendar${chunk}`);

/** Where a word of a hotel can stand, from the place that counts most, and the field of such words. */
export const wordPlaces = ['name', 'city', 'amenity', 'description'] as const satisfies readonly (keyof HotelWords)[];
/** Of descriptions it has the words of all places: they count least there, so the best place of a word stays the best. */
export const wordField = (place: keyof HotelWords): string => (place === 'description' ? ALL_WORDS : `${place}Words`);
/** A hotel is found by these. */
export const ALL_WORDS = 'words';

const classes = Array.from({ length: MOST_GUESTS_A_ROOM }, (_, index) => fieldsOf(index + 1));

const keyword = { type: 'keyword' } as const;
/** Only sorted by, counted or computed with. */
const value = (type: 'long' | 'integer' | 'double') => ({ type, index: false }) as const;

/** Folded words with a space between each; a text is found by them as they stand, and only whether it has them counts. */
const words = { type: 'text', analyzer: 'spaced', norms: false, index_options: 'docs' } as const;

/** Only read by scripts. */
const bytes = { type: 'binary', doc_values: true } as const;

/** Strict: an undeclared field is an error of ours. What is only filtered by has no values beside its tree. */
export const mappings = {
  dynamic: 'strict',
  properties: {
    id: keyword,
    /** False for a hotel that is gone or not active: its place holder keeps late writers away. */
    listed: { type: 'boolean', doc_values: false },
    /** Of a place holder, when it was written; it is purged a day later. */
    goneAt: { type: 'date' },
    day: { type: 'integer' },
    lastDay: { type: 'integer' },
    refreshDay: { type: 'integer' },
    location: { type: 'geo_point', doc_values: false },
    /** The cell of the globe it lies in. */
    cell: value('integer'),
    latitude: { type: 'double' },
    longitude: { type: 'double' },
    normalLongitude: { type: 'double', doc_values: false },
    timeZone: keyword,
    currency: keyword,
    starRating: { type: 'byte' },
    amenities: keyword,
    rating: { type: 'double', doc_values: false },
    reviews: value('integer'),
    stars: value('integer'),
    meanStars: value('double'),
    ...Object.fromEntries(wordPlaces.map((place) => [wordField(place), words])),
    /** Folded and whole, to see whether it begins as typed. */
    name: { type: 'keyword', doc_values: false },
    /** Its code in small letters, as a word. */
    country: { type: 'keyword', doc_values: false },
    roomTypeIds: { type: 'keyword', index: false },
    ...Object.fromEntries(calendarFields.map((field) => [field, bytes])),
    rates: bytes,
    /** Whether the runs of a room of adults say all. */
    unrestricted: { type: 'boolean', doc_values: false },
    /** Of its plans: what a code is looked for in. */
    codes: { type: 'keyword', doc_values: false },
    perEuro: value('double'),
    ...Object.fromEntries(
      classes.flatMap(({ from, usual, free }) => [
        [from, value('long')],
        [usual, value('double')],
        // Read beside the tree: where few hotels are left to look at, theirs are, and not those of the world.
        [free, { type: 'integer_range' }],
      ]),
    ),
  },
} as const;

/** In UTF-16 units: in UTF-8 it stays below the 32,766 bytes that a term may have. */
const LONGEST_WORD = 10_000;

export const REFRESH_INTERVAL = '1s';

/**
 * Few segments are what moves latency most: small ones are merged eagerly, and few of a size are left side by side.
 * @param replicas copies besides the first, by the number of nodes
 */
export const unordered = (replicas: number) => ({
  number_of_shards: 1,
  number_of_replicas: replicas,
  refresh_interval: REFRESH_INTERVAL,
  'merge.policy.floor_segment': '64mb',
  'merge.policy.segments_per_tier': 4,
  'merge.policy.max_merge_at_once': 4,
  analysis: {
    tokenizer: { spaces: { type: 'char_group' as const, tokenize_on_chars: [' '], max_token_length: LONGEST_WORD } },
    analyzer: { spaced: { type: 'custom' as const, tokenizer: 'spaces' } },
  },
});

/** Documents stand in the order of cells: hotels around a place side by side, and so what is read of them. */
export const settings = (replicas: number) => ({
  ...unordered(replicas),
  'sort.field': 'cell',
  'sort.order': 'asc' as const,
});
