import * as z from 'zod';
import { amenities, currency, date, fractional, latitude, longitude, paging } from '../common.ts';
import { fault, formatted } from '../input-errors.ts';
import { code, oneForm, oneFormRule, people } from '../people.ts';
import type { InputErrorCode } from '../problem-answer.ts';
import { board } from '../rates/bodies.ts';
import { query } from '../text.ts';

/** Bounds of a nightly price: a decimal string, or a number. */
const bound = z.union([
  fractional(0, 1e9),
  formatted('price', /^\d{1,10}(\.\d{1,6})?$/, 'is not a price such as 120.00'),
]);
const box = z.strictObject({ north: latitude, south: latitude, east: longitude, west: longitude }).meta({ id: 'Box' });
/** How many days earlier and later are priced as well. */
const flexible = z.strictObject({ days: z.int().min(1).max(7) }).meta({ id: 'FlexibleDates' });
export const searchSort = z.enum(['recommended', 'price', 'rating', 'distance']);

export const searchBody = z
  .strictObject({
    location: query(200).optional(),
    latitude: latitude.optional(),
    longitude: longitude.optional(),
    box: box.optional(),
    radiusKm: fractional(0, 500).gt(0).default(50),
    text: query(500).optional(),
    checkIn: date.optional(),
    checkOut: date.optional(),
    flexible: flexible.optional(),
    ...people,
    refundable: z.literal(true).optional(),
    boards: z.array(board).max(5).default([]),
    code: code.optional(),
    priceMin: bound.optional(),
    priceMax: bound.optional(),
    currency: currency.default('EUR'),
    amenities: amenities.default([]),
    starRating: z.array(z.int().min(1).max(5)).max(5).default([]),
    minRating: fractional(0, 5).optional(),
    sort: searchSort.default('recommended'),
    limit: z.int().min(1).max(100).default(20),
    /** `nextCursor` of the page before; null, as the last page has it, is the first page. */
    cursor: paging.cursor.nullable(),
  })
  .refine(oneForm, oneFormRule)
  .superRefine((body, context) => {
    const refuse = (field: string, code: InputErrorCode, message: string, params: object) =>
      context.addIssue({ code: 'custom', path: [field], ...fault(code, message, { ...params }) });
    /** Both of a pair are given or none; the one that is missing is pointed at. */
    const together = (one: 'checkIn' | 'latitude', other: 'checkOut' | 'longitude'): void => {
      if ((body[one] === undefined) === (body[other] === undefined)) return;
      const missing = body[one] === undefined ? one : other;
      refuse(missing, 'come_together', `${one} and ${other} come together`, { fields: [one, other] });
    };
    together('checkIn', 'checkOut');
    together('latitude', 'longitude');
    const places = [body.location, body.latitude, body.box].filter((place) => place !== undefined).length;
    if (places > 1) {
      const fields = ['location', 'latitude', 'box'];
      refuse('location', 'choose_one', 'name one of location, latitude and longitude, or box', { fields });
    }
    if (body.box && body.box.south > body.box.north) {
      refuse('box', 'above', 'south is above north', { field: 'north' });
    }
    if (body.flexible && body.checkIn === undefined) {
      refuse('flexible', 'needs', 'needs checkIn and checkOut', { fields: ['checkIn', 'checkOut'] });
    }
    if (body.priceMin !== undefined && body.priceMax !== undefined && Number(body.priceMin) > Number(body.priceMax)) {
      refuse('priceMin', 'above', 'is above priceMax', { field: 'priceMax' });
    }
    if (body.sort === 'distance' && places === 0) {
      refuse('sort', 'needs', 'distance needs a place', { fields: ['location', 'latitude', 'box'] });
    }
  })
  .meta({ id: 'SearchInput' });

export const placesQuery = z.strictObject({ q: query(200), limit: paging.limit, cursor: paging.cursor });
