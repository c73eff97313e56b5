import { digitsOf, type Minor, storedDecimal } from '../../money.ts';
import type { TaxKind, TaxRule } from '../../price.ts';
import { RING_SLOTS, slotOf } from './ring.ts';
import type { RoomTypeCalendar } from './shelf.ts';

/** Where things stand in a calendar's bytes: whoever reads them elsewhere is given these numbers. */
export const layout = {
  version: 1,
  /** Version and number of room types. */
  head: 2,
  /** Guests, restrictions (1 if there are any), number of prices, length of the section (3), base price (6). */
  section: 12,
  price: 6,
  slots: RING_SLOTS,
  /** Rooms left are counted up to this, in the low half of a byte; the high half is for closed to arrival (16), to departure (32) and stop-sell (64). */
  mostLeft: 15,
  /** With so many different prices a room type's are written out night by night, and the number says 0. */
  palette: 255,
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
 * The calendar in bytes. Each room type, in the order given: its head; its different prices; a byte a slot of rooms left
 * and restrictions; a byte a slot that names the price, or the price itself; and, once there are restrictions, a byte a
 * slot of the least and of the most nights. A slot outside the range has no rooms left.
 */
export function encodeCalendars(calendars: readonly RoomTypeCalendar[], firstDay: number): Uint8Array {
  const sections = calendars.map((calendar) => sectionOf(calendar, firstDay));
  const bytes = new Uint8Array(layout.head + sections.reduce((sum, section) => sum + section.length, 0));
  bytes[0] = layout.version;
  bytes[1] = sections.length;
  let at: number = layout.head;
  for (const section of sections) {
    bytes.set(section, at);
    at += section.length;
  }
  return bytes;
}

/** The different prices in the order they first come, and for each night which of them it is. */
function paletteOf(prices: readonly Minor[]): { readonly different: readonly Minor[]; readonly which: Uint32Array } {
  const places = new Map<Minor, number>();
  const which = new Uint32Array(prices.length);
  // Most nights cost what the night before does.
  let last: Minor | undefined;
  let place = 0;
  for (let index = 0; index < prices.length; index += 1) {
    const price = prices[index] ?? 0;
    if (price !== last) {
      place = places.get(price) ?? places.size;
      places.set(price, place);
      last = price;
    }
    which[index] = place;
  }
  return { different: [...places.keys()], which };
}

function sectionOf({ roomType, prices, left }: RoomTypeCalendar, firstDay: number): Uint8Array {
  const { different, which } = paletteOf(prices);
  const palette = different.length > layout.palette ? [] : different;
  const width = palette.length > 0 ? 1 : layout.price;
  const leftAt = layout.section + palette.length * layout.price;
  const pricesAt = leftAt + layout.slots;
  const bytes = new Uint8Array(pricesAt + layout.slots * width);
  bytes[0] = roomType.maxGuests;
  bytes[2] = palette.length;
  writeNumber(bytes, 3, 3, bytes.length);
  writeNumber(bytes, 6, layout.price, roomType.basePrice);
  for (const [index, price] of palette.entries()) writePrice(bytes, layout.section + index * layout.price, price);
  let slot = slotOf(firstDay);
  for (let index = 0; index < prices.length; index += 1) {
    bytes[leftAt + slot] = Math.min(layout.mostLeft, left[index] ?? 0);
    if (width === 1) bytes[pricesAt + slot] = which[index] ?? 0;
    else writePrice(bytes, pricesAt + slot * width, prices[index] ?? 0);
    slot = slot + 1 === layout.slots ? 0 : slot + 1;
  }
  return bytes;
}

function writePrice(bytes: Uint8Array, at: number, price: Minor): void {
  writeNumber(bytes, at, layout.price, price);
}

/** Most significant byte first; by division, as prices go beyond 32 bits. */
function writeNumber(bytes: Uint8Array, at: number, width: number, value: number): void {
  let rest = value;
  for (let index = at + width - 1; index >= at; index -= 1) {
    bytes[index] = rest % 256;
    rest = Math.floor(rest / 256);
  }
}
