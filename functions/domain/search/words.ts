import { foldName } from '../reference/fold.ts';
import type { SearchedHotel } from './candidate.ts';

/** The words of a text as they are compared: folded, each once. A text without letters or digits has none. */
export function wordsOf(text: string): string[] {
  return [...new Set(foldName(text).split(' '))].filter((word) => word !== '');
}

/** How much a word counts by where it is found; the name says more of a hotel than its city or what it has. */
const WORTH = { name: 1, city: 0.6, amenity: 0.4 } as const;
/** A beginning of a word counts a little less than the word, a word with one letter wrong half. */
const BEGINNING = 0.9;
const MISSPELT = 0.5;
/** Shorter words are too much like others. */
export const LEAST_FORGIVEN = 5;

/**
 * How well a hotel answers the words asked for, above 0 to 1; undefined unless every one is, begins or misspells a word of
 * its name, its city or an amenity. Without words every hotel answers fully.
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
