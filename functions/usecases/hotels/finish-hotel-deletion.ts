import type { Deletion, Hotel, RolloutEnd, RoomType } from '../../domain/hotel/hotel.ts';
import { inParallel } from '../in-parallel.ts';
import type { HotelFacts } from '../ports/hotels.ts';
import { finishChange } from '../rooms/finish-change.ts';
import { closeOrReopen, finishDeletion, stillSold } from '../rooms/finish-deletion.ts';
import { nightsFrom } from '../rooms/roll-out-nights.ts';
import { type RolloutPorts, TRIES } from '../rooms/rollout-ports.ts';
import { hotelAudit } from './audited.ts';

/** Room types are up to 20 and each may have to be marked and rolled out before the hotel itself is decided. */
const STEPS = TRIES * 4;
/** Rollouts in progress at once, each of some transactions. */
const ROOM_TYPES_AT_ONCE = 4;

/**
 * Finishes the marked deletion of a hotel (rule 3): every room type is marked and closed with it, then all nights are
 * asked at once. None from today on is sold: all go in one transaction. One is: all room types open again.
 */
export const finishHotelDeletion = async (
  ports: RolloutPorts,
  hotelId: string,
  changeId: string,
): Promise<RolloutEnd | 'contended'> => {
  for (let step = 0; step < STEPS; step += 1) {
    const facts = await ports.hotels.facts(hotelId);
    if (facts === undefined) return { changeId, outcome: 'done', nights: [] };
    const { deletion, lastRollout } = facts.hotel;
    if (deletion?.changeId !== changeId) return lastRollout?.changeId === changeId ? lastRollout : 'contended';
    await (deletion.reopening ? reopen(ports, facts, deletion, deletion.reopening) : close(ports, facts, deletion));
  }
  return 'contended';
};

/** Ends the deletion under way before anything else is done to the hotel; what is left of it is to be read anew. */
export const settleHotel = async (ports: RolloutPorts, hotel: Hotel): Promise<'conflict' | 'contended'> => {
  const ended = await finishHotelDeletion(ports, hotel.id, hotel.deletion?.changeId ?? '');
  return ended === 'contended' ? 'contended' : 'conflict';
};

const goesWith = (roomType: RoomType, deletion: Deletion): boolean =>
  roomType.deletion?.ofHotel === true && roomType.deletion.changeId === deletion.changeId;

const close = async (ports: RolloutPorts, facts: HotelFacts, deletion: Deletion): Promise<void> => {
  const { hotel, roomTypes } = facts;
  const others = roomTypes.filter((roomType) => !goesWith(roomType, deletion));
  for (const roomType of others) await takeAlong(ports, facts, roomType, deletion);
  if (others.length > 0) return;
  if (!(await rollOutAll(ports, facts, deletion)).every((kind) => kind === 'rolled-out')) return;
  const sold = await stillSold(ports, hotel);
  if (sold.length > 0) await ports.hotelWriter.rollBack(hotel, sold);
  else {
    await ports.hotelWriter.remove(
      facts,
      hotelAudit('hotel.deleted', deletion.by, ports.clock.now(), hotel, undefined),
    );
  }
};

/** The nights of every room type, on one reading of all: each rollout checks afterwards that its mark is still there. */
const rollOutAll = async (
  ports: RolloutPorts,
  { hotel, roomTypes }: Pick<HotelFacts, 'hotel' | 'roomTypes'>,
  { from }: Deletion,
) => {
  const nights = await nightsFrom(ports, hotel.id, from);
  return inParallel(roomTypes, ROOM_TYPES_AT_ONCE, async (roomType) =>
    roomType.deletion ? closeOrReopen(ports, hotel, roomType, roomType.deletion, nights) : 'superseded',
  );
};

/** Marks a room type with its hotel's deletion, once what is under way on it has ended. */
const takeAlong = async (
  ports: RolloutPorts,
  { hotel }: HotelFacts,
  roomType: RoomType,
  deletion: Deletion,
): Promise<void> => {
  if (roomType.capacityChange) await finishChange(ports, hotel, roomType);
  else if (roomType.deletion) await finishDeletion(ports, hotel.id, roomType);
  else await ports.roomTypes.beginDeletion(roomType, { ...deletion, ofHotel: true }, hotel);
};

const reopen = async (
  ports: RolloutPorts,
  { hotel, roomTypes }: HotelFacts,
  deletion: Deletion,
  nights: readonly string[],
): Promise<void> => {
  const marked = roomTypes.filter((roomType) => goesWith(roomType, deletion));
  const turned = marked.filter((roomType) => roomType.deletion?.reopening);
  for (const roomType of marked) if (!turned.includes(roomType)) await ports.roomTypes.rollBack(roomType, nights);
  const kinds = await rollOutAll(ports, { hotel, roomTypes: turned }, deletion);
  for (const [index, roomType] of turned.entries()) {
    if (kinds[index] === 'rolled-out') await ports.roomTypes.endDeletion(roomType);
  }
  if (marked.length === 0) await ports.hotelWriter.endDeletion(hotel);
};
