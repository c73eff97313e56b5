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
  const rings = calendars.map((calendar) => ringOf(calendar, firstDay));
  return Array.from({ length: LEAVES }, (_, leaf) => leafOf(rings, leaf));
}

/** A room type's nights by their slots; the price of a slot that holds none is not a number. */
interface Ring {
  readonly roomType: RoomTypeCalendar['roomType'];
  readonly prices: Float64Array;
  readonly left: Uint8Array;
}

function ringOf({ roomType, prices, left }: RoomTypeCalendar, firstDay: number): Ring {
  const ring = { roomType, prices: new Float64Array(RING_SLOTS).fill(Number.NaN), left: new Uint8Array(RING_SLOTS) };
  let slot = slotOf(firstDay);
  for (let index = 0; index < prices.length; index += 1) {
    ring.prices[slot] = prices[index] ?? 0;
    ring.left[slot] = Math.min(layout.mostLeft, left[index] ?? 0);
    slot = slot + 1 === RING_SLOTS ? 0 : slot + 1;
  }
  return ring;
}

function leafOf(rings: readonly Ring[], leaf: number): Uint8Array {
  const palettes = rings.map(({ prices }) =>
    paletteOf(prices.subarray(leaf * layout.slots, (leaf + 1) * layout.slots)),
  );
  const lengths = palettes.map(({ different }) => layout.section + different.length * layout.price + 2 * layout.slots);
  const bytes = new Uint8Array(layout.head + lengths.reduce((sum, length) => sum + length, 0));
  bytes[0] = layout.version;
  bytes[1] = rings.length;
  let at: number = layout.head;
  for (const [index, { roomType, left }] of rings.entries()) {
    const { different, which } = palettes[index] ?? paletteOf(new Float64Array());
    const length = lengths[index] ?? 0;
    bytes[at] = roomType.maxGuests;
    bytes[at + 2] = different.length;
    writeNumber(bytes, at + 3, 3, length);
    writeNumber(bytes, at + 6, layout.price, roomType.basePrice);
    const pricesAt = at + layout.section;
    for (const [place, price] of different.entries()) {
      writeNumber(bytes, pricesAt + place * layout.price, layout.price, price);
    }
    const leftAt = pricesAt + different.length * layout.price;
    bytes.set(left.subarray(leaf * layout.slots, (leaf + 1) * layout.slots), leftAt);
    bytes.set(which, leftAt + layout.slots);
    at += length;
  }
  return bytes;
}

/** The different prices in the order they first come, and for each slot which of them it is: fewer than a byte counts. */
function paletteOf(prices: Float64Array): { readonly different: readonly Minor[]; readonly which: Uint8Array } {
  const places = new Map<Minor, number>();
  const which = new Uint8Array(prices.length);
  // Most nights cost what the night before does.
  let last = Number.NaN;
  let place = 0;
  for (let index = 0; index < prices.length; index += 1) {
    const price = prices[index] ?? Number.NaN;
    if (Number.isNaN(price)) continue;
    if (price !== last) {
      place = places.get(price) ?? places.size;
      places.set(price, place);
      last = price;
    }
    which[index] = place;
  }
  return { different: [...places.keys()], which };
}

/** Most significant byte first; by division, as prices go beyond 32 bits. */
function writeNumber(bytes: Uint8Array, at: number, width: number, value: number): void {
  let rest = value;
  for (let index = at + width - 1; index >= at; index -= 1) {
    bytes[index] = rest % 256;
    rest = Math.floor(rest / 256);
  }
}
