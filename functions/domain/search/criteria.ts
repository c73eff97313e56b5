import type { IsoDate } from '../calendar/date.ts';
import type { Instant } from '../calendar/instant.ts';
import type { Box } from '../geo/box.ts';
import type { Point } from '../geo/distance.ts';
import type { Decimal } from '../money.ts';
import type { Party } from '../rates/party.ts';
import type { Board, RateCaller } from '../rates/plan.ts';
import type { TownWords } from './words.ts';

/** Where to look; `anywhere` has no place to measure distances from. */
export type Area =
  | { readonly kind: 'around'; readonly centre: Point; readonly radiusKm: number }
  | { readonly kind: 'box'; readonly box: Box }
  | { readonly kind: 'anywhere' };

export type SearchSort = 'recommended' | 'price' | 'rating' | 'distance';

/** Which nights, and how many days earlier and later they are priced as well. */
export interface StayDates {
  readonly checkIn: IsoDate;
  readonly checkOut: IsoDate;
  readonly shiftDays: number;
}

/** What is allowed at the moment of the search; a hotel's today follows from its own zone. */
export interface SearchMoment {
  readonly now: Instant;
  readonly horizonMonths: number;
  readonly maxNights: number;
}

/** A search as the business understands it: the place resolved, texts folded into words, prices exact. */
export interface SearchCriteria {
  readonly area: Area;
  /** Folded; every one begins a word of the hotel, or is it but for a letter. */
  readonly words: readonly string[];
  /** Names of towns beside those that hotels give; absent, there are none. */
  readonly townWords?: TownWords;
  /** Null without dates: nothing is known of availability then. */
  readonly nights: StayDates | null;
  readonly party: Party;
  /** All people of the party, and its rooms. */
  readonly guests: number;
  readonly rooms: number;
  /** Who asks, and which plans may be shown to them. */
  readonly caller: RateCaller;
  /** Only plans of these boards; empty is all. */
  readonly boards: readonly Board[];
  /** Only offers of which a cancellation gives something back. */
  readonly refundable: boolean;
  /** Bounds of the price of a room and night before taxes, included, in `currency`. */
  readonly priceMin: Decimal | null;
  readonly priceMax: Decimal | null;
  readonly currency: string;
  /** All of them. */
  readonly amenities: readonly string[];
  /** Any of them; empty is all. */
  readonly starRating: readonly number[];
  readonly minRating: number | null;
  readonly sort: SearchSort;
  /** What hotels of the area usually cost, in euros; null but for the recommended order. */
  readonly areaPrice: number | null;
  readonly moment: SearchMoment;
}
