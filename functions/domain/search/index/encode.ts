import type { Minor } from '../../money.ts';
import type { Restrictions } from '../../rates/restrictions.ts';
import type { SearchedRoomType } from '../candidate.ts';
import { writeNumber } from './bytes.ts';
import { isRestrictedAlike, type NightRun, type RoomTypeCalendar } from './calendar-runs.ts';
import { CALENDAR_SLOTS, CHUNKS, SLOTS_A_CHUNK, slotOf } from './calendar-slots.ts';
import { adultsOf } from './runs.ts';

/** The layout of a chunk's bytes; readers elsewhere are given these numbers. */
export const layout = {
  version: 5,
  /** Version and number of room types. */
  head: 2,
  /** Most adults, restrictions (1 if there are any), number of prices, of runs, length of the section (3), base price (6), place among the room types by id. */
  section: 14,
  price: 6,
  slots: SLOTS_A_CHUNK,
  /** The slot behind its last night, rooms left with what is closed, and which price. */
  run: 3,
  /** The same, and where there are restrictions the least nights by arrival and through, and the most; 0 for none. */
  strictRun: 6,
  /** Rooms left are counted up to this, in the low half of a byte; in the high half is what the night is closed to. */
  mostLeft: 15,
  closedToArrival: 16,
  closedToDeparture: 32,
} as const;

/** A room type and its position by id. */
type Placed = readonly [place: number, calendar: RoomTypeCalendar];

/**
 * The calendar in bytes, a chunk of the calendar each. In it each room type, by base price, so that the cheapest of a stay is
 * mostly the first and the others are passed over: its head; its different prices, the lowest first; and its nights in
 * runs of those that are alike: three bytes each, and where anything is restricted three more. Most nights are alike, as
 * most nights of a year and a half are untouched. Nights without a room are alike whatever they cost, and so are the slots
 * outside the range.
 * @param calendars by id
 */
export function encodeCalendars(calendars: readonly RoomTypeCalendar[], firstDay: number): Uint8Array[] {
  const scratch = new Uint8Array(layout.head + calendars.length * LONGEST_SECTION);
  const byPrice = byBasePrice(calendars.map(({ roomType }) => roomType)).flatMap(([place]): Placed[] => {
    const calendar = calendars[place];
    return calendar === undefined ? [] : [[place, calendar]];
  });
  return Array.from({ length: CHUNKS }, (_, chunk) =>
    chunkOf(scratch, byPrice, slotOf(chunk * layout.slots - firstDay)),
  );
}

/** Room types of an order by id, the cheapest first, each with its place in that order. */
export function byBasePrice<T extends Pick<SearchedRoomType, 'basePrice'>>(roomTypes: readonly T[]): [number, T][] {
  return [...roomTypes.entries()].sort(([, one], [, other]) => one.basePrice - other.basePrice);
}

/** The most bytes a section can have: every night at a price of its own. */
const LONGEST_SECTION = layout.section + layout.slots * (layout.price + layout.strictRun);

/**
 * @param bytes where it is put together
 * @param night which of the calendar's nights is in the chunk's first slot; past its last one there is none
 */
function chunkOf(bytes: Uint8Array, calendars: readonly Placed[], night: number): Uint8Array {
  bytes[0] = layout.version;
  bytes[1] = calendars.length;
  let at: number = layout.head;
  for (const calendar of calendars) at += writeSection(bytes, at, calendar, night);
  return bytes.slice(0, at);
}

