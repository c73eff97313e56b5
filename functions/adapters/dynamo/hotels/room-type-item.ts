import * as z from 'zod';
import { keys } from '../../../contract/keys.ts';
import type { Hotel, RoomType, RoomTypeDetails } from '../../../domain/hotel/hotel.ts';
import { guestPricingSchema } from '../rates/rate-items.ts';
import type { Item } from '../table.ts';
import { cellKeysOf, deletionSchema, imageSchema, isListed, rolloutEndSchema, roomPart } from './hotel-item.ts';

export const demandPricingSchema = z.object({
  occupancy: z.array(z.object({ id: z.string(), atLeastPercent: z.number(), factor: z.string() })),
  leadTime: z.array(z.object({ id: z.string(), withinDays: z.number(), factor: z.string() })),
  floor: z.int().exactOptional(),
  ceiling: z.int().exactOptional(),
});

export const capacityChangeSchema = z.object({
  changeId: z.string(),
  cap: z.int(),
  previousCap: z.int(),
  totalRooms: z.int(),
  softLimit: z.int().nullable(),
  startedAt: z.string(),
  by: z.string(),
  from: z.string(),
  to: z.string(),
  rollingBack: z.array(z.string()).exactOptional(),
});

const termsSchema = z.object({
  name: z.string(),
  description: z.string(),
  basePrice: z.int(),
  maxGuests: z.int(),
  maxAdults: z.int().nullable().exactOptional(),
  maxChildren: z.int().nullable().exactOptional(),
  guestPricing: guestPricingSchema.nullable().exactOptional(),
  totalRooms: z.int(),
  softLimit: z.int().nullable(),
  demandPricing: demandPricingSchema.nullable(),
  amenities: z.array(z.string()),
  images: z.array(imageSchema),
});

const roomTypeSchema = termsSchema.extend({
  type: z.literal('roomType'),
  schema: z.literal(1),
  id: z.string(),
  hotelId: z.string(),
  version: z.int(),
  capacityChange: capacityChangeSchema.exactOptional(),
  pending: termsSchema.exactOptional(),
  deleting: z.literal(true).exactOptional(),
  deletion: deletionSchema.exactOptional(),
  lastRollout: rolloutEndSchema.exactOptional(),
});

/** What an owner says of a room type, as attributes; its first picture is an attribute of its own for the cells index. */
export const roomTypeDetailsItem = (details: RoomTypeDetails): Item => ({
  ...details,
  image: details.images[0] ?? null,
});

export const toRoomTypeItem = (hotel: Hotel, roomType: RoomType): Item => ({
  ...keys.roomType(roomType.hotelId, roomType.id),
  type: 'roomType',
  schema: 1,
  ...roomType,
  image: roomType.images[0] ?? null,
  ...(isListed(hotel) && cellKeysOf(hotel, roomPart(roomType.id))),
});

/** Throws where the item is not a room type of ours. */
export const fromRoomTypeItem = (item: Item): RoomType => {
  const { type: _type, schema: _schema, ...roomType } = roomTypeSchema.parse(item);
  return roomType;
};

const homeSchema = z.object({ type: z.literal('roomTypeHome'), schema: z.literal(1), hotelId: z.string() });

/** From a room type's id to its hotel, as the owner's routes name no hotel. */
export const toHomeItem = (roomType: Pick<RoomType, 'id' | 'hotelId'>): Item => ({
  ...keys.roomTypeHome(roomType.id),
  type: 'roomTypeHome',
  schema: 1,
  hotelId: roomType.hotelId,
});

export const fromHomeItem = (item: Item): string => homeSchema.parse(item).hotelId;
