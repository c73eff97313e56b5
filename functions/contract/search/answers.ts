import * as z from 'zod';
import { id, instant, money } from '../common.ts';
import { offeredPlan, paymentTerms } from '../hotels/answers.ts';
import { board } from '../rates/bodies.ts';

export const foundHotel = z.strictObject({
  id,
  name: z.string(),
  city: z.string(),
  country: z.string(),
  latitude: z.number(),
  longitude: z.number(),
  /** Deadlines are said in it. */
  timeZone: z.string(),
  starRating: z.int().nullable(),
  rating: z.number().nullable(),
  reviewCount: z.int(),
  amenities: z.array(z.string()),
  image: z.strictObject({ url: z.string(), alt: z.string() }).nullable(),
});
export const searchOffer = z.strictObject({
  roomTypeId: id,
  roomTypeName: z.string(),
  nightly: money,
  total: money,
  available: z.int(),
  ratePlan: offeredPlan,
  payment: paymentTerms,
  /** Each night before plan and party; `left` is at most 4. */
  nightlyPrices: z.array(z.strictObject({ date: z.string(), price: money, left: z.int() })),
  /** The last deadline that gives anything back; null where nothing ever does. */
  refundUntil: instant.nullable(),
});
export const place = z
  .strictObject({ name: z.string(), country: z.string(), latitude: z.number(), longitude: z.number() })
  .meta({ id: 'Place' });
/** What a beginning may mean: a place, or a hotel where it stands, which then says so. */
export const completion = place
  .extend({ hotel: z.strictObject({ id, city: z.string() }).optional() })
  .meta({ id: 'Completion' });
const count = <T extends z.ZodType>(value: T) => z.array(z.strictObject({ value, count: z.int() }));

export const searchAnswer = z
  .strictObject({
    items: z.array(
      z.strictObject({ hotel: foundHotel, distanceKm: z.number().nullable(), offer: searchOffer.nullable() }),
    ),
    place: place.nullable(),
    suggestions: z.array(place).optional(),
    total: z.int(),
    facets: z.strictObject({
      starRating: count(z.int()),
      amenities: count(z.string()),
      /** Counts of hotels by average nightly price, `from` included, `to` not, in the currency asked for. */
      price: z.array(z.strictObject({ from: money, to: money.nullable(), count: z.int() })),
      /** Boards that can be booked, and how many hotels give something back; none without dates. */
      boards: count(board),
      refundable: z.int(),
      /** Hotels rated so or better. */
      rating: count(z.number()),
    }),
    dates: z.array(z.strictObject({ checkIn: z.string(), checkOut: z.string(), total: money.nullable() })).optional(),
    nextCursor: z.string().nullable(),
    degraded: z.boolean(),
    partial: z.boolean().optional(),
    tookMs: z.number(),
  })
  .meta({ id: 'SearchAnswer' });

/** A place with hotels; `from` is the total of the cheapest night that was found there. */
export const destination = z
  .strictObject({
    name: z.string(),
    country: z.string(),
    latitude: z.number(),
    longitude: z.number(),
    hotels: z.int(),
    from: money.nullable(),
    image: z.strictObject({ url: z.string(), alt: z.string() }).nullable(),
  })
  .meta({ id: 'Destination' });

/**
 * A part of the world to draw. `land` are rings, longitude and latitude of each point one after the other, lakes and
 * land by the even-odd rule; longitudes go on beyond 180 where the cell crosses the date line. `labels` are its largest
 * places, the largest first.
 */
export const map = z
  .strictObject({
    box: z.strictObject({ north: z.number(), south: z.number(), east: z.number(), west: z.number() }),
    land: z.array(z.array(z.number())),
    rivers: z.array(z.array(z.number())),
    labels: z.array(z.strictObject({ name: z.string(), latitude: z.number(), longitude: z.number() })),
    credits: z.array(z.string()),
  })
  .meta({ id: 'Map' });
