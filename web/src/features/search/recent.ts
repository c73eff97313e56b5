import { create } from 'zustand';
import { persist } from 'zustand/middleware';

/** A place as it is searched for, or a hotel that was chosen by its name. */
export interface Place {
  /** As the search takes it: `Lisbon, PT`. */
  readonly location: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2; null where the text was typed and not chosen. */
  readonly country: string | null;
  readonly hotelId?: string;
}

export interface RecentSearch {
  readonly place: Place;
  readonly checkIn: string;
  readonly checkOut: string;
  readonly party: string;
}

interface Recent {
  readonly searches: readonly RecentSearch[];
  readonly remember: (search: RecentSearch) => void;
}

const kept = 5;

/** The last searches of this device, the newest first, one a place. They never leave it. */
export const useRecent = create<Recent>()(
  persist(
    (set) => ({
      searches: [],
      remember: (search) =>
        set(({ searches }) => ({
          searches: [search, ...searches.filter(({ place }) => place.location !== search.place.location)].slice(
            0,
            kept,
          ),
        })),
    }),
    { name: 'recent-searches' },
  ),
);
