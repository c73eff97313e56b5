import { hotelReader } from '../../adapters/dynamo/hotel-repository.ts';
import { hotelWriter } from '../../adapters/dynamo/hotel-writer.ts';
import { nightReader, nightWriter } from '../../adapters/dynamo/night-repository.ts';
import { roomTypeRepository } from '../../adapters/dynamo/room-type-repository.ts';
import { sharedSettings } from '../../adapters/dynamo/settings-cache.ts';
import { settingsRepository } from '../../adapters/dynamo/settings-repository.ts';
import type { PassPorts } from '../../usecases/rooms/passes.ts';
import { finishApplying, finishDeletionOfHotel } from '../../usecases/rooms/settle-room-type.ts';
import type { Core } from './core.ts';

type PassParts = Pick<Core, 'table' | 'clock' | 'ids' | 'delay'>;

/** What owners' changes need to bring the nights along. */
export const passPorts = ({ table, clock, ids, delay }: PassParts): PassPorts => ({
  hotels: hotelReader(table),
  hotelWriter: hotelWriter(table, delay, ids),
  roomTypes: roomTypeRepository(table, delay, ids),
  nights: nightReader(table),
  writer: nightWriter(table, delay),
  settings: sharedSettings(table, settingsRepository(table, ids, delay), clock),
  clock,
  ids,
});

/** For the sweeper: finishes changes of rooms and deletions of hotels whose worker was lost. */
export const composePasses = (core: PassParts) => {
  const ports = passPorts(core);
  return { finishApplying: finishApplying(ports), finishDeletionOfHotel: finishDeletionOfHotel(ports) };
};
