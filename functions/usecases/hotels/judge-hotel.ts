import type { BodyOf } from '../../contract/routes.ts';
import { isTimeZone } from '../../domain/calendar/zone.ts';
import { distanceKm } from '../../domain/geo/distance.ts';
import type { Hotel } from '../../domain/hotel/hotel.ts';
import { policyProblems } from '../../domain/policy.ts';
import { taxProblems } from '../../domain/price-limits.ts';
import { currencyOfCountry, isCountry } from '../../domain/reference/countries.ts';
import { isCurrency } from '../../domain/reference/currencies.ts';
import type { FieldError, RefusalOf } from '../../domain/refusal.ts';
import type { Town, Towns } from '../ports/hotels.ts';

export type HotelBody = BodyOf<'createHotel'>;
/** What an owner says of a hotel, complete. */
export type HotelTerms = Omit<
  Hotel,
  'id' | 'ownerId' | 'createdAt' | 'updatedAt' | 'version' | 'roomTypeCount' | 'deleting' | 'deletion' | 'lastPass'
>;

/** Beyond this a town says nothing about the clock of a hotel. */
const MOST_KM = 300;

const behind = (pointer: string, problems: readonly FieldError[]): FieldError[] =>
  problems.map((problem) => ({ ...problem, pointer: `${pointer}${problem.pointer}` }));

/**
 * The terms with what the owner left open, or what is wrong with them. `present` are those of the hotel that is
 * replaced: time zone and currency are defaults of the place only at the beginning.
 */
export const judgeHotel = (
  body: HotelBody,
  towns: Towns,
  present?: Hotel,
): HotelTerms | RefusalOf<'invalid-request'> => {
  const errors: FieldError[] = [];
  const { timeZone: givenZone, currency: givenCurrency, ...facts } = body;
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
  errors.push(...behind('/taxes', taxProblems(body.taxes, currency)));
  errors.push(...behind('/cancellationPolicy', policyProblems(body.cancellationPolicy)));
  if (errors.length > 0) return { refused: 'invalid-request', errors };
  return { ...facts, ...times, currency, timeZone: givenZone ?? present?.timeZone ?? timeZoneAt(towns, body) };
};

/** Check-in from 15:00, check-out until 11:00, unless the owner names one of them and the other would not go with it. */
const timesOf = ({ checkInTime, checkOutTime }: HotelBody) => ({
  checkInTime: checkInTime ?? (checkOutTime !== undefined && checkOutTime > '15:00' ? checkOutTime : '15:00'),
  checkOutTime: checkOutTime ?? (checkInTime !== undefined && checkInTime < '11:00' ? checkInTime : '11:00'),
});

/**
 * The time zone of a place: of the nearest town in the hotel's country, as a town across a border may keep another
 * time; else of the town the address names, else of the nearest at all. Far from every town, a ship's time by longitude.
 */
export const timeZoneAt = (towns: Towns, place: Pick<Hotel, 'city' | 'country' | 'latitude' | 'longitude'>): string => {
  const near = (town: Town | undefined): town is Town =>
    town !== undefined && isTimeZone(town.timeZone) && distanceKm(place, town) <= MOST_KM;
  const nearest = towns.nearest(place.latitude, place.longitude);
  if (near(nearest) && nearest.country === place.country) return nearest.timeZone;
  const named = towns.resolve(`${place.city}, ${place.country}`);
  if (near(named) && named.country === place.country) return named.timeZone;
  return near(nearest) ? nearest.timeZone : nauticalZone(place.longitude);
};

/** `Etc/GMT` names count westward: `Etc/GMT-9` is nine hours ahead of Greenwich. */
const nauticalZone = (longitude: number): string => {
  const hours = Math.round(longitude / 15);
  if (hours === 0) return 'Etc/GMT';
  return `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`;
};
