import { centreOf, inBox } from '../geo/box.ts';
import { distanceKm, type Point } from '../geo/distance.ts';
import { isOnSale } from '../hotel/hotel.ts';
import { scoreOf } from '../hotel/review.ts';
import { fitsParty } from '../rates/party.ts';
import type { Candidate, SearchedHotel, SearchedRoomType } from './candidate.ts';
import type { Area, SearchCriteria } from './criteria.ts';
import { hotelWords, matchWords } from './words.ts';

/** A hotel that passes every filter on facts but, it may be, one of those that have a facet. */
export interface Judged extends Candidate {
  /** From the middle of the area; null where it has none. */
  readonly distanceKm: number | null;
  /**
   * How well it answers the words asked for, 0 to 1: 0 where one of them could only be in its description, which has not
   * been read.
   */
  readonly wordMatch: number;
  readonly hasStars: boolean;
  readonly hasAmenities: boolean;
  readonly hasRating: boolean;
  /** The room types that hold the guests in so many rooms: at least one. */
  readonly fitting: readonly SearchedRoomType[];
}

/**
 * Whether it passes all filters on facts; the others only count in the facet they fail, or have a description to be read.
 */
export function isMatch(judged: Judged): boolean {
  return judged.hasStars && judged.hasAmenities && judged.hasRating && judged.wordMatch > 0;
}

/** How far a hotel lies from the middle of the area, null where it has none; undefined outside the area. */
export function distanceIn(area: Area, point: Point): number | null | undefined {
  if (area.kind === 'anywhere') return null;
  if (area.kind === 'box') return inBox(area.box, point) ? distanceKm(centreOf(area.box), point) : undefined;
  const distance = distanceKm(area.centre, point);
  return distance <= area.radiusKm ? distance : undefined;
}

/**
 * Judges all that can be said of a hotel without its nights. Undefined for one that can neither be found nor count in a
 * facet: elsewhere, not active, too small, without a word asked for, or failing two of the filters that have a facet.
 * Where the description is not known, a word may still be there.
 */
export function judgeFacts(criteria: SearchCriteria, candidate: Candidate): Judged | undefined {
  const { hotel, rating } = candidate;
  if (!isOnSale(hotel)) return undefined;
  const distance = distanceIn(criteria.area, hotel);
  if (distance === undefined) return undefined;
  const hasStars =
    criteria.starRating.length === 0 || (hotel.starRating !== null && criteria.starRating.includes(hotel.starRating));
  const hasAmenities = hasAll(hotel, criteria.amenities);
  const hasRating = isRated(rating, criteria.minRating);
  // A facet leaves its own filter out, so a hotel that fails two of them counts in none.
  if ([hasStars, hasAmenities, hasRating].filter((has) => !has).length > 1) return undefined;
  const fitting = candidate.roomTypes.filter(
    (roomType) => roomType.deleting !== true && fitsParty(criteria.party, roomType),
  );
  if (fitting.length === 0) return undefined;
  const wordMatch = wordMatchOf(criteria, hotel);
  if (wordMatch === undefined) return undefined;
  return { ...candidate, distanceKm: distance, wordMatch, hasStars, hasAmenities, hasRating, fitting };
}

/** Undefined without a word asked for, 0 where that is not known; a hotel's words are only put together to be compared. */
function wordMatchOf({ words, townWords }: SearchCriteria, hotel: SearchedHotel): number | undefined {
  if (words.length === 0) return 1;
  return matchWords(words, hotelWords(hotel, townWords)) ?? (hotel.description === undefined ? 0 : undefined);
}

/** By the rating that is shown, so that no hotel contradicts the search that found it. */
function isRated(counts: Candidate['rating'], minRating: number | null): boolean {
  const { rating } = scoreOf(counts);
  return minRating === null || (rating !== null && rating >= minRating);
}

function hasAll(hotel: SearchedHotel, amenities: readonly string[]): boolean {
  return amenities.every((amenity) => hotel.amenities.includes(amenity));
}
