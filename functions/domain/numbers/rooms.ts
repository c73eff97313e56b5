import type { IsoDate } from '../calendar/date.ts';
import type { Instant } from '../calendar/instant.ts';
import { today } from '../calendar/zone.ts';
import type { Block } from '../hotel/block.ts';

/** That a room type had another number of rooms from an instant on; 0 before it was made and after it was deleted. */
export interface RoomsChange {
  readonly roomTypeId: string;
  readonly at: Instant;
  readonly before: number;
  readonly after: number;
}

/** What a hotel had to sell on a date. */
export type RoomsOn = (date: IsoDate) => number;

/**
 * The rooms of a hotel by date, from its room types as they are and their changes. A change counts from the hotel's day
 * on which it was made; a room type without one has always been as it is.
 */
export function roomsOn(
  roomTypes: readonly { readonly id: string; readonly totalRooms: number }[],
  changes: readonly RoomsChange[],
  timeZone: string,
): RoomsOn {
  const dated = Map.groupBy(
    changes
      .toSorted((one, other) => (one.at < other.at ? -1 : 1))
      .map((change) => ({ ...change, from: today(change.at, timeZone) })),
    ({ roomTypeId }) => roomTypeId,
  );
  const unchanged = roomTypes.reduce((sum, { id, totalRooms }) => (dated.has(id) ? sum : sum + totalRooms), 0);
  const histories = [...dated.values()];
  return (date) =>
    histories.reduce((sum, history) => {
      const last = history.findLast(({ from }) => from <= date);
      return sum + (last?.after ?? history[0]?.before ?? 0);
    }, unchanged);
}

/** How many rooms the blocks keep off sale on a date; of one that is on its way, the nights that it has. */
export function blockedOn(blocks: readonly Block[], date: IsoDate): number {
  return blocks.reduce((sum, block) => (isBlocked(block, date) ? sum + block.rooms : sum), 0);
}

const isBlocked = ({ state, from, takenTo }: Block, date: IsoDate): boolean =>
  state !== 'removed' && date >= from && date < takenTo;
