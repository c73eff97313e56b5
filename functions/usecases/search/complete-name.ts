import { completesName } from '../../domain/search/complete-name.ts';
import { wordsOf } from '../../domain/search/words.ts';
import type { ActiveHotels, HotelNames, NamedPlace, PlaceNames } from '../ports/search.ts';

/** What a beginning may mean: a place, or a hotel, at its own point. */
export interface Completion extends NamedPlace {
  readonly hotel?: { readonly id: string; readonly city: string };
}

export type CompleteName = (command: {
  readonly typed: string;
  readonly limit: number;
}) => Promise<readonly Completion[]>;

export interface CompleteNameDeps {
  readonly places: Pick<PlaceNames, 'complete' | 'townWords'>;
  readonly names: HotelNames;
  readonly hotels: ActiveHotels;
}

/** Of a list that places alone would fill, one in so many is kept for hotels. */
const HOTELS_SHARE = 4;

/**
 * Places whose name begins as typed, the most populous first, and after them hotels: as many as there is room for, and
 * at most a quarter of the list in place of towns. Each hotel is read before it is named. Whatever fails where
 * hotels are known, places are completed all the same.
 */
export const completeName =
  ({ places, names, hotels }: CompleteNameDeps): CompleteName =>
  async ({ typed, limit }) => {
    const found = places.complete(typed, limit);
    const words = wordsOf(typed);
    const room = Math.max(Math.floor(limit / HOTELS_SHARE), limit - found.length);
    if (words.length === 0 || room === 0) return found;
    try {
      const active = await hotels.active(await names.complete(words, room));
      const meant = active.filter((hotel) => completesName(words, hotel, places.townWords));
      return [...found.slice(0, limit - meant.length), ...meant.map(completionOf)];
    } catch {
      return found;
    }
  };

const completionOf = ({
  id,
  name,
  city,
  country,
  latitude,
  longitude,
}: Awaited<ReturnType<ActiveHotels['active']>>[number]): Completion => ({
  name,
  country,
  latitude,
  longitude,
  hotel: { id, city },
});
