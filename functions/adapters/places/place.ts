import type { TownWords } from '../../domain/search/words.ts';
import type { Areas } from '../../usecases/ports/areas.ts';
import type { TownNames, Towns } from '../../usecases/ports/hotels.ts';
import type { PlaceNames } from '../../usecases/ports/search.ts';

/** A city, town or village of GeoNames. */
export type Place = {
  /** Its main name in GeoNames. */
  name: string;
  /** ISO 3166-1 alpha-2, or XK for Kosovo. */
  country: string;
  /** Degrees north. */
  latitude: number;
  /** Degrees east. */
  longitude: number;
  /** IANA name. */
  timeZone: string;
  /** 0 where GeoNames has no figure. */
  population: number;
};

/**
 * The populated places of the world. A query is a name in any of the languages GeoNames has, with or without accents,
 * and may end in a country: `Valencia, ES`, `Valencia, Spain`. Nothing here throws, whatever the input; a limit
 * outside 0 to 100 counts as the nearer of the two.
 */
export type Places = Areas & {
  /**
   * The place a name most likely means: the most populous of that name, where a place's main name weighs far more than
   * one of its alternate names. Undefined when no place has the name (in that country).
   */
  resolve(query: string): Place | undefined;
  /**
   * Different places of which some name begins with `prefix`, the most populous first; where neither the main name does
   * nor a whole other name is this (but for codes), its people count for a fortieth. An unknown country is ignored.
   */
  complete(prefix: string, limit: number): Place[];
  /** What an unknown name may have meant: its completions, then the closest spellings (at most 2 slips). */
  suggest(query: string, limit: number): Place[];
  /** The place at the least great-circle distance; undefined for coordinates that are not on Earth. */
  nearest(latitude: number, longitude: number): Place | undefined;
  /** Words of all the names of the town of a hotel, folded; empty for an unlisted town. */
  townWords: TownWords;
  /** Whether any place of the country keeps this zone, by this name. */
  keepsZone: Towns['keepsZone'];
  /** The main name, folded, of that town. */
  townOf: Towns['townOf'];
  /** All its names, folded. */
  townNames: TownNames['townNames'];
  /** The main names, folded, of the likeliest towns of a folded name, ten at most. */
  townsNamed: TownNames['townsNamed'];
  /** What a query may name, in which country, the likeliest reading first; every name folded. */
  readings: PlaceNames['readings'];
  /** The other names of a place, folded (see foldName), in no particular order; empty for a place not from here. */
  aliases(place: Place): string[];
  /** The most populous places of the world, the largest first; here `count` has no bound. */
  largest(count: number): Place[];
};
