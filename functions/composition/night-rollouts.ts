import { hotelReader } from '../adapters/dynamo/hotels/hotel-repository.ts';
import { hotelWriter } from '../adapters/dynamo/hotels/hotel-writer.ts';
import { roomTypeRepository } from '../adapters/dynamo/hotels/room-type-repository.ts';
import { blockRepository } from '../adapters/dynamo/nights/block-repository.ts';
import { nightReader, nightWriter } from '../adapters/dynamo/nights/night-repository.ts';
import { gridStore } from '../adapters/dynamo/rates/grid-store.ts';
import { sharedSettings } from '../adapters/dynamo/settings-cache.ts';
import { settingsRepository } from '../adapters/dynamo/settings-repository.ts';
import { type FinishBlockDeps, finishBlock } from '../usecases/blocks/finish-block.ts';
import { type FinishGridDeps, finishGridChange } from '../usecases/grid/finish-grid-change.ts';
import type { RolloutPorts } from '../usecases/rooms/rollout-ports.ts';
import { finishCapacityChange, finishDeletionOfHotel } from '../usecases/rooms/settle-room-type.ts';
import type { Core } from './core.ts';

type RolloutParts = Pick<Core, 'table' | 'clock' | 'ids' | 'delay'>;

/** What owners' changes need to bring the nights along. */
export const rolloutPorts = ({ table, clock, ids, delay }: RolloutParts): RolloutPorts => ({
  hotels: hotelReader(table),
  hotelWriter: hotelWriter(table, delay, ids),
  roomTypes: roomTypeRepository(table, delay, ids),
  nights: nightReader(table),
  writer: nightWriter(table, delay),
  settings: sharedSettings(table, settingsRepository(table, ids, delay), clock),
  clock,
  ids,
});

/** What changes of the grid need. */
export const gridPorts = ({ table, clock, ids, delay }: RolloutParts): FinishGridDeps => ({
  hotels: hotelReader(table),
  nights: nightReader(table),
  writer: nightWriter(table, delay),
  grid: gridStore(table, delay, ids),
  clock,
});

/** What blocks need. */
export const blockParts = ({ table, clock, ids, delay }: RolloutParts): FinishBlockDeps => ({
  hotels: hotelReader(table),
  blocks: blockRepository(table, delay, ids),
  clock,
});

/** For the sweeper: finishes changes of rooms and of grids, blocks, and deletions of hotels, whose worker was lost. */
export const composeRollouts = (core: RolloutParts) => {
  const ports = rolloutPorts(core);
  const grid = gridPorts(core);
  return {
    finishCapacityChange: finishCapacityChange(ports),
    finishDeletionOfHotel: finishDeletionOfHotel(ports),
    finishGridChange: async (hotelId: string, changeId: string) =>
      (await finishGridChange(grid, hotelId, changeId)) === 'contended'
        ? ('contended' as const)
        : ('finished' as const),
    finishBlock: async (blockId: string) => (await finishBlock(blockParts(core), blockId)).kind,
  };
};
