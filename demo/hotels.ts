import type { Place } from '../functions/adapters/places/place.ts';
import { addMinutes, type Instant } from '../functions/domain/calendar/instant.ts';
import { normalLongitude, radians } from '../functions/domain/geo/distance.ts';
import type { Hotel, Image, RoomType } from '../functions/domain/hotel/hotel.ts';
import { currencyOfCountry } from '../functions/domain/reference/countries.ts';
import { amenitiesOf } from './amenities.ts';
import { type Chance, chanceOf } from './chance.ts';
import type { Cities } from './cities.ts';
import { termsOf } from './countries.ts';
import { describe } from './describe.ts';
import { withGuestPricing } from './guest-pricing.ts';
import { hotelName, streetAddress } from './names.ts';
import { pictureUrl, type Scene, type Style } from './pictures/address.ts';
import { styleOf } from './pictures/region.ts';
import { doubleInEuro } from './prices.ts';
import { ratePlansOf } from './rate-plans.ts';
import { ROOM_TYPES, roomTypesOf } from './rooms.ts';
import { policyOf, taxesOf } from './terms.ts';

/** The facts that all hotels of a world share. */
export interface World {
  readonly seed: number;
  /** The moment the world was begun: every date in it is relative to it. */
  readonly anchor: Instant;
  readonly ownerId: string;
  readonly cities: Cities;
}

export interface House {
  readonly hotel: Hotel;
  readonly roomTypes: readonly RoomType[];
}

const KM_PER_DEGREE = 111.195;
const FARTHEST_FROM_CENTRE_KM = 9;
const MINUTES_A_DAY = 1440;

/** The id of demo hotel `index`, counted from 0; its room types' ids append `-1` to `-5`. */
export const demoHotelId = (index: number): string => `demo-${String(index).padStart(5, '0')}`;

const spot = (city: Place, chance: Chance) => {
  const km = Math.min(FARTHEST_FROM_CENTRE_KM, Math.abs(chance.normal()) * 2.2);
  const angle = chance.next() * 2 * Math.PI;
  const latitude = city.latitude + (km * Math.sin(angle)) / KM_PER_DEGREE;
  const east = (km * Math.cos(angle)) / (KM_PER_DEGREE * Math.cos(radians(city.latitude)));
  const rounded = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;
  return { km, latitude: rounded(latitude), longitude: rounded(normalLongitude(city.longitude + east)) };
};

/** Few one-star and five-star houses, most of three. */
const starsOf = (chance: Chance): number => {
  const drawn = chance.next();
  return 1 + [0.05, 0.25, 0.63, 0.9].filter((limit) => drawn >= limit).length;
};

const imagesOf = (id: string, name: string, style: Style, amenities: readonly string[]): Image[] => {
  const scenes: [Scene, string][] = [
    ['facade', `${name} from the street`],
    ['lobby', `The lobby of ${name}`],
  ];
  if (amenities.includes('breakfast')) scenes.push(['breakfast', `The breakfast room of ${name}`]);
  if (amenities.includes('pool')) scenes.push(['pool', `The pool of ${name}`]);
  if (amenities.includes('rooftop_terrace')) scenes.push(['view', `The view from the roof of ${name}`]);
  return scenes.map(([scene, alt]) => ({ url: pictureUrl(id, style, scene), alt }));
};

/** Demo hotel `index` of the world with its room types: the same at each call. */
export const houseOf = (world: World, index: number): House => {
  const chance = chanceOf(world.seed, 'hotel', index);
  const city = world.cities.of(index, chance);
  const { level, tongue } = termsOf(city.country);
  const stars = starsOf(chance);
  const name = hotelName(tongue, city.name, stars, chance);
  const { km, latitude, longitude } = spot(city, chance);
  const amenities = amenitiesOf(stars, chance);
  const rooms = chance.between(18, 40 + 25 * stars);
  const createdAt = addMinutes(world.anchor, -chance.between(200, 400) * MINUTES_A_DAY);
  const id = demoHotelId(index);
  const style = styleOf({ id, country: city.country, stars });

  const hotel: Hotel = {
    id,
    ownerId: world.ownerId,
    name,
    description: describe({ name, city: city.name, stars, kmFromCentre: km, amenities, rooms }, chance),
    address: streetAddress(tongue, chance),
    city: city.name,
    country: city.country,
    latitude,
    longitude,
    starRating: stars,
    amenities,
    images: imagesOf(id, name, style, amenities),
    status: 'active',
    timeZone: city.timeZone,
    currency: currencyOfCountry(city.country),
    checkInTime: chance.pick(['14:00', '15:00', '15:00', '16:00']),
    checkOutTime: chance.pick(['10:00', '11:00', '11:00', '12:00']),
    taxes: taxesOf({ city: city.name, country: city.country, stars }, chance),
    cancellationPolicy: policyOf(chance),
    createdAt,
    updatedAt: createdAt,
    version: 1,
    roomTypeCount: ROOM_TYPES,
  };
  const bearing = 0.85 + chance.next() * 0.35;
  const euro = doubleInEuro({ stars, level, population: city.population, bearing });
  const rates = chanceOf(world.seed, 'rates', index);
  const roomTypes = withGuestPricing(roomTypesOf(hotel, style, rooms, euro, chance), hotel, rates);
  const plans = ratePlansOf(hotel, index, rates);
  return { hotel: { ...hotel, plans, planRev: plans.length }, roomTypes };
};
