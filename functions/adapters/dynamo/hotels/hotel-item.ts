import * as z from 'zod';
import { indexKeys, keys } from '../../../contract/keys.ts';
import { cellKey, cellOf, lonKey } from '../../../domain/geo/cells.ts';
import { HOTEL_STATUSES, type Hotel, type RatingCounts } from '../../../domain/hotel/hotel.ts';
import { foldName } from '../../../domain/reference/fold.ts';
import { policySchema, ratePlanSchema, taxSchema } from '../rates/rate-items.ts';
import type { Item } from '../table.ts';

export const imageSchema = z.object({ url: z.string(), alt: z.string() });
export const deletionSchema = z.object({
  changeId: z.string(),
  startedAt: z.string(),
  by: z.string(),
  from: z.string(),
  to: z.string(),
  reopening: z.array(z.string()).exactOptional(),
  ofHotel: z.literal(true).exactOptional(),
});
export const rolloutEndSchema = z.object({
  changeId: z.string(),
  outcome: z.enum(['done', 'rolled-back']),
  nights: z.array(z.string()),
});

const hotelSchema = z.object({
  type: z.literal('hotel'),
  schema: z.literal(1),
  id: z.string(),
  ownerId: z.string(),
  name: z.string(),
  description: z.string(),
  address: z.string(),
  city: z.string(),
  town: z.string().exactOptional(),
  country: z.string(),
  latitude: z.number(),
  longitude: z.number(),
  starRating: z.int().nullable(),
  amenities: z.array(z.string()),
  images: z.array(imageSchema),
  status: z.enum(HOTEL_STATUSES),
  timeZone: z.string(),
  currency: z.string(),
  checkInTime: z.string(),
  checkOutTime: z.string(),
  taxes: z.array(taxSchema),
  cancellationPolicy: policySchema,
  createdAt: z.string(),
  updatedAt: z.string(),
  version: z.int(),
  roomTypeCount: z.int(),
  plans: z.array(ratePlanSchema).exactOptional(),
  planRev: z.int().exactOptional(),
  deleting: z.literal(true).exactOptional(),
  deletion: deletionSchema.exactOptional(),
  lastRollout: rolloutEndSchema.exactOptional(),
});

const ratingSchema = z.object({
  type: z.literal('rating'),
  schema: z.literal(1),
  hotelId: z.string(),
  stars: z.tuple([z.int(), z.int(), z.int(), z.int(), z.int()]),
});

/** Where a hotel, its rating and its room types stand on the globe: their key in the cells index. */
export const cellKeysOf = (hotel: Pick<Hotel, 'id' | 'latitude' | 'longitude'>, part: string) =>
  indexKeys.cell(cellKey(cellOf(hotel.latitude, hotel.longitude)), lonKey(hotel.longitude), hotel.id, part);

/** The part of a room type's row in its hotel's cell. */
export const roomPart = (roomTypeId: string): string => `ROOM#${roomTypeId}`;

/** Whether guests see it in lists and searches. */
export const isListed = (hotel: Pick<Hotel, 'status'>): boolean => hotel.status === 'active';

/** The index keys that follow from a hotel's facts; one that is not active is in no list or search but its owner's. */
export const indexKeysOf = (hotel: Hotel): Record<string, string> =>
  isListed(hotel)
    ? {
        ...cellKeysOf(hotel, 'HOTEL'),
        ...indexKeys.city(hotel.town ?? foldName(hotel.city), hotel.country, hotel.id),
        ...indexKeys.listing(hotel.country, hotel.id),
      }
    : indexKeys.unlisted(hotel.country, hotel.id);

export const toHotelItem = (hotel: Hotel): Item => ({
  ...keys.hotel(hotel.id),
  type: 'hotel',
  schema: 1,
  ...hotel,
  image: hotel.images[0] ?? null,
  ...indexKeys.hotelOfOwner(hotel.ownerId, hotel.id),
  ...indexKeysOf(hotel),
});

/** Throws where the item is not a hotel of ours. */
export const fromHotelItem = (item: Item): Hotel => {
  const { type: _type, schema: _schema, ...hotel } = hotelSchema.parse(item);
  return hotel;
};

export const noRatings: RatingCounts = [0, 0, 0, 0, 0];

export const toRatingItem = (hotel: Hotel, stars: RatingCounts): Item => ({
  ...keys.rating(hotel.id),
  type: 'rating',
  schema: 1,
  hotelId: hotel.id,
  stars,
  ...(isListed(hotel) && cellKeysOf(hotel, 'RATING')),
});

export const fromRatingItem = (item: Item): RatingCounts => ratingSchema.parse(item).stars;
