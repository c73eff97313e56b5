import { foldName } from '../reference/fold.ts';
import type { SearchedHotel } from './candidate.ts';

/** Words of the other names a hotel's town has, in whatever language. */
export type TownWords = (
  hotel: Pick<SearchedHotel, 'city' | 'country' | 'latitude' | 'longitude'>,
) => readonly string[];

/** The words of a text as they are compared: folded, each once. A text without letters or digits has none. */
export function wordsOf(text: string): string[] {
  const folded = foldName(text);
  const words = folded.split(' ');
  return [...new Set(unspaced.test(folded) ? words.flatMap(cutUnspaced) : words)].filter((word) => word !== '');
}

const unspaced = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]/u;
let dictionary: Intl.Segmenter | undefined;

/** Scripts that leave no space between words are cut by Unicode's dictionaries; other words stay whole. */
function cutUnspaced(text: string): string[] {
  if (!unspaced.test(text)) return [text];
  dictionary ??= new Intl.Segmenter('ja', { granularity: 'word' });
  return [...dictionary.segment(text)].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment);
}

/**
 * How much a word counts by where it is found: a hotel's name says more of it than its city, that more than what it has,
 * and its description least, less than anything else even misspelt. All are binary fractions of few digits, as are
 * their products with what follows: so their sums are exact, in whatever width of number an engine adds them up.
 */
export const WORTH = { name: 1, city: 0.625, amenity: 0.375, description: 0.125 } as const;
/** A beginning of a word counts a little less than the word, a word with one letter wrong half. */
export const BEGINNING = 0.875;
export const MISSPELT = 0.5;
/** Shorter words are too much like others. */
export const LEAST_FORGIVEN = 5;
/** How many words of a text are weighed; all of them must be found. */
export const MOST_WEIGHED = 16;

/** Every word that finds a hotel, by its field. */
export type HotelWords = Readonly<Record<keyof typeof WORTH, readonly string[]>>;

/** The words of a hotel; of the description none where it has not been read. */
export function hotelWords(hotel: SearchedHotel, townWords: TownWords = () => []): HotelWords {
  return {
    name: wordsOf(hotel.name),
    city: [...new Set([...wordsOf(hotel.city), ...townWords(hotel)])],
    amenity: wordsOf(hotel.amenities.join(' ')),
    description: wordsOf(hotel.description ?? ''),
  };
}

/**
 * How well a hotel answers the words asked for, above 0 to 1; undefined unless every one is, begins or misspells one of
 * its words. Without words every hotel answers fully.
 */
export function matchWords(words: readonly string[], hotel: HotelWords): number | undefined {
  if (words.length === 0) return 1;
  let sum = 0;
  for (const [index, word] of words.entries()) {
    const best = Math.max(
      WORTH.name * likeness(word, hotel.name),
      WORTH.city * likeness(word, hotel.city),
      WORTH.amenity * likeness(word, hotel.amenity),
      WORTH.description * likeness(word, hotel.description),
    );
    if (best === 0) return undefined;
    if (index < MOST_WEIGHED) sum += best;
  }
  return sum / Math.min(words.length, MOST_WEIGHED);
}

function likeness(word: string, among: readonly string[]): number {
  if (among.includes(word)) return 1;
  if (among.some((other) => other.startsWith(word))) return BEGINNING;
  return among.some((other) => isMisspelt(word, other)) ? MISSPELT : 0;
}

/**
 * Whether one letter of a word of five or more is wrong, missing, too much, or has changed places with the next; the
 * first is right.
 */
export function isMisspelt(typed: string, meant: string): boolean {
  if (typed.length < LEAST_FORGIVEN || typed[0] !== meant[0] || Math.abs(typed.length - meant.length) > 1) return false;
  let start = 0;
  while (start < typed.length && typed[start] === meant[start]) start += 1;
  const [rest, wanted] = [typed.slice(start), meant.slice(start)];
  if (rest.length > wanted.length) return rest.slice(1) === wanted;
  if (rest.length < wanted.length) return rest === wanted.slice(1);
  if (rest.slice(1) === wanted.slice(1)) return true;
  return rest[0] === wanted[1] && rest[1] === wanted[0] && rest.slice(2) === wanted.slice(2);
}
