import type { TownWords } from '../../domain/search/words.ts';
import { openPlaces } from './open-places.ts';

/** By file: whoever asks in a process reads it once, 23 MB. */
const opened = new Map<string, TownWords>();

/** The names of towns, opened when first asked for; none where there is no file. */
export const lazyTownWords =
  (placesFile: string): TownWords =>
  (hotel) => {
    if (placesFile === '') return [];
    const words = opened.get(placesFile) ?? openPlaces(placesFile).townWords;
    opened.set(placesFile, words);
    return words(hotel);
  };
