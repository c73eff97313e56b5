import * as z from 'zod';
import { HOTEL_STATUSES, type RatingCounts } from '../../domain/hotel/hotel.ts';
import type { Candidate, SearchedHotel, SearchedRoomType } from '../../domain/search/candidate.ts';
import { capacityChangeSchema, demandPricingSchema } from '../dynamo/hotels/room-type-item.ts';
import { guestPricingSchema, policySchema, ratePlanSchema, taxSchema } from '../dynamo/rates/rate-items.ts';
import type { Item } from '../dynamo/table.ts';

// Lean schemas of the rows of the cells index: what a search needs, as thousands of them may be read for one answer.

const hotelRow = z.object({
  id: z.string(),
  name: z.string(),
  city: z.string(),
  country: z.string(),
  latitude: z.number(),
  longitude: z.number(),
  starRating: z.int().nullable(),
  amenities: z.array(z.string()),
  status: z.enum(HOTEL_STATUSES),
  timeZone: z.string(),
  currency: z.string(),
  checkInTime: z.string(),
  taxes: z.array(taxSchema),
  cancellationPolicy: policySchema,
  plans: z.array(ratePlanSchema).exactOptional(),
  deleting: z.literal(true).exactOptional(),
});

const roomTypeRow = z.object({
  id: z.string(),
  hotelId: z.string(),
  name: z.string(),
  basePrice: z.int(),
  maxGuests: z.int(),
  maxAdults: z.int().nullable().exactOptional(),
  maxChildren: z.int().nullable().exactOptional(),
  guestPricing: guestPricingSchema.nullable().exactOptional(),
  totalRooms: z.int(),
  softLimit: z.int().nullable(),
  demandPricing: demandPricingSchema.nullable(),
  capacityChange: capacityChangeSchema.exactOptional(),
  deleting: z.literal(true).exactOptional(),
});

const ratingRow = z.object({
  hotelId: z.string(),
  stars: z.tuple([z.int(), z.int(), z.int(), z.int(), z.int()]),
});

interface Gathering {
  hotel?: SearchedHotel;
  rating: RatingCounts;
  readonly roomTypes: SearchedRoomType[];
}

/**
 * The hotels whose rows these are, in any order. Rows without their hotel's are of one that has just come or gone: they
 * are left out.
 */
export const candidatesFrom = (rows: readonly Item[]): Candidate[] => {
  const gathered = new Map<string, Gathering>();
  for (const row of rows) {
    if (row['type'] !== 'hotel') continue;
    const hotel = hotelRow.parse(row);
    gathered.set(hotel.id, { hotel, rating: [0, 0, 0, 0, 0], roomTypes: [] });
  }
  for (const row of rows) {
    const of = gathered.get(String(row['hotelId']));
    if (of === undefined) continue;
    if (row['type'] === 'rating') of.rating = ratingRow.parse(row).stars;
    if (row['type'] === 'roomType') of.roomTypes.push(roomTypeRow.parse(row));
  }
  return [...gathered.values()].flatMap(({ hotel, ...rest }) => (hotel === undefined ? [] : [{ hotel, ...rest }]));
};
