import { capOf } from '../availability.ts';
import type { IsoDate } from '../calendar/date.ts';
import { inventoryOf, type Night, type RoomType } from './hotel.ts';

// A night's counters against the bookings and blocks that hold it (rules 17 and 32).

export interface NightCounters {
  readonly sold: number;
  readonly blocked: number;
  readonly left: number;
  readonly cap: number;
}

/** A night whose counters are not what its bookings, its blocks and its room type say. */
export interface Drift extends NightCounters {
  readonly hotelId: string;
  readonly roomTypeId: string;
  readonly date: IsoDate;
  /** Rooms of the bookings that hold the night. */
  readonly bookings: number;
  /** Rooms of the blocks that hold it. */
  readonly blocks: number;
  /** How often the counters had been written when they were seen; undefined for an untouched night. */
  readonly seq: number | undefined;
  /** What is written about its cap: undefined for an untouched night. */
  readonly writtenCap: number | undefined;
  /** The counters that would be true; null where nothing can be made better. */
  readonly truth: NightCounters | null;
  /** True when `truth` is complete: more rooms taken than can be sold cannot be counted away. */
  readonly whole: boolean;
}

/** What a night should be judged by. */
export interface Expectation {
  readonly hotelId: string;
  readonly roomTypeId: string;
  readonly date: IsoDate;
  readonly bookings: number;
  readonly blocks: number;
  /** Rollouts begin with this night: the cap of an older night is history. */
  readonly firstRolledOut: IsoDate;
}

/** The cap the night must have, if its room type says one now: not while a change of it is on its way (rule 2). */
const requiredCap = ({ date, firstRolledOut }: Expectation, roomType: RoomType | undefined): number | undefined =>
  roomType === undefined || roomType.capacityChange !== undefined || date < firstRolledOut
    ? undefined
    : Math.max(roomType.totalRooms, roomType.softLimit ?? 0);

const seenCounters = (night: Night | undefined, roomType: RoomType | undefined): NightCounters => {
  const cap = night?.cap ?? (roomType === undefined ? 0 : capOf(inventoryOf(roomType)));
  const sold = night?.sold ?? 0;
  const blocked = night?.blocked ?? 0;
  return { sold, blocked, cap, left: night?.left ?? cap - sold - blocked };
};

/**
 * What the counters should be. Where more is taken than can be sold the night is closed to further sale as far as
 * counters can: no night is ever counted above its cap, nor anything left below nothing. Bookings come before blocks.
 */
const truthOf = (seen: NightCounters, held: Held, cap: number): NightCounters | null => {
  const sold = Math.min(held.bookings, cap);
  const blocked = Math.min(held.blocks, cap - sold);
  const truth = { sold, blocked, left: cap - sold - blocked, cap };
  if (held.bookings + held.blocks <= cap) return truth;
  return seen.left <= 0 && seen.sold >= sold && seen.blocked >= blocked ? null : truth;
};

type Held = Pick<Expectation, 'bookings' | 'blocks'>;

/** The night's drift, or undefined where its counters are true. Its room type is undefined once it has been deleted. */
export const judgeNight = (
  night: Night | undefined,
  expected: Expectation,
  roomType: RoomType | undefined,
): Drift | undefined => {
  const { hotelId, roomTypeId, date, bookings, blocks } = expected;
  const seen = seenCounters(night, roomType);
  const cap = (night?.cap === undefined ? undefined : requiredCap(expected, roomType)) ?? seen.cap;
  const adds = seen.left + seen.sold + seen.blocked === seen.cap;
  if (seen.sold === bookings && seen.blocked === blocks && adds && seen.cap === cap) return undefined;
  return {
    ...seen,
    hotelId,
    roomTypeId,
    date,
    bookings,
    blocks,
    seq: night?.seq,
    writtenCap: night?.cap,
    truth: truthOf(seen, expected, cap),
    whole: bookings + blocks <= cap,
  };
};

/**
 * Whether the repair puts rooms on sale. A booking the index has not shown yet would then be sold over, so such a
 * finding must be made twice; taking rooms off sale can only be too careful.
 */
export const opensRooms = (drift: Drift, truth: NightCounters): boolean =>
  truth.sold < drift.sold || truth.blocked < drift.blocked || truth.left > drift.left;
