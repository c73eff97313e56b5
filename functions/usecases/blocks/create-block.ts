import type { BodyOf } from '../../contract/routes.ts';
import { capOf } from '../../domain/availability.ts';
import { addDays, eachNight, type IsoDate } from '../../domain/calendar/date.ts';
import { today } from '../../domain/calendar/zone.ts';
import type { Block } from '../../domain/hotel/block.ts';
import { inventoryOf, type RoomType } from '../../domain/hotel/hotel.ts';
import type { Unit } from '../../domain/hotel/unit.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { horizon } from '../../domain/stay.ts';
import { nightsByDate } from '../../domain/stay-offer.ts';
import { type Caller, noHotel, owns } from '../hotels/ownership.ts';
import type { Bookings } from '../ports/bookings.ts';
import type { Digests } from '../ports/digests.ts';
import type { HotelFacts } from '../ports/hotels.ts';
import type { NightReader } from '../ports/nights.ts';
import type { Settings } from '../ports/settings.ts';
import type { Units } from '../ports/units.ts';
import { untilDecided } from '../rooms/rollout-ports.ts';
import { unitTaken } from '../units/taken-unit.ts';
import { type FinishBlockDeps, finishBlock } from './finish-block.ts';

export interface CreateBlockDeps extends FinishBlockDeps {
  readonly nights: NightReader;
  readonly settings: Settings;
  readonly digests: Pick<Digests, 'block' | 'body'>;
  readonly units: Pick<Units, 'find' | 'nights'>;
  readonly bookings: Pick<Bookings, 'find'>;
}

export interface CreateBlock {
  readonly caller: Caller;
  readonly hotelId: string;
  readonly idempotencyKey: string;
  readonly body: BodyOf<'createBlock'>;
}

/** The block as it is now; `replayed` where the key had made it before. */
export interface CreatedBlock {
  readonly block: Block;
  readonly replayed: boolean;
}

/**
 * Takes rooms off sale as a stay would (rule 32): never more than are left. The block is stored before its first night
 * is taken and is answered when it has all: after a crash the next request with its key, or the sweeper, finishes it. A
 * block whose nights are not free is undone whole, and its key is free again.
 */
export const createBlock =
  (deps: CreateBlockDeps) =>
  (command: CreateBlock): Promise<CreatedBlock | Refusal> => {
    const { caller, hotelId, idempotencyKey, body } = command;
    const id = deps.digests.block(caller.userId, hotelId, idempotencyKey);
    const bodyHash = deps.digests.body(body.unitId === undefined ? { ...body, rooms: body.rooms ?? 1 } : body);
    return untilDecided(async (): Promise<CreatedBlock | Refusal | 'conflict' | 'contended'> => {
      const facts = await deps.hotels.facts(hotelId);
      if (facts === undefined || !owns(caller, facts.hotel)) return noHotel;
      const known = await deps.blocks.find(id);
      if (known !== undefined) {
        return known.bodyHash === bodyHash ? finished(deps, known.block, true) : { refused: 'idempotency-key-reused' };
      }
      const block = await judgeBlock(deps, facts, command, id);
      if (isRefusal(block)) return block;
      const begun = await deps.blocks.begin({ block, bodyHash }, facts);
      return begun === 'committed' ? finished(deps, block, false) : begun;
    });
  };

const finished = async (
  deps: CreateBlockDeps,
  { id, unitId }: Block,
  replayed: boolean,
): Promise<CreatedBlock | Refusal | 'conflict' | 'contended'> => {
  const end = await finishBlock(deps, id);
  if (end.kind === 'contended') return 'contended';
  if (end.kind === 'ended') return { block: end.block, replayed };
  // Undone by another process, which alone knows for which nights, or for a unit that is taken: decide anew.
  return end.nights.length === 0 || unitId !== undefined ? 'conflict' : { refused: 'sold-out', nights: end.nights };
};

/** The block as it begins, or why it cannot be; the nights are looked at first, so that all in its way are named. */
const judgeBlock = async (
  deps: CreateBlockDeps,
  { hotel, roomTypes }: HotelFacts,
  { caller, body }: CreateBlock,
  id: string,
): Promise<Block | Refusal> => {
  const { unitId, from, to, rooms = 1, reason } = body;
  const unit = unitId === undefined ? undefined : await deps.units.find(hotel.id, unitId);
  if (unitId !== undefined && (unit === undefined || unit.retiring !== undefined)) {
    return { refused: 'refused', detail: 'The hotel has no such unit.', pointer: '/unitId', code: 'invalid_value' };
  }
  const roomTypeId = unit?.roomTypeId ?? body.roomTypeId;
  const roomType = roomTypes.find((one) => one.id === roomTypeId);
  if (roomType === undefined) {
    const detail = 'The hotel has no such room type.';
    return { refused: 'refused', detail, pointer: '/roomTypeId', code: 'unknown_room_type' };
  }
  if (hotel.deleting === true || roomType.deleting === true) {
    return { refused: 'wrong-state', detail: 'The hotel or room type is being deleted.', status: 'deleting' };
  }
  const now = deps.clock.now();
  const { horizonMonths } = await deps.settings.current();
  const refusal = judgeDates({ from, to }, today(now, hotel.timeZone), horizonMonths);
  if (refusal) return refusal;
  const short = await shortNights(deps, roomType, { from, to, rooms });
  const taken = unit && (await whoHas(deps, unit, { from, to }));
  if (taken) return taken;
  if (short.length > 0) return { refused: 'sold-out', nights: short };
  return {
    ...{ id, hotelId: hotel.id, roomTypeId: roomType.id, ...(unit && { unitId: unit.id }) },
    ...{ from, to, until: to, rooms, reason },
    ...{ createdAt: now, by: caller.userId, state: 'taking', takenTo: from },
  };
};

/** The stay or block that has the unit on some of these nights. */
const whoHas = async (
  { units, bookings }: CreateBlockDeps,
  unit: Unit,
  { from, to }: Pick<Block, 'from' | 'to'>,
): Promise<Refusal | undefined> => {
  const taken = (await units.nights(unit.id, from)).filter(({ date }) => date < to);
  const [first] = taken;
  const nights = taken.map(({ date }) => date);
  return first && unitTaken(bookings, [unit], [{ unitId: unit.id, nights, holder: first.holder }]);
};

const judgeDates = (
  { from, to }: Pick<Block, 'from' | 'to'>,
  day: IsoDate,
  horizonMonths: number,
): Refusal | undefined => {
  if (from < day) {
    const detail = 'from is already past at the hotel';
    return { refused: 'refused', detail, pointer: '/from', code: 'in_past', params: { today: day } };
  }
  const last = horizon(day, horizonMonths);
  if (addDays(to, -1) <= last) return undefined;
  const detail = `nights are sold at most ${horizonMonths} months ahead, until ${last}`;
  const params = { months: horizonMonths, last };
  return { refused: 'refused', detail, pointer: '/to', code: 'beyond_horizon', params };
};

/** The nights with fewer rooms left. A closed night sells none and has those that are left none the less. */
const shortNights = async (
  { nights }: CreateBlockDeps,
  roomType: RoomType,
  { from, to, rooms }: Pick<Block, 'from' | 'to' | 'rooms'>,
): Promise<IsoDate[]> => {
  const cap = capOf(inventoryOf(roomType));
  const stored = nightsByDate(await nights.nights(roomType.hotelId, from, addDays(to, -1)), roomType.id);
  return eachNight(from, to).filter((date) => (stored.get(date)?.left ?? cap) < rooms);
};
