import * as z from 'zod';
import { amenities, currency, date, paging } from './common.ts';
import { line } from './text.ts';

const latitude = z.number().min(-90).max(90);
const longitude = z.number().min(-180).max(180);
/** Bounds of a nightly price: a decimal string, or a number. */
const bound = z.union([
  z.number().min(0).max(1e9),
  z.string().regex(/^\d{1,10}(\.\d{1,6})?$/, 'is not a price such as 120.00'),
]);
export const searchSort = z.enum(['recommended', 'price', 'rating', 'distance']);

export const searchBody = z
  .strictObject({
    location: line(1, 200).optional(),
    latitude: latitude.optional(),
    longitude: longitude.optional(),
    box: z.strictObject({ north: latitude, south: latitude, east: longitude, west: longitude }).optional(),
    radiusKm: z.number().gt(0).max(500).default(50),
    text: line(1, 500).optional(),
    checkIn: date.optional(),
    checkOut: date.optional(),
    flexible: z.strictObject({ days: z.int().min(1).max(7) }).optional(),
    guests: z.int().min(1).max(160).default(2),
    rooms: z.int().min(1).max(8).default(1),
    priceMin: bound.optional(),
    priceMax: bound.optional(),
    currency: currency.default('EUR'),
    amenities: amenities.default([]),
    starRating: z.array(z.int().min(1).max(5)).max(5).default([]),
    minRating: z.number().min(0).max(5).optional(),
    sort: searchSort.default('recommended'),
    limit: z.int().min(1).max(100).default(20),
    cursor: paging.cursor,
  })
  .superRefine((body, context) => {
    const refuse = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if ((body.checkIn === undefined) !== (body.checkOut === undefined)) {
      refuse(body.checkIn === undefined ? 'checkIn' : 'checkOut', 'checkIn and checkOut come together');
    }
    if ((body.latitude === undefined) !== (body.longitude === undefined)) {
      refuse(body.latitude === undefined ? 'latitude' : 'longitude', 'latitude and longitude come together');
    }
    const places = [body.location, body.latitude, body.box].filter((place) => place !== undefined).length;
    if (places > 1) refuse('location', 'name one of location, latitude and longitude, or box');
    if (body.box && body.box.south > body.box.north) refuse('box', 'south is above north');
    if (body.flexible && body.checkIn === undefined) refuse('flexible', 'needs checkIn and checkOut');
    if (body.priceMin !== undefined && body.priceMax !== undefined && Number(body.priceMin) > Number(body.priceMax)) {
      refuse('priceMin', 'is above priceMax');
    }
    if (body.sort === 'distance' && places === 0) refuse('sort', 'distance needs a place');
  })
  .meta({ id: 'SearchInput' });

export const placesQuery = z.strictObject({ q: line(1, 200), limit: paging.limit, cursor: paging.cursor });
