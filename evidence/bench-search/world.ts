import { chanceOf } from '../../demo/chance.ts';
import { houseOf } from '../../demo/hotels.ts';
import { lazyTownWords } from '../../functions/adapters/places/lazy-towns.ts';
import { openPlaces } from '../../functions/adapters/places/open-places.ts';
import type { Place } from '../../functions/adapters/places/place.ts';
import { packagedRates } from '../../functions/adapters/rates/packaged-rates.ts';
import { addDays } from '../../functions/domain/calendar/date.ts';
import type { Hotel, Night, RatingCounts, RoomType } from '../../functions/domain/hotel/hotel.ts';
import { currencyOfCountry } from '../../functions/domain/reference/countries.ts';
import { placesFile } from '../../local/places.ts';

/** Alternative names of towns. */
export const townWords = lazyTownWords(placesFile);

/** Noon of the reference day for all dates of the benchmark. */
export const NOW = '2026-11-22T12:00:00.000Z';
const TODAY = '2026-11-22';
/** Nights are sold and priced within this number of days: the range of the searches. */
export const DAYS = 90;
const CITIES = 500;
const HOTELS = 50_000;

/** A hotel with all data that a search can use. */
export interface BenchHotel {
  readonly hotel: Hotel;
  readonly rating: RatingCounts;
  readonly roomTypes: readonly RoomType[];
  readonly nights: readonly Night[];
}

/** The number of a hotel, by its id. */
export const hotelNumber = (id: string): number => Number(id.slice('demo-'.length));

export interface BenchWorld {
  readonly cities: readonly Place[];
  readonly hotelAt: (index: number) => BenchHotel;
}

/** Some runs of a room type's nights are sold out, some are more expensive: 10 % of all nights are sold out. */
const nightsOf = (roomType: RoomType, index: number): Night[] => {
  const chance = chanceOf('bench', 'nights', index, roomType.id);
  const nights: Night[] = [];
  for (let day = chance.between(0, 12); day < DAYS; day += chance.between(6, 22)) {
    const length = chance.between(1, 3);
    const soldOut = chance.percent(70);
    const dearer = Math.round(roomType.basePrice * (1 + chance.next()));
    for (let night = day; night < Math.min(DAYS, day + length); night += 1) {
      nights.push({
        hotelId: roomType.hotelId,
        roomTypeId: roomType.id,
        date: addDays(TODAY, night),
        cap: roomType.totalRooms,
        left: soldOut ? 0 : roomType.totalRooms,
        sold: soldOut ? roomType.totalRooms : 0,
        seq: 1,
        ...(!soldOut && { price: dearer, reason: 'high_demand' as const }),
      });
    }
  }
  return nights;
};

/**
 * Hotels of the demo generator around the 500 largest cities, most around the largest. With `widely`, each further
 * 50,000 hotels are around the next 500 cities: the number of hotels grows, but the results of searches in the first
 * 500 cities do not change.
 */
export const benchWorld = (widely = false): BenchWorld => {
  const known = openPlaces(placesFile)
    .largest(100 * CITIES)
    .filter(({ country }) => packagedRates.perEuro(currencyOfCountry(country)) !== undefined);
  const cities = known.slice(0, CITIES);
  const [first] = cities;
  if (first === undefined) throw new Error('there are no cities: run `node scripts/generate/places.ts` first');
  const world = {
    seed: 7,
    anchor: NOW,
    ownerId: 'owner',
    cities: {
      of: (index: number) => {
        const before = widely ? CITIES * Math.floor(index / HOTELS) : 0;
        return known[before + Math.floor(CITIES * chanceOf('bench', 'city', index).next() ** 2)] ?? first;
      },
    },
  };
  return {
    cities,
    hotelAt: (index) => {
      const { hotel, roomTypes } = houseOf(world, index);
      const chance = chanceOf('bench', 'stars', index);
      const given = (): number => chance.between(0, 40);
      return {
        hotel,
        roomTypes,
        rating: [given(), given(), given(), given(), given()],
        nights: roomTypes.flatMap((roomType) => nightsOf(roomType, index)),
      };
    },
  };
};
