import { digitsOf, type Minor, storedDecimal } from '../../money.ts';
import type { TaxKind, TaxRule } from '../../rates/taxes.ts';
import type { RoomTypeCalendar } from './calendar-runs.ts';
import { CALENDAR_SLOTS, CHUNKS, SLOTS_A_CHUNK, slotOf } from './calendar-slots.ts';

/** The layout of a chunk's bytes; readers elsewhere are given these numbers. */
export const layout = {
  version: 4,
  /** Version and number of room types. */
  head: 2,
  /** Guests, restrictions (1 if there are any), number of prices, of runs, length of the section (3), base price (6), place among the room types by id. */
  section: 14,
  price: 6,
  slots: SLOTS_A_CHUNK,
  /** The slot behind its last night, rooms left with restrictions, and which price. */
  run: 3,
  /** Rooms left are counted up to this, in the low half of a byte; the high half is for closed to arrival (16), to departure (32) and stop-sell (64). */
  mostLeft: 15,
  /** Of a tax: kind, value in the smallest units (8), and how many decimals these have. */
  tax: 10,
  taxKinds: { percent: 0, per_night: 1, per_person_per_night: 2, per_stay: 3, per_person_per_stay: 4 } satisfies Record<
    TaxKind,
    number
  >,
} as const;

/**
 * The taxes in bytes, their number first. A percentage is a whole number over ten to its decimals and two; an amount is
 * one over ten to its decimals, in minor units.
 */
export function encodeTaxes(taxes: readonly TaxRule[], currency: string): Uint8Array {
  const bytes = new Uint8Array(1 + taxes.length * layout.tax);
  bytes[0] = taxes.length;
  for (const [index, { kind, value }] of taxes.entries()) {
    const at = 1 + index * layout.tax;
    const { units, scale } = storedDecimal(value);
    bytes[at] = layout.taxKinds[kind];
    writeNumber(bytes, at + 1, 8, Number(units) * (kind === 'percent' ? 1 : 10 ** digitsOf(currency)));
    bytes[at + 9] = kind === 'percent' ? scale + 2 : scale;
  }
  return bytes;
}

/** A room type and where it stands by id. */
type Placed = readonly [place: number, calendar: RoomTypeCalendar];

/**
 * The calendar in bytes, a chunk of the calendar each. In it each room type, by base price, so that the cheapest of a stay is
 * mostly the first and the others are passed over: its head; its different prices, the lowest first; and its nights in
 * runs of those that are alike: three bytes each, and once there are restrictions two more of the least and of the most
 * nights. Most nights are alike, as most nights of a year and a half are untouched. Nights without a room are alike
 * whatever they cost, and so are the slots outside the range.
 * @param calendars by id
 */
export function encodeCalendars(calendars: readonly RoomTypeCalendar[], firstDay: number): Uint8Array[] {
  const scratch = new Uint8Array(layout.head + calendars.length * LONGEST_SECTION);
  const byPrice = [...calendars.entries()].sort(
    ([, one], [, other]) => one.roomType.basePrice - other.roomType.basePrice,
  );
  return Array.from({ length: CHUNKS }, (_, chunk) =>
    chunkOf(scratch, byPrice, slotOf(chunk * layout.slots - firstDay)),
  );
}

/** The most bytes a section can have: every night at a price of its own. */
const LONGEST_SECTION = layout.section + layout.slots * (layout.price + layout.run);

/**
 * @param bytes where it is put together
 * @param night which of the calendar's nights stands in the chunk's first slot; past its last one there is none
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
  let end = looseAt;
  let slot = 0;
  let lastRooms = -1;
  let lastPrice = Number.NaN;
  const put = (until: number, left: number, price: Minor): void => {
    const rooms = Math.min(layout.mostLeft, left);
    if (rooms !== lastRooms || (rooms > 0 && price !== lastPrice)) {
      bytes[end + 1] = rooms;
      bytes[end + 2] = rooms > 0 ? nameOf(different, price) : 0;
      lastRooms = rooms;
      lastPrice = price;
      end += layout.run;
    }
    bytes[end - layout.run] = until;
    slot = until;
  };
  /** The calendar's nights `from` and on, as far as the chunk has slots left for them. */
  const putNights = (from: number): void => {
    const to = from + layout.slots - slot;
    const zero = slot - from;
    for (const { start, end: behind, left, price } of runs) {
      if (behind > from && start < to) put(zero + Math.min(behind, to), left, price);
    }
  };
  putNights(night);
  if (night + layout.slots > CALENDAR_SLOTS) {
    // Behind the last slot of the calendar comes its first: the range begins in this chunk.
    if (slot < CALENDAR_SLOTS - night) put(CALENDAR_SLOTS - night, 0, 0);
    putNights(0);
  }
  if (slot < layout.slots) put(layout.slots, 0, 0);
  lowestFirst(different, bytes, looseAt, end);
  const length = pricesAt + different.length * layout.price + (end - looseAt) - at;
  bytes.copyWithin(at + length - (end - looseAt), looseAt, end);
  bytes[at] = roomType.maxGuests;
  bytes[at + 1] = 0;
  bytes[at + 2] = different.length;
  bytes[at + 3] = (end - looseAt) / layout.run;
  writeNumber(bytes, at + 4, 3, length);
  writeNumber(bytes, at + 7, layout.price, roomType.basePrice);
  bytes[at + 13] = place;
  for (const [number, price] of different.entries()) {
    writeNumber(bytes, pricesAt + number * layout.price, layout.price, price);
  }
  return length;
}

/** Puts the lowest price first, and names it so in the runs: who looks for the cheapest sees at once what it is at least. */
function lowestFirst(prices: Minor[], bytes: Uint8Array, runs: number, end: number): void {
  const lowest = prices.indexOf(Math.min(...prices));
  if (lowest <= 0) return;
  [prices[0], prices[lowest]] = [prices[lowest] ?? 0, prices[0] ?? 0];
  for (let at = runs + 2; at < end; at += layout.run) {
    if (bytes[at] === 0) bytes[at] = lowest;
    else if (bytes[at] === lowest) bytes[at] = 0;
  }
}

/** A price's place among those there are; a new one is added. */
function nameOf(prices: Minor[], price: Minor): number {
  const known = prices.indexOf(price);
  return known < 0 ? prices.push(price) - 1 : known;
}

/** Most significant byte first; by division, as prices go beyond 32 bits. */
function writeNumber(bytes: Uint8Array, at: number, width: number, value: number): void {
  let rest = value;
  for (let index = at + width - 1; index >= at; index -= 1) {
    bytes[index] = rest % 256;
    rest = Math.floor(rest / 256);
  }
}
