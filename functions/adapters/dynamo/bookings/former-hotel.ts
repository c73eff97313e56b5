import * as z from 'zod';
import { keys } from '../../../contract/keys.ts';
import { type BookedHotel, bookedHotelOf, type Hotel } from '../../../domain/hotel/hotel.ts';
import { imageSchema } from '../hotels/hotel-item.ts';
import type { Item } from '../table.ts';

const formerHotel = z.object({
  type: z.literal('formerHotel'),
  schema: z.literal(1),
  id: z.string(),
  ownerId: z.string(),
  name: z.string(),
  address: z.string(),
  city: z.string(),
  country: z.string(),
  latitude: z.number(),
  longitude: z.number(),
  timeZone: z.string(),
  checkInTime: z.string(),
  checkOutTime: z.string(),
  image: imageSchema.nullable(),
});

/** What is kept of a hotel when it is deleted. */
export const toFormerHotelItem = (hotel: Hotel): Item => ({
  ...keys.formerHotel(hotel.id),
  type: 'formerHotel',
  schema: 1,
  ...bookedHotelOf(hotel),
});

/** Throws where the item is not a former hotel of ours. */
export const fromFormerHotelItem = (item: Item): BookedHotel => {
  const { type: _type, schema: _schema, ...hotel } = formerHotel.parse(item);
  return hotel;
};
