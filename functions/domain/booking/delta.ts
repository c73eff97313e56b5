import { eachNight, type IsoDate } from '../calendar/date.ts';
import type { BookingFacts, BookingStatus } from './booking.ts';
import { holdsNights } from './machine.ts';

/** Nights taken off sale: so many rooms of one room type on each date. */
export interface HeldNights {
  readonly hotelId: string;
  readonly roomTypeId: string;
  readonly rooms: number;
  readonly dates: readonly IsoDate[];
}

/** What one night's counters move by: `rooms` above 0 are taken, below 0 given back. */
export interface NightDelta {
  readonly hotelId: string;
  readonly roomTypeId: string;
  readonly date: IsoDate;
  readonly rooms: number;
}

type HoldFacts = Pick<BookingFacts, 'hotelId' | 'roomTypeId' | 'checkIn' | 'checkOut' | 'rooms' | 'releasedFrom'>;

/** The nights that a booking keeps off sale in its state; none when the state holds none. */
export function heldBy(booking: HoldFacts & { readonly status: BookingStatus }): HeldNights {
  const until = booking.releasedFrom ?? booking.checkOut;
  return {
    hotelId: booking.hotelId,
    roomTypeId: booking.roomTypeId,
    rooms: booking.rooms,
    dates: holdsNights(booking.status) ? eachNight(booking.checkIn, until) : [],
  };
}

/**
 * The one net write each night needs to go from `before` to `after`, by date. A night that keeps its room type and
 * number of rooms is not among them: a transaction may touch an item once, and an untouched one cannot conflict.
 */
export function nightsDelta(before: HeldNights | null, after: HeldNights | null): NightDelta[] {
  const net = new Map<string, NightDelta>();
  const add = (held: HeldNights, sign: 1 | -1): void => {
    for (const date of held.dates) {
      const key = JSON.stringify([date, held.hotelId, held.roomTypeId]);
      const rooms = (net.get(key)?.rooms ?? 0) + sign * held.rooms;
      net.set(key, { hotelId: held.hotelId, roomTypeId: held.roomTypeId, date, rooms });
    }
  };
  if (before !== null) add(before, -1);
  if (after !== null) add(after, 1);
  return [...net.entries()]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, delta]) => (delta.rooms === 0 ? [] : [delta]));
}

/** Of those writes the ones that take rooms. */
export function nightsTaken(before: HeldNights | null, after: HeldNights | null): NightDelta[] {
  return nightsDelta(before, after).filter(({ rooms }) => rooms > 0);
}

/**
 * The nights given back when the guest leaves, or is found missing, on `date` of the hotel's calendar: those after the
 * current one, which can hardly be sold any more.
 */
export function earlyDepartureFreed(booking: Pick<BookingFacts, 'checkIn' | 'checkOut'>, date: IsoDate): IsoDate[] {
  return eachNight(booking.checkIn, booking.checkOut).filter((night) => night > date);
}

/** The first night `earlyDepartureFreed` gives back, as a booking keeps it; null when none is left to give back. */
export function releasedFrom(booking: Pick<BookingFacts, 'checkIn' | 'checkOut'>, date: IsoDate): IsoDate | null {
  return earlyDepartureFreed(booking, date)[0] ?? null;
}
