import { addDays } from '../../functions/domain/calendar/date.ts';
import type { RealBooking } from './rows.ts';

/** The replay's own record of the bookings of each night, by which every refusal is judged. */
export class Ledger {
  readonly #rooms: ReadonlyMap<string, number>;
  readonly #holders = new Map<string, Set<RealBooking>>();
  readonly peaks = new Map<string, number>();
  nightsSold = 0;

  constructor(rooms: ReadonlyMap<string, number>) {
    this.#rooms = rooms;
  }

  #night(booking: RealBooking, date: string): Set<RealBooking> {
    const key = `${booking.roomType} ${date}`;
    const holders = this.#holders.get(key) ?? new Set();
    this.#holders.set(key, holders);
    return holders;
  }

  *#nights(booking: RealBooking, from = booking.arrival): Iterable<Set<RealBooking>> {
    for (let date = from; date < booking.departure; date = addDays(date, 1)) yield this.#night(booking, date);
  }

  /** Every night now has this booking; answers the nights that are sold beyond the rooms there are. */
  take(booking: RealBooking): number {
    let beyond = 0;
    for (const holders of this.#nights(booking)) {
      holders.add(booking);
      this.nightsSold += 1;
      this.peaks.set(booking.roomType, Math.max(this.peaks.get(booking.roomType) ?? 0, holders.size));
      if (holders.size > (this.#rooms.get(booking.roomType) ?? 0)) beyond += 1;
    }
    return beyond;
  }

  /** Its nights from `from` on are free again. */
  give(booking: RealBooking, from = booking.arrival): void {
    for (const holders of this.#nights(booking, from)) holders.delete(booking);
  }

  /**
   * Whether "sold out" was right: on some night every room was held, and one of the holders did not keep it in the
   * end. Kept stays alone always fit into the rooms there were.
   */
  wasFull(booking: RealBooking): boolean {
    const rooms = this.#rooms.get(booking.roomType) ?? 0;
    for (const holders of this.#nights(booking)) {
      const spoilt = [...holders].some(({ outcome }) => outcome !== 'Check-Out');
      if (holders.size >= rooms && (spoilt || booking.outcome !== 'Check-Out' || rooms === 0)) return true;
    }
    return false;
  }
}
