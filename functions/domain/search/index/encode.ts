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

function sectionOf({ roomType, prices, left }: RoomTypeCalendar, firstDay: number): Uint8Array {
  const different = [...new Set(prices)];
  const palette = different.length > layout.palette ? [] : different;
  const indexOf = new Map(palette.map((price, index) => [price, index]));
  const width = palette.length > 0 ? 1 : layout.price;
  const pricesAt = layout.section + palette.length * layout.price + layout.slots;
  const bytes = new Uint8Array(pricesAt + layout.slots * width);
  bytes[0] = roomType.maxGuests;
  bytes[2] = palette.length;
  writeNumber(bytes, 3, 3, bytes.length);
  writeNumber(bytes, 6, layout.price, roomType.basePrice);
  for (const [index, price] of palette.entries()) writePrice(bytes, layout.section + index * layout.price, price);
  for (const [index, price] of prices.entries()) {
    const slot = slotOf(firstDay + index);
    bytes[pricesAt - layout.slots + slot] = Math.min(layout.mostLeft, left[index] ?? 0);
    if (width === 1) bytes[pricesAt + slot] = indexOf.get(price) ?? 0;
    else writePrice(bytes, pricesAt + slot * width, price);
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
