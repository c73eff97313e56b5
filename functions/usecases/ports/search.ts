import type { IsoDate } from '../../domain/calendar/date.ts';
import type { Hotel, Night } from '../../domain/hotel/hotel.ts';
import type { Area, SearchCriteria } from '../../domain/search/criteria.ts';
import type { RankedPage, SearchPageRequest } from '../../domain/search/rank-and-page.ts';
import type { TownWords } from '../../domain/search/words.ts';
import type { HotelFacts } from './hotels.ts';

/** What a search engine found; every hit is checked against the truth before it is shown. */
export interface SearchFindings extends RankedPage {
  /** There were more hotels than could be looked at: only the nearest were. */
  readonly partial: boolean;
  /** The engine that should have answered is away, and another did. */
  readonly degraded: boolean;
  /** The caller's code opens a plan, of whatever hotel the engine knows, found or not; false without a code. */
  readonly codeOpens: boolean;
}

/** Finds the hotels that meet the criteria, in the order and with the counts the domain defines; it may lag behind the truth. */
export interface HotelSearch {
  find(criteria: SearchCriteria, page: SearchPageRequest): Promise<SearchFindings>;
}

/** Called when what an engine proposed for a search is no longer true. */
export type PageOutdated = (...asked: Parameters<HotelSearch['find']>) => void;

/** What hotels usually cost somewhere, for comparing one with its neighbours. */
export interface AreaPrices {
  /** In euros; a round sum where it is unknown. It may be some minutes old. */
  middle(area: Area): Promise<number>;
}

/** A city, town or village; degrees north and east. */
export interface NamedPlace {
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly latitude: number;
  readonly longitude: number;
}

/** Knows the places of the world by name, in any of its languages. */
export interface PlaceNames {
  /** The place a name, perhaps with its country, most likely means. */
  resolve(query: string): NamedPlace | undefined;
  /** Places whose name begins so, the most populous first. */
  complete(prefix: string, limit: number): readonly NamedPlace[];
  /** Words of all names of the town of a hotel. */
  readonly townWords: TownWords;
  /** What a query may name, in which country where it says so; the likeliest reading first, every name folded. */
  readings(query: string): readonly { readonly name: string; readonly country?: string | undefined }[];
  /** What an unknown name may have meant. */
  suggest(query: string, limit: number): readonly NamedPlace[];
}

/** Knows hotels by the words of their names; it may lag behind the truth, and be away. */
export interface HotelNames {
  /** Ids of hotels that the words may mean: those whose name begins so first, then by their reviews. */
  complete(words: readonly string[], limit: number): Promise<readonly string[]>;
}

/** Reads active hotels strongly, in the order asked for; one that is gone or hidden is not there. */
export interface ActiveHotels {
  active(hotelIds: readonly string[]): Promise<readonly Hotel[]>;
}

/** Dated reference rates, for comparing prices and never for charging. */
export interface ReferenceRates {
  /** Units of the currency for one euro; undefined without a rate. */
  readonly perEuro: (currency: string) => number | undefined;
}

/** A hotel, its rating, one of its room types, and the nights of it with an item. */
export interface OfferFacts extends HotelFacts {
  readonly nights: readonly Night[];
}

/** Reads what a page shows, strongly, all hotels in a few calls at once; a hotel or room type that is gone is not there. */
export interface PageReader {
  offers(
    wanted: readonly { readonly hotelId: string; readonly roomTypeId: string }[],
    dates: readonly IsoDate[],
  ): Promise<ReadonlyMap<string, OfferFacts>>;
}
