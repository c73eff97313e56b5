import type { Core } from '../../functions/composition/core.ts';
import { composeSchedules } from '../../functions/composition/schedules.ts';
import { addDays } from '../../functions/domain/calendar/date.ts';
import { toInstant } from '../../functions/domain/calendar/zone.ts';
import { type Moment, momentsOf } from './days.ts';
import { openHotel, type ReplayedHotel } from './hotel.ts';
import { Ledger } from './ledger.ts';
import type { RealBooking } from './rows.ts';

export interface ReplayReport {
  readonly taken: number;
  /** Bookings not taken, by reason. */
  readonly refused: ReadonlyMap<string, number>;
  readonly steps: ReadonlyMap<string, number>;
  readonly nightsSold: number;
  readonly peaks: ReadonlyMap<string, number>;
  /** Each a sentence; none in a good run. */
  readonly violations: readonly string[];
  readonly hotelId: string;
}

export interface ReplayOptions {
  readonly core: Core;
  /** Moves the sandbox clock that the core uses. */
  readonly moveTo: (instant: string) => void;
  readonly bookings: readonly RealBooking[];
  readonly rooms: ReadonlyMap<string, number>;
  readonly progress: (done: number, of: number, date: string) => void;
  /** Steps of one moment that run side by side. */
  readonly width?: number;
  /** Who owns the hotel. */
  readonly ownerId?: string;
  /** Whether each room has a number, and arrivals are assigned one. */
  readonly numbered?: boolean;
  /** The day on which the replay stops, at 14:00: departures have left, arrivals have not come. Else all is replayed. */
  readonly until?: string | undefined;
}

const timeZone = 'Europe/Lisbon';
/** The hour at which a replay that stops on a day stops. */
const STOP = '14:00';
/** The days from the last one on whose arrivals have a room already. */
const ASSIGNED_DAYS = 14;
/** The nights that can be sold ahead. */
const HORIZON_DAYS = 550;

/** The instant at which a replay until that day stops. */
export const stopOf = (until: string): string => toInstant(until, STOP, timeZone);

/** Replays real bookings in the order they happened through the real use cases, and judges every answer. */
export const replay = async (options: ReplayOptions): Promise<ReplayReport> => {
  const { core, bookings, rooms, moveTo, until } = options;
  const happens = ({ date, time }: Moment) => until === undefined || date < until || (date === until && time < STOP);
  const moments = momentsOf(bookings).filter(happens);
  const [first, final] = [moments[0], moments.at(-1)];
  if (first === undefined || final === undefined) throw new Error('there are no bookings in the file');
  moveTo(toInstant(first.date, '00:30', timeZone));
  const hotel = await openHotel(options);
  const schedules = composeSchedules(core);
  const run = new Run(hotel, new Ledger(rooms));
  const all = moments.reduce((sum, each) => sum + each.bookings.length, 0);
  let finished = 0;
  for (const moment of moments) {
    moveTo(toInstant(moment.date, moment.time, timeZone));
    if (moment.step === 'arrive') await run.assign(moment.date);
    await run.happen(moment, options.width ?? 8);
    if (moment.step === 'leave') await schedules.completion();
    finished += moment.bookings.length;
    options.progress(finished, all, moment.date);
  }
  moveTo(until === undefined ? toInstant(addDays(final.date, 60), '12:00', timeZone) : stopOf(until));
  await schedules.expiry();
  await schedules.completion();
  if (until !== undefined) {
    for (let day = 0; day < ASSIGNED_DAYS; day += 1) await run.assign(addDays(until, day));
  }
  await run.judgeNights(first.date, addDays(final.date, until === undefined ? 60 : HORIZON_DAYS));
  return run.report();
};

class Run {
  readonly #hotel: ReplayedHotel;
  readonly #ledger: Ledger;
  readonly #refused = new Map<string, number>();
  readonly #steps = new Map<string, number>();
  readonly #violations: string[] = [];
  readonly #held = new Set<RealBooking>();

