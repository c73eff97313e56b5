import { addDays } from '../../domain/calendar/date.ts';
import { today } from '../../domain/calendar/zone.ts';
import { distanceKm } from '../../domain/geo/distance.ts';
import { type Hotel, isOnSale } from '../../domain/hotel/hotel.ts';
import { digitsOf, type Minor } from '../../domain/money.ts';
import { foldName } from '../../domain/reference/fold.ts';
import { isRefusal } from '../../domain/refusal.ts';
import type { Destination, PricedDestination } from '../ports/destinations.ts';
import type { HotelLists } from '../ports/hotels.ts';
import type { NamedPlace, PlaceNames, ReferenceRates } from '../ports/search.ts';
import type { Clock } from '../ports/time.ts';
import type { SearchCommand, SearchHotels } from './search-hotels.ts';

export interface DestinationDeps {
  readonly lists: HotelLists;
  readonly places: Pick<PlaceNames, 'resolve'>;
  readonly searchHotels: SearchHotels;
  readonly rates: ReferenceRates;
  readonly clock: Clock;
}

/** The most destinations there are; a page of them is priced only when it is asked for. */
const MOST_DESTINATIONS = 100;
/** Hotels read at once. */
const BATCH = 100;
/** A place of the same name farther from the hotel is another one. */
const SAME_PLACE_KM = 100;
/** Nights of arrival that are looked at: a week before and after two weeks from now. */
const DAYS_AHEAD = 14;
const SHIFT_DAYS = 7;
/** A destination's own hotels stand in it: of its surroundings no price is taken. */
const RADIUS_KM = 15;

const placeOf = (places: DestinationDeps['places'], { city, country, ...point }: Hotel): NamedPlace => {
  const place = places.resolve(`${city}, ${country}`);
  const isSame = place?.country === country && distanceKm(place, point) <= SAME_PLACE_KM;
  const { latitude, longitude } = point;
  return isSame ? place : { name: city, country, latitude, longitude };
};

const bySize = (one: Destination, other: Destination): number =>
  other.hotels - one.hotels || (foldName(one.name) < foldName(other.name) ? -1 : 1);

/**
 * The places with most active hotels, the largest first. Names of one place in several languages are one. Reads every
 * active hotel once, so what it answers is to be remembered.
 */
export const listDestinations =
  ({ lists, places }: Pick<DestinationDeps, 'lists' | 'places'>) =>
  async (): Promise<readonly Destination[]> => {
    const found = new Map<string, Destination>();
    const add = (hotel: Hotel): void => {
      if (!isOnSale(hotel)) return;
      const place = placeOf(places, hotel);
      const key = `${place.country} ${foldName(place.name)}`;
      const known = found.get(key);
      const image = known?.image ?? hotel.images[0] ?? null;
      const { name, country, latitude, longitude } = known ?? place;
      found.set(key, { name, country, latitude, longitude, hotels: (known?.hotels ?? 0) + 1, image });
    };
    let batch: string[] = [];
    const read = async (): Promise<void> => {
      for (const { hotel } of await lists.rated(batch)) add(hotel);
      batch = [];
    };
    for await (const { hotelId } of lists.rows({ of: 'guests' }, undefined, BATCH)) {
      if (batch.push(hotelId) === BATCH) await read();
    }
    if (batch.length > 0) await read();
    return [...found.values()].sort(bySize).slice(0, MOST_DESTINATIONS);
  };

/** For comparing only; what has no rate comes last. */
const eurosOf = (amount: Minor, currency: string, { perEuro }: ReferenceRates): number =>
  amount / 10 ** digitsOf(currency) / (perEuro(currency) ?? Number.MIN_VALUE);

const command = ({ latitude, longitude }: Destination, checkIn: string, shiftDays: number): SearchCommand => ({
  where: { point: { latitude, longitude } },
  radiusKm: RADIUS_KM,
  text: '',
  nights: { checkIn, checkOut: addDays(checkIn, 1), shiftDays },
  guests: 2,
  rooms: 1,
  priceMin: null,
  priceMax: null,
  currency: 'EUR',
  amenities: [],
  starRating: [],
  minRating: null,
  sort: 'price',
  limit: 1,
  after: null,
});

/**
 * The cheapest night that a search finds at a destination: one room for two, arriving in one to three weeks. It is
 * checked against the nights as every search is, so it could be booked when it was found.
 */
export const priceDestination =
  ({ searchHotels, clock, rates }: Pick<DestinationDeps, 'searchHotels' | 'clock' | 'rates'>) =>
  async (destination: Destination): Promise<PricedDestination> => {
    const around = addDays(today(clock.now(), 'UTC'), DAYS_AHEAD);
    const shifted = await searchHotels(command(destination, around, SHIFT_DAYS));
    const dates = isRefusal(shifted) ? [] : (shifted.dates ?? []);
    const priced = dates.flatMap(({ checkIn, total }) =>
      total === null ? [] : [{ checkIn, euros: eurosOf(total.amount, total.currency, rates) }],
    );
    const [best] = priced.sort((one, other) => one.euros - other.euros);
    if (best === undefined) return { ...destination, from: null };
    const checked = await searchHotels(command(destination, best.checkIn, 0));
    const [cheapest] = isRefusal(checked) ? [] : checked.hotels;
    const from = cheapest?.offer ? { amount: cheapest.offer.total, currency: cheapest.hotel.currency } : null;
    return { ...destination, from };
  };