/** Writes a room type's part of a chunk; answers its length. What lies behind it in the bytes is spoilt. */
function writeSection(bytes: Uint8Array, at: number, [place, { roomType, runs }]: Placed, night: number): number {
  const pricesAt = at + layout.section;
  // Runs go where they have room, until it is known how many prices there are.
  const looseAt = pricesAt + layout.slots * layout.price;
  /** In the order they first come; fewer than a byte counts. */
  const different: Minor[] = [];
  const isStrict = isRestrictedIn(runs, night) || isRestrictedIn(runs, night - CALENDAR_SLOTS);
  const width = isStrict ? layout.strictRun : layout.run;
  let end = looseAt;
  let slot = 0;
  let last: SlotRun | undefined;
  const put = (until: number, night: SlotRun): void => {
    if (last === undefined || !isSame(last, night)) {
      bytes[end + 1] = night.left;
      bytes[end + 2] = night.left > 0 ? nameOf(different, night.price) : 0;
      if (isStrict) writeRestrictions(bytes, end, night.restrictions);
      last = night;
      end += width;
    }
    bytes[end - width] = until;
    slot = until;
  };
  /** The calendar's nights `from` and on, as far as the chunk has slots left for them. */
  const putNights = (from: number): void => {
    const to = from + layout.slots - slot;
    const zero = slot - from;
    for (const { start, end: behind, left, price, restrictions } of runs) {
      if (behind <= from || start >= to) continue;
      put(zero + Math.min(behind, to), { left: Math.min(layout.mostLeft, left), price, restrictions });
    }
  };
  putNights(night);
  if (night + layout.slots > CALENDAR_SLOTS) {
    // Behind the last slot of the calendar comes its first: the range begins in this chunk.
    if (slot < CALENDAR_SLOTS - night) put(CALENDAR_SLOTS - night, UNKNOWN);
    putNights(0);
  }
  if (slot < layout.slots) put(layout.slots, UNKNOWN);
  lowestFirst(different, bytes, { from: looseAt, end, width });
  const length = pricesAt + different.length * layout.price + (end - looseAt) - at;
  bytes.copyWithin(at + length - (end - looseAt), looseAt, end);
  bytes[at] = adultsOf(roomType);
  bytes[at + 1] = isStrict ? 1 : 0;
  bytes[at + 2] = different.length;
  bytes[at + 3] = (end - looseAt) / width;
  writeNumber(bytes, at + 4, 3, length);
  writeNumber(bytes, at + 7, layout.price, roomType.basePrice);
  bytes[at + 13] = place;
  for (const [number, price] of different.entries()) {
    writeNumber(bytes, pricesAt + number * layout.price, layout.price, price);
  }
  return length;
}

/** Nights of a run as they are compared; rooms left up to the most that are counted. */
type SlotRun = Pick<NightRun, 'left' | 'price' | 'restrictions'>;

/** Slots whose nights are not known have no room. */
const UNKNOWN: SlotRun = { left: 0, price: 0 };

/** What a night without a room costs does not matter; that it is closed to departure does. */
function isSame(one: SlotRun, other: SlotRun): boolean {
  return (
    one.left === other.left &&
    (one.left === 0 || one.price === other.price) &&
    isRestrictedAlike(one.restrictions, other.restrictions)
  );
}

/** Whether any of a chunk's nights, counted from this one, is restricted. */
function isRestrictedIn(runs: readonly NightRun[], from: number): boolean {
  return runs.some(({ start, end, restrictions }) => restrictions && end > from && start < from + layout.slots);
}

function writeRestrictions(bytes: Uint8Array, run: number, restrictions: Restrictions | undefined): void {
  const { minStay = 0, minStayThrough = 0, maxStay = 0, closedToArrival, closedToDeparture } = restrictions ?? {};
  const closed = (closedToArrival ? layout.closedToArrival : 0) + (closedToDeparture ? layout.closedToDeparture : 0);
  bytes[run + 1] = (bytes[run + 1] ?? 0) + closed;
  bytes[run + 3] = minStay;
  bytes[run + 4] = minStayThrough;
  bytes[run + 5] = maxStay;
}

/** Puts the lowest price first, and names it so in the runs: who looks for the cheapest sees at once what it is at least. */
function lowestFirst(
  prices: Minor[],
  bytes: Uint8Array,
  { from, end, width }: { readonly from: number; readonly end: number; readonly width: number },
): void {
  const lowest = prices.indexOf(Math.min(...prices));
  if (lowest <= 0) return;
  [prices[0], prices[lowest]] = [prices[lowest] ?? 0, prices[0] ?? 0];
  for (let at = from + 2; at < end; at += width) {
    if (bytes[at] === 0) bytes[at] = lowest;
    else if (bytes[at] === lowest) bytes[at] = 0;
  }
}

/** A price's place among those there are; a new one is added. */
function nameOf(prices: Minor[], price: Minor): number {
  const known = prices.indexOf(price);
  return known < 0 ? prices.push(price) - 1 : known;
}