  constructor(hotel: ReplayedHotel, ledger: Ledger) {
    this.#hotel = hotel;
    this.#ledger = ledger;
  }

  async happen({ step, date, bookings }: Moment, width: number): Promise<void> {
    const due = step === 'book' ? bookings : bookings.filter((booking) => this.#held.has(booking));
    for (let start = 0; start < due.length; start += width) {
      const together = due.slice(start, start + width);
      const outcomes = await Promise.all(together.map((booking) => this.#hotel[step](booking)));
      const whys = outcomes.map((refusal) =>
        refusal?.refused === 'stay-not-allowed' ? refusal.detail : refusal?.refused,
      );
      if (step === 'book') this.#booked(together, whys);
      else {
        for (const [index, booking] of together.entries()) {
          const why = whys[index];
          if (why) this.#violations.push(`line ${booking.line}: ${step} on ${date} was refused: ${why}`);
          else this.#happened(step, booking, date);
        }
      }
    }
  }

  /** Gives the arrivals of the day a room each, where rooms have numbers: as many as there are, so none is without. */
  async assign(date: string): Promise<void> {
    for (const { bookingId, why } of await this.#hotel.assign(date)) {
      this.#violations.push(`${date}: ${bookingId} arrives and got no room: ${why}`);
    }
  }

  /**
   * Any of several simultaneous requests may have got the last room, so accepted ones are counted before refused ones.
   */
  #booked(together: readonly RealBooking[], whys: readonly (string | undefined)[]): void {
    for (const [index, booking] of together.entries()) if (whys[index] === undefined) this.#taken(booking);
    for (const [index, booking] of together.entries()) {
      const why = whys[index];
      if (why !== undefined) this.#refusedFor(booking, why);
    }
  }

  #taken(booking: RealBooking): void {
    this.#held.add(booking);
    this.#happened('book', booking, booking.bookedOn);
    if (this.#ledger.take(booking) > 0) this.#violations.push(`line ${booking.line}: sold beyond the rooms there are`);
  }

  #refusedFor(booking: RealBooking, why: string): void {
    this.#refused.set(why, (this.#refused.get(why) ?? 0) + 1);
    if (why === 'sold-out' && !this.#ledger.wasFull(booking)) {
      this.#violations.push(
        `line ${booking.line}: refused as sold out, though no night was full of since-cancelled rooms`,
      );
    }
  }

  #happened(step: string, booking: RealBooking, date: string): void {
    this.#steps.set(step, (this.#steps.get(step) ?? 0) + 1);
    if (step === 'cancel') this.#ledger.give(booking);
    // The booking keeps the current night; later ones can be sold again.
    if (step === 'miss' || step === 'leave') this.#ledger.give(booking, addDays(date, 1));
  }

  /** At the end every counter agrees with its bookings, and no night has more sold than there are rooms. */
  async judgeNights(from: string, to: string): Promise<void> {
    for (let start = from; start < to; start = addDays(start, 92)) {
      const end = addDays(start, 91);
      const { drift, units } = await this.#hotel.reconcile(start, end);
      for (const { date, sold, bookings } of drift) {
        this.#violations.push(`${date}: ${sold} rooms counted as sold, ${bookings} held by bookings`);
      }
      for (const { date, unitId } of units.drift) {
        this.#violations.push(`${date}: unit ${unitId} is not held by the booking that has it`);
      }
      for (const { date } of (await this.#hotel.overbooked(start, end)).nights) {
        this.#violations.push(`${date}: more sold than there are rooms`);
      }
    }
  }

  report(): ReplayReport {
    return {
      taken: this.#held.size,
      refused: this.#refused,
      steps: this.#steps,
      nightsSold: this.#ledger.nightsSold,
      peaks: this.#ledger.peaks,
      violations: this.#violations,
      hotelId: this.#hotel.hotelId,
    };
  }
}
