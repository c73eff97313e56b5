import { foldName } from '../reference/fold.ts';
import type { SearchedHotel } from './candidate.ts';

/** The words of a text as they are compared: folded, each once. A text without letters or digits has none. */
export function wordsOf(text: string): string[] {
  return [...new Set(foldName(text).split(' '))].filter((word) => word !== '');
}

/** How much a word counts by where it is found; the name says more of a hotel than its city or what it has. */
const WORTH = { name: 1, city: 0.6, amenity: 0.4 } as const;
/** A beginning of a word counts a little less than the word. */
const BEGINNING = 0.9;

/**
 * How well a hotel answers the words asked for, above 0 to 1; undefined unless every one begins a word of its name, its
 * city or an amenity. Without words every hotel answers fully.
 */
export function matchWords(words: readonly string[], hotel: SearchedHotel): number | undefined {
  if (words.length === 0) return 1;
  const fields = [
    { worth: WORTH.name, words: wordsOf(hotel.name) },
    { worth: WORTH.city, words: wordsOf(hotel.city) },
    { worth: WORTH.amenity, words: wordsOf(hotel.amenities.join(' ')) },
  ];
  let sum = 0;
  for (const word of words) {
    const best = Math.max(...fields.map((field) => field.worth * likeness(word, field.words)));
    if (best === 0) return undefined;
    sum += best;
  }
  return sum / words.length;
}

function likeness(word: string, among: readonly string[]): number {
  if (among.includes(word)) return 1;
  return among.some((other) => other.startsWith(word)) ? BEGINNING : 0;
}
