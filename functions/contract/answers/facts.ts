import * as z from 'zod';
import { money } from '../common.ts';

/** What a client must know of the system before it asks for anything. */
export const config = z
  .strictObject({
    brand: z.string(),
    /** Where it runs: local, dev, localstack or production. */
    stage: z.string(),
    sandbox: z.boolean(),
    holdMinutes: z.int(),
    maxNights: z.int(),
    horizonMonths: z.int(),
    maxRooms: z.int(),
    amenities: z.array(z.strictObject({ id: z.string(), group: z.string() })),
    boards: z.array(z.string()),
    languages: z.array(z.string()),
    tileUrl: z.string().nullable(),
    version: z.string(),
  })
  .meta({ id: 'Config' });

/** `rate`: units of the currency for one euro on `date`, for comparing prices; `indicative` is no rate of the ECB. */
export const currencies = z
  .strictObject({
    date: z.string(),
    base: z.literal('EUR'),
    items: z.array(
      z.strictObject({ currency: z.string(), digits: z.int(), rate: z.number(), indicative: z.boolean() }),
    ),
  })
  .meta({ id: 'Currencies' });

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
