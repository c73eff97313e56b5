import { blockedDates } from '../../domain/hotel/block.ts';
import type { Blocks } from '../ports/blocks.ts';
import { nightName } from './held-nights.ts';
import type { Window } from './window.ts';

/** Counts the rooms that blocks hold on each night, by `nightName`; one strong Query. */
export const blockedNights =
  ({ blocks }: { readonly blocks: Pick<Blocks, 'ofHotel'> }) =>
  async (hotelId: string, { from, to }: Window): Promise<ReadonlyMap<string, number>> => {
    const rooms = new Map<string, number>();
    for (const block of await blocks.ofHotel(hotelId, from)) {
      for (const date of blockedDates(block)) {
        const name = nightName({ date, roomTypeId: block.roomTypeId });
        if (date >= from && date <= to) rooms.set(name, (rooms.get(name) ?? 0) + block.rooms);
      }
    }
    return rooms;
  };
