import type { BodyOf } from '../../contract/routes.ts';
import { countryHasZone, isTimeZone, keepSameTime } from '../../domain/calendar/zone.ts';
import { distanceKm } from '../../domain/geo/distance.ts';
import type { Hotel } from '../../domain/hotel/hotel.ts';
import { policyProblems } from '../../domain/policy.ts';
import { taxProblems } from '../../domain/price-limits.ts';
import type { TaxRule } from '../../domain/rates/taxes.ts';
import { currencyOfCountry, isCountry } from '../../domain/reference/countries.ts';
import { isCurrency } from '../../domain/reference/currencies.ts';
import { foldName } from '../../domain/reference/fold.ts';
import type { FieldError, RefusalOf } from '../../domain/refusal.ts';
import type { HotelPlace, Town, Towns } from '../ports/hotels.ts';

export type HotelBody = BodyOf<'createHotel'>;
type TaxBody = HotelBody['taxes'][number];
/** What an owner says of a hotel, complete. */
export type HotelDetails = Omit<
  Hotel,
  | 'id'
  | 'ownerId'
  | 'createdAt'
  | 'updatedAt'
  | 'version'
  | 'roomTypeCount'
  | 'plans'
  | 'planRev'
  | 'deleting'
  | 'deletion'
  | 'lastRollout'
>;

/** Beyond this a town says nothing about the clock of a hotel. */
const MOST_KM = 300;
/** Within this the nearest town knows the clock better than boundaries that are drawn coarsely. */
const NEARBY_KM = 25;

const behind = (pointer: string, problems: readonly FieldError[]): FieldError[] =>
  problems.map((problem) => ({ ...problem, pointer: `${pointer}${problem.pointer}` }));

/**
 * The hotel's details with defaults for what the owner left open, or the refusal of the body. `present` is the hotel
 * that is replaced: its place gives time zone and currency only when a hotel is created.
 */
export const judgeHotel = (
  body: HotelBody,
  towns: Towns,
  present?: Hotel,
): HotelDetails | RefusalOf<'invalid-request'> => {
  const errors: FieldError[] = [];
  const { timeZone: givenZone, currency: givenCurrency, taxes: givenTaxes, cancellationPolicy, ...facts } = body;
  const taxes = givenTaxes.map(taxOf);
  if (!isCountry(body.country)) {
    errors.push({ pointer: '/country', code: 'unknown_country', detail: 'is not a country of ISO 3166-1' });
  }
  if (givenZone !== undefined && !isTimeZone(givenZone)) {
    const detail = 'is not a time zone of the IANA database such as Europe/Lisbon';
    errors.push({ pointer: '/timeZone', code: 'unknown_time_zone', detail });
  }
  if (givenCurrency !== undefined && !isCurrency(givenCurrency)) {
    errors.push({ pointer: '/currency', code: 'unknown_currency', detail: 'is not a currency of ISO 4217 in use' });
  }
  const times = timesOf(body);
  if (times.checkOutTime > times.checkInTime) {
    const detail = 'is later than checkInTime, so guests would arrive before others have left';
    errors.push({ pointer: '/checkOutTime', code: 'after', params: { field: 'checkInTime' }, detail });
  }
  if (errors.length > 0) return { refused: 'invalid-request', errors };

  const currency = givenCurrency ?? present?.currency ?? currencyOfCountry(body.country);
  errors.push(...behind('/taxes', taxProblems(taxes, currency)));
  errors.push(...behind('/cancellationPolicy', policyProblems(cancellationPolicy)));
  if (errors.length > 0) return { refused: 'invalid-request', errors };
  const town = towns.townOf(body);
  return {
    ...facts,
    images: facts.images.map(({ url, alt }) => ({ url, alt })),
    taxes,
    cancellationPolicy,
    ...(town !== undefined && town !== foldName(body.city) && { town }),
    ...times,
    currency,
    timeZone: givenZone ?? present?.timeZone ?? timeZoneAt(towns, body),
  };
};

/** A tax without what the owner has left out. */
const taxOf = ({ name, kind, value, included, fromAge, maxNights, season, due }: TaxBody): TaxRule => ({
  name,
  kind,
  value,
  ...(included && { included }),
  ...(typeof fromAge === 'number' && { fromAge }),
  ...(typeof maxNights === 'number' && { maxNights }),
  ...(season && { season }),
  ...(due === 'at_hotel' && { due }),
});

/** Check-in from 15:00, check-out until 11:00, unless the owner names one of them and the other would not go with it. */
const timesOf = ({ checkInTime, checkOutTime }: HotelBody) => ({
  checkInTime: checkInTime ?? (checkOutTime !== undefined && checkOutTime > '15:00' ? checkOutTime : '15:00'),
  checkOutTime: checkOutTime ?? (checkInTime !== undefined && checkInTime < '11:00' ? checkInTime : '11:00'),
});

/**
 * The time zone of a place. Of a town close by in the hotel's country; else the one by its boundaries, where the country
 * has it; else of the nearest town in the country, or the one the address names, as boundaries are drawn coarsely at
 * borders and coasts. A place that is in no such town has the zone of its boundaries, whatever its country: a ship's
 * time at sea alone.
 */
export const timeZoneAt = (towns: Towns, place: HotelPlace): string => {
  const within = (km: number, town: Town | undefined): town is Town =>
    town !== undefined && isTimeZone(town.timeZone) && distanceKm(place, town) <= km;
  const { country, latitude, longitude } = place;
  const drawn = towns.zoneAt(latitude, longitude);
  const isDrawn = countryHasZone(country, drawn);
  // A zone that a boundary gives and no town has, is one that the list of towns lacks: no neighbour's.
  if (isDrawn && !towns.keepsZone(country, drawn)) return drawn;
  const nearest = towns.nearest(latitude, longitude);
  const isOwn = nearest?.country === country;
  if (isOwn && within(NEARBY_KM, nearest)) {
    return isDrawn && keepSameTime(drawn, nearest.timeZone) ? drawn : nearest.timeZone;
  }
  if (isDrawn) return drawn;
  if (isOwn && within(MOST_KM, nearest)) return nearest.timeZone;
  const named = towns.resolve(`${place.city}, ${country}`);
  if (within(MOST_KM, named) && named.country === country) return named.timeZone;
  if (isTimeZone(drawn) && !drawn.startsWith('Etc/')) return drawn;
  return within(MOST_KM, nearest) ? nearest.timeZone : drawn;
};
