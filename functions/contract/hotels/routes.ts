import * as z from 'zod';
import { amenity, atMostNights, country, date, digits, id, inOrder, orderRule, paging } from '../common.ts';
import { fault, formatted } from '../input-errors.ts';
import { code, oneForm, oneFormRule, partyQuery } from '../people.ts';
import type { Route } from '../route.ts';
import * as search from '../search/bodies.ts';
import { query } from '../text.ts';

/** `LEVEL_ROW_COLUMN`, see `mapCellOf` of map-cell.ts. */
const mapCell = formatted('map_cell', /^[0-2]_-?\d{1,4}_-?\d{1,5}$/, 'is not a cell of the map').meta({
  example: '0_258_-61',
});

const page = { group: 'hotels', access: 'public', limit: 'other', method: 'GET' } as const;
const hotelId = z.strictObject({ hotelId: id });
/** A query list: `?amenities=wifi,pool`, or the name once for each where the route has it in `listed`. */
const commaList = <T extends z.ZodType<unknown, string>>(item: T) =>
  z
    .string()
    .min(1)
    .max(2000)
    .transform((value) => value.split(','))
    .pipe(z.array(item).max(50))
    .meta({ description: 'Separated by commas, or the parameter given once for each.' });

export const hotelRoutes = {
  listHotels: {
    ...page,
    path: '/hotels',
    summary: 'Active hotels, by place and facts.',
    listed: ['starRating', 'amenities'],
    query: z.strictObject({
      city: query(200).optional(),
      country: country.optional(),
      starRating: commaList(digits(1, 5)).optional(),
      amenities: commaList(amenity).optional(),
      ...paging,
    }),
    problems: [],
  },
  getHotel: {
    ...page,
    path: '/hotels/{hotelId}',
    summary: 'A hotel and its room types.',
    params: hotelId,
    problems: ['not-found'],
  },
  getHotelRooms: {
    ...page,
    tries: 'code',
    path: '/hotels/{hotelId}/rooms',
    summary: 'Room types, with dates each with its offers, one a rate plan, or the reason why there is none.',
    params: hotelId,
    query: z
      .strictObject({
        checkIn: date.optional(),
        checkOut: date.optional(),
        guests: digits(1, 160).optional(),
        rooms: digits(1, 8).optional(),
        party: partyQuery.optional(),
        code: code.optional(),
        ratePlanId: id.optional(),
      })
      .refine(oneForm, oneFormRule)
      .refine((query) => (query.checkIn === undefined) === (query.checkOut === undefined), {
        path: ['checkOut'],
        ...fault('come_together', 'checkIn and checkOut come together', { fields: ['checkIn', 'checkOut'] }),
      }),
    problems: ['not-found', 'stay-not-allowed'],
  },
  getCalendar: {
    ...page,
    tries: 'code',
    path: '/hotels/{hotelId}/calendar',
    summary: 'What each night from `from` to `to`, both included, costs and has left; up to 92 nights.',
    params: hotelId,
    query: z
      .strictObject({
        roomTypeId: id.optional(),
        from: date,
        to: date,
        party: partyQuery.optional(),
        ratePlanId: id.optional(),
        code: code.optional(),
      })
      .refine(inOrder, orderRule)
      .refine(...atMostNights(92)),
    problems: ['not-found'],
  },
  getReviews: {
    ...page,
    path: '/hotels/{hotelId}/reviews',
    summary: 'Reviews of past guests, newest first.',
    params: hotelId,
    query: z.strictObject(paging),
    problems: ['not-found'],
  },
  searchHotels: {
    method: 'POST',
    path: '/search',
    safe: true,
    group: 'search',
    access: 'public',
    limit: 'search',
    tries: 'code',
    summary: 'Hotels around a place that fit dates, people, price and filters; each can be booked as shown.',
    body: search.searchBody,
    problems: ['stay-not-allowed'],
  },
  listPlaces: {
    method: 'GET',
    path: '/places',
    group: 'search',
    access: 'public',
    limit: 'other',
    summary: 'Completes the name of a place, the most populous first, and after places of a hotel.',
    query: search.placesQuery,
    problems: [],
  },
  listDestinations: {
    method: 'GET',
    path: '/destinations',
    group: 'search',
    access: 'public',
    limit: 'other',
    cacheSeconds: 300,
    summary: 'The places with most hotels, each with the total of a night there that could be booked.',
    query: z.strictObject(paging),
    problems: [],
  },
  getMap: {
    method: 'GET',
    path: '/map/{cell}',
    group: 'search',
    access: 'public',
    limit: 'other',
    cacheSeconds: 86_400,
    summary: 'Land and the largest places of a part of the world, to draw a map of.',
    params: z.strictObject({ cell: mapCell }),
    problems: ['not-found'],
  },
} as const satisfies Record<string, Route>;
