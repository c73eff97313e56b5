import * as z from 'zod';
import { keys } from '../../../contract/keys.ts';
import type { RoomsChange } from '../../../domain/numbers/rooms.ts';
import type { Item } from '../table.ts';

const roomsChangeSchema = z.object({ roomTypeId: z.string(), at: z.string(), before: z.int(), after: z.int() });

export const fromRoomsChangeItem = (item: Item): RoomsChange => roomsChangeSchema.parse(item);

export const toRoomsChangeItem = (hotelId: string, change: RoomsChange): Item => ({
  ...keys.roomsChange(hotelId, change.at, change.roomTypeId),
  type: 'rooms-change',
  schema: 1,
  hotelId,
  ...change,
});
