import { distanceKm } from '../../domain/geo/distance.ts';
import type { Hotel } from '../../domain/hotel/hotel.ts';
import { isPublic } from '../hotels/public-hotel.ts';
import type { HotelLists } from '../ports/hotels.ts';
import type { NamedPlace, PlaceNames } from '../ports/search.ts';

export interface HotelTownDeps {
  readonly lists: HotelLists;
  readonly places: Pick<PlaceNames, 'readings'>;
}

/** Hotels of one town's name that are looked at. */
const MOST_HOTELS = 100;
/** Hotels of one town's name that are farther apart stand in different towns. */
const ONE_TOWN_KM = 30;

/**
 * A town by the hotels that name it as their city: for towns that no list of places has. Where several towns have the
 * name, the one with most hotels; its point is that of the hotel with most others around it.
 */
export const hotelTown =
  ({ lists, places }: HotelTownDeps) =>
  async (query: string): Promise<NamedPlace | undefined> => {
    for (const { name, country } of places.readings(query)) {
      const hotels = await namedAsCity(lists, name, country);
      const centre = mostCentral(hotels);
      if (centre) {
        return {
          name: centre.city,
          country: centre.country,
          latitude: centre.latitude,
          longitude: centre.longitude,
        };
      }
    }
    return undefined;
  };

const namedAsCity = async (lists: HotelLists, name: string, country: string | undefined): Promise<Hotel[]> => {
  const ids: string[] = [];
  for await (const { hotelId } of lists.rows({ of: 'guests', towns: [name], country }, undefined, MOST_HOTELS)) {
    if (ids.push(hotelId) === MOST_HOTELS) break;
  }
  if (ids.length === 0) return [];
  return (await lists.rated(ids)).map(({ hotel }) => hotel).filter(isPublic);
};

const mostCentral = (hotels: readonly Hotel[]): Hotel | undefined => {
  const neighbours = (hotel: Hotel): number =>
    hotels.filter((other) => other.country === hotel.country && distanceKm(hotel, other) <= ONE_TOWN_KM).length;
  const [best] = hotels
    .map((hotel) => ({ hotel, count: neighbours(hotel) }))
    .sort((one, other) => other.count - one.count || (one.hotel.id < other.hotel.id ? -1 : 1));
  return best?.hotel;
};
