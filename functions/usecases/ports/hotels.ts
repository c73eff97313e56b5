import type { IsoDate } from '../../domain/calendar/date.ts';
import type { BookedHotel, Deletion, Hotel, Night, RatingCounts, RoomType } from '../../domain/hotel/hotel.ts';
import type { AuditEntry } from './audit.ts';
import type { WriteResult } from './room-types.ts';

/** A hotel with all that is shown of it beside its nights. */
export interface HotelFacts {
  readonly hotel: Hotel;
  readonly rating: RatingCounts;
  /** By id, which is by age. */
  readonly roomTypes: readonly RoomType[];
}

/** What pricing one stay needs: the nights with an item, of this room type and these dates only. */
export interface StayFacts {
  readonly hotel: Hotel;
  readonly roomType: RoomType;
  readonly nights: readonly Night[];
}

/** Reading hotels. Every read is strong unless asked otherwise. */
export interface HotelReader {
  /** Hotel, rating and room types in one Query. */
  facts(hotelId: string, options?: { readonly consistent?: boolean }): Promise<HotelFacts | undefined>;
  /** The hotel alone. */
  hotel(hotelId: string): Promise<Hotel | undefined>;
  /** What is kept of a hotel that was deleted. */
  former(hotelId: string): Promise<BookedHotel | undefined>;
  /** Hotel, room type and the nights of `dates` in one BatchGet; undefined where the hotel has no such room type. */
  forStay(hotelId: string, roomTypeId: string, dates: readonly IsoDate[]): Promise<StayFacts | undefined>;
}

/** A hotel and its rating, as lists show it. */
export type RatedHotel = Pick<HotelFacts, 'hotel' | 'rating'>;

/** A row of a list's index, in the list's order; `position` is where the list goes on behind it. */
export interface ListedHotel {
  readonly hotelId: string;
  readonly position: string;
}

/** Which list: of guests by place, of an owner, or of all there are, whatever their status. */
export type HotelList =
  | {
      readonly of: 'guests';
      /** Folded names of towns, as hotels are filed by them; any of them. */
      readonly towns?: readonly string[] | undefined;
      readonly country?: string | undefined;
    }
  | { readonly of: 'owner'; readonly ownerId: string }
  | { readonly of: 'all' };

/** Lists of hotels. The rows come from an index that lags: readers judge the hotels again. */
export interface HotelLists {
  /** Rows of the list behind `after`, read in pages of at most `pageSize` as they are asked for. */
  rows(list: HotelList, after: string | undefined, pageSize: number): AsyncIterable<ListedHotel>;
  /** The hotels of these ids, in their order; those that are gone are left out. Not strong: nothing is sold by a list. */
  rated(hotelIds: readonly string[]): Promise<RatedHotel[]>;
}

/** Hotels of an owner, `most` at most; `more` where the owner may have others. */
export type OwnedHotels = (
  ownerId: string,
  most: number,
) => Promise<{ readonly hotels: readonly Hotel[]; readonly more: boolean }>;

/** Writing hotels. Every write is conditional on the record it was decided on. */
export interface HotelWriter {
  /** Makes the hotel and its empty rating. */
  create(hotel: Hotel, audit: AuditEntry): Promise<WriteResult>;
  /** Its next version; a hotel that moves, or comes or goes from the lists, takes its rating and room types along. */
  replace(before: HotelFacts, after: Hotel, audit: AuditEntry): Promise<WriteResult>;
  /** Marks a deletion (rule 3). */
  beginDeletion(before: Hotel, deletion: Deletion): Promise<WriteResult>;
  /** From here on the deletion only goes back; `nights` prevented it. */
  rollBack(marked: Hotel, nights: readonly IsoDate[]): Promise<WriteResult>;
  /** Forgets a deletion that was rolled back. */
  endDeletion(marked: Hotel): Promise<WriteResult>;
  /** Removes the hotel, its rating and its room types, where its deletion still goes forward. */
  remove(facts: HotelFacts, audit: AuditEntry): Promise<WriteResult>;
}

/** Towns and time zones, for what follows from a hotel's place. */
export interface Towns {
  nearest(latitude: number, longitude: number): Town | undefined;
  resolve(query: string): Town | undefined;
  /** The zone by its boundaries, which are known roughly; at sea `Etc/GMT±n`. */
  zoneAt(latitude: number, longitude: number): string;
  /** Whether any listed town of the country keeps this zone. */
  keepsZone(country: string, zone: string): boolean;
  /** The main name, folded, of the town that a hotel's city and place mean; undefined for a town that is not listed. */
  townOf(hotel: HotelPlace): string | undefined;
}

export type HotelPlace = Pick<Hotel, 'city' | 'country' | 'latitude' | 'longitude'>;

/** Towns by any of their names, for lists by city. */
export interface TownNames {
  /** The main names, folded, of the largest towns that have this folded name among theirs. */
  townsNamed(name: string, country: string | undefined): readonly string[];
  /** All names, folded, of the town of a hotel; none for a town that is not listed. */
  townNames(hotel: HotelPlace): readonly string[];
}

export interface Town {
  readonly country: string;
  readonly latitude: number;
  readonly longitude: number;
  /** IANA. */
  readonly timeZone: string;
}
