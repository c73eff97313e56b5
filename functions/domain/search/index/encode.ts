import { digitsOf, type Minor, storedDecimal } from '../../money.ts';
import type { TaxKind, TaxRule } from '../../price.ts';
import { LEAVES, RING_SLOTS, SLOTS_A_LEAF, slotOf } from './ring.ts';
import type { RoomTypeCalendar } from './shelf.ts';

/** Where things stand in a leaf's bytes: whoever reads them elsewhere is given these numbers. */
export const layout = {
  version: 2,
  /** Version and number of room types. */
  head: 2,
  /** Guests, restrictions (1 if there are any), number of prices, length of the section (3), base price (6). */
  section: 12,
  price: 6,
  slots: SLOTS_A_LEAF,
  /** Rooms left are counted up to this, in the low half of a byte; the high half is for closed to arrival (16), to departure (32) and stop-sell (64). */
  mostLeft: 15,
  /** Of a tax: kind, value in the smallest units (8), and how many decimals these have. */
  tax: 10,
  taxKinds: { percent: 0, per_night: 1, per_person_per_night: 2 } satisfies Record<TaxKind, number>,
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

/**
 * The calendar in bytes, a leaf of the ring each. In it each room type, in the order given: its head; its different
 * prices; a byte a slot of rooms left and restrictions; a byte a slot that names the price; and, once there are
 * restrictions, a byte a slot of the least and of the most nights. A slot outside the range has no rooms left.
 */
export function encodeCalendars(calendars: readonly RoomTypeCalendar[], firstDay: number): Uint8Array[] {
  return Array.from({ length: LEAVES }, (_, leaf) => leafOf(calendars, slotOf(leaf * layout.slots - firstDay)));
}

/** The most bytes a section can have: every night at a price of its own. */
const LONGEST_SECTION = layout.section + layout.slots * (layout.price + 2);

/** @param night which of the calendar's nights stands in the leaf's first slot; past its last one there is none */
function leafOf(calendars: readonly RoomTypeCalendar[], night: number): Uint8Array {
  const bytes = new Uint8Array(layout.head + calendars.length * LONGEST_SECTION);
  bytes[0] = layout.version;
  bytes[1] = calendars.length;
  let at: number = layout.head;
  for (const calendar of calendars) at += writeSection(bytes, at, calendar, night);
  return bytes.slice(0, at);
}

/** Writes a room type's part of a leaf; answers its length. What lies behind it in the bytes is spoilt. */
function writeSection(
  bytes: Uint8Array,
  at: number,
  { roomType, prices, left }: RoomTypeCalendar,
  night: number,
): number {
  const pricesAt = at + layout.section;
  // Rooms and names of prices go where they have room, until it is known how many prices there are.
  const roomsAt = pricesAt + layout.slots * layout.price;
  const namesAt = roomsAt + layout.slots;
  /** In the order they first come; fewer than a byte counts. */
  const different: Minor[] = [];
  let last = Number.NaN;
  let name = 0;
  for (let slot = 0; slot < layout.slots; slot += 1) {
    const index = night + slot < RING_SLOTS ? night + slot : night + slot - RING_SLOTS;
    const price = prices[index];
    if (price === undefined) {
      bytes[roomsAt + slot] = 0;
      bytes[namesAt + slot] = 0;
      continue;
    }
    // Most nights cost what the night before does.
    if (price !== last) {
      last = price;
      name = different.indexOf(price);
      if (name < 0) name = different.push(price) - 1;
    }
    bytes[roomsAt + slot] = Math.min(layout.mostLeft, left[index] ?? 0);
    bytes[namesAt + slot] = name;
  }
  const leftAt = pricesAt + different.length * layout.price;
  const length = leftAt + 2 * layout.slots - at;
  bytes.copyWithin(leftAt, roomsAt, roomsAt + 2 * layout.slots);
  bytes[at] = roomType.maxGuests;
  bytes[at + 1] = 0;
  bytes[at + 2] = different.length;
  writeNumber(bytes, at + 3, 3, length);
  writeNumber(bytes, at + 6, layout.price, roomType.basePrice);
  for (const [place, price] of different.entries()) {
    writeNumber(bytes, pricesAt + place * layout.price, layout.price, price);
  }
  return length;
}

/** Most significant byte first; by division, as prices go beyond 32 bits. */
function writeNumber(bytes: Uint8Array, at: number, width: number, value: number): void {
  let rest = value;
  for (let index = at + width - 1; index >= at; index -= 1) {
    bytes[index] = rest % 256;
    rest = Math.floor(rest / 256);
  }
}
