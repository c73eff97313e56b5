import type { Hotel } from '../hotel/hotel.ts';
import { foldName } from '../reference/fold.ts';
import { type TownWords, wordsOf } from './words.ts';

/** What completing a hotel's name goes by. */
export type NamedHotel = Pick<Hotel, 'id' | 'name' | 'city' | 'country' | 'latitude' | 'longitude'>;

/**
 * Whether a hotel may be meant by the words typed so far: each begins a word of its name or of its city, by
 * whatever name, or is its country's code, and one at least begins a word of the name. `grand lisb` means the Grand Hotel of Lisbon.
 */
export function completesName(words: readonly string[], hotel: NamedHotel, townWords: TownWords): boolean {
  const named = wordsOf(hotel.name);
  const placed = [...wordsOf(hotel.city), ...townWords(hotel)];
  const begins = (word: string, among: readonly string[]): boolean => among.some((other) => other.startsWith(word));
  return (
    words.some((word) => begins(word, named)) &&
    words.every((word) => begins(word, named) || begins(word, placed) || word === hotel.country.toLowerCase())
  );
}

/** Whether the name itself begins as typed: such hotels come before others. */
export function beginsName(words: readonly string[], { name }: NamedHotel): boolean {
  return foldName(name).startsWith(words.join(' '));
}
