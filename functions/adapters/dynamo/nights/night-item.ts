import * as z from 'zod';
import { keys } from '../../../contract/keys.ts';
import type { Night } from '../../../domain/hotel/hotel.ts';
import { OVERRIDE_REASONS } from '../../../domain/price.ts';
import { isRestricted } from '../../../domain/rates/restrictions.ts';
import { restrictionsSchema } from '../rates/rate-items.ts';
import type { Item } from '../table.ts';

const nightSchema = z.object({
  hotelId: z.string(),
  roomTypeId: z.string(),
  date: z.string(),
  left: z.int().exactOptional(),
  sold: z.int().exactOptional(),
  blocked: z.int().exactOptional(),
  cap: z.int().exactOptional(),
  rateRev: z.int().exactOptional(),
  closed: z.literal(true).exactOptional(),
  fence: z.literal(true).exactOptional(),
  seq: z.int().exactOptional(),
  rolloutRev: z.int().exactOptional(),
  price: z.int().exactOptional(),
  reason: z.enum(OVERRIDE_REASONS).exactOptional(),
  lastChange: z.string().exactOptional(),
  ...restrictionsSchema.shape,
});

const keySchema = z.object({ pk: z.string().startsWith('HOTEL#'), sk: z.string().startsWith('NIGHT#') });

/**
 * A night from its item. Hotel, date and room type are read off the key: a night is only ever updated (rule 1), and an
 * update that makes one writes no more than it must.
 */
export const fromNightItem = (item: Item): Night => {
  const { pk, sk } = keySchema.parse(item);
  const [, date, roomTypeId] = sk.split('#');
  const stored = nightSchema.parse({ ...item, hotelId: pk.slice('HOTEL#'.length), date, roomTypeId });
  const { minStay, minStayThrough, maxStay, closedToArrival, closedToDeparture, ...night } = stored;
  const restrictions = { minStay, minStayThrough, maxStay, closedToArrival, closedToDeparture };
  return isRestricted(restrictions) ? { ...night, restrictions } : night;
};

/** A night as written whole, which only a seed or a test does. */
export const toNightItem = ({ restrictions, ...night }: Night): Item => ({
  ...keys.night(night.hotelId, night.date, night.roomTypeId),
  ...nightMarks,
  ...night,
  ...restrictions,
});

/** What every item carries; an update that may make the night sets it too. */
export const nightMarks = { type: 'night', schema: 1 } as const;
