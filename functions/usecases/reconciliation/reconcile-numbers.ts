import type { Booking } from '../../domain/booking/booking.ts';
import type { IsoDate } from '../../domain/calendar/date.ts';
import { countBooking } from '../../domain/numbers/count-booking.ts';
import { noFigures } from '../../domain/numbers/figures.ts';
import { batchesOf } from '../batches.ts';
import { inParallel } from '../in-parallel.ts';
import { countBookingNow } from '../numbers/count-booking.ts';
import type { Bookings } from '../ports/bookings.ts';
import type { CountedBooking, NightFigures, NumbersLedger, StoredDay } from '../ports/numbers.ts';
import type { Finding, NightLedger } from '../ports/reconciliation.ts';
import type { Clock, Delay } from '../ports/time.ts';
import { judgeFinding, minutesBetween } from './finding.ts';
import type { Window } from './window.ts';

export interface ReconcileNumbersDeps {
  readonly bookings: Pick<Bookings, 'findMany'>;
  readonly numbers: NumbersLedger;
  readonly ledger: Pick<NightLedger, 'findings' | 'keepFinding'>;
  readonly clock: Clock;
  readonly delay: Delay;
}

/** A day whose sums of the nights are not those of its bookings. */
export interface NumbersDrift {
  readonly date: IsoDate;
  readonly currency: string;
  readonly counted: NightFigures;
  readonly bookings: NightFigures;
}

export interface ReconciledNumbers {
  /** Bookings of the window that the numbers should count. */
  readonly bookings: number;
  /** Those of them that the numbers do not count as they are, for more than some minutes. */
  readonly uncounted: number;
  /** Those of these that are counted now. */
  readonly counted: number;
  readonly drift: readonly (NumbersDrift & { readonly repaired: boolean })[];
}

/** The queue counts within seconds: what it has not counted after so long it will not. */
const PATIENCE_MINUTES = 5;
const TOGETHER = 100;
const AT_ONCE = 4;

const nightsOf = ({ sold, revenue, taxes }: NightFigures): NightFigures => ({ sold, revenue, taxes });
const isSame = (one: NightFigures, other: NightFigures): boolean =>
  one.sold === other.sold && one.revenue === other.revenue && one.taxes === other.taxes;
const dayName = (date: IsoDate, currency: string): string => `${date}#${currency}`;

/** Whether the numbers know the booking as it is. */
const isCounted = (booking: Booking, known: CountedBooking | undefined): boolean =>
  known === undefined ? countBooking(booking).days.size === 0 : known.revision >= booking.revision;

/** The sums of the nights of a window by what of each booking is counted. */
const sumsOf = (hotelId: string, { from, to }: Window, counted: readonly CountedBooking[]) => {
  const sums = new Map<string, NightFigures>();
  for (const { hotelId: where, currency, days } of counted) {
    if (where !== hotelId) continue;
    for (const [date, { sold, revenue, taxes }] of days) {
      if (date < from || date > to) continue;
      const name = dayName(date, currency);
      const known = sums.get(name) ?? noFigures;
      sums.set(name, { sold: known.sold + sold, revenue: known.revenue + revenue, taxes: known.taxes + taxes });
    }
  }
  return sums;
};

/**
 * Compares the numbers of a hotel with a recount. A booking that was there before there were numbers, or whose event was
 * lost, is counted as the queue would have counted it. The sums of a day's nights are compared with what of its
 * bookings is counted, where all of these are counted as they are; a sum is set right where two passes five minutes
 * apart found the same, as a booking that has just moved to another house counts here until it is counted there.
 */
export const reconcileNumbers = (deps: ReconcileNumbersDeps) => {
  const { numbers, ledger, clock, delay, bookings } = deps;
  const count = countBookingNow({ bookings, numbers, delay });

  const countedOf = async (met: readonly Booking[]): Promise<CountedBooking[]> =>
    (
      await inParallel(
        batchesOf(
          met.map(({ id }) => id),
          TOGETHER,
        ),
        AT_ONCE,
        (batch) => numbers.countedMany(batch),
      )
    ).flat();

  const driftOf = (stored: readonly StoredDay[], sums: ReadonlyMap<string, NightFigures>): NumbersDrift[] => {
    const days = new Map(stored.map(({ date, currency, figures }) => [dayName(date, currency), nightsOf(figures)]));
    return [...new Set([...days.keys(), ...sums.keys()])].sort().flatMap((name) => {
      const [date = '', currency = ''] = name.split('#');
      const counted = days.get(name) ?? nightsOf(noFigures);
      const recount = sums.get(name) ?? nightsOf(noFigures);
      return isSame(counted, recount) ? [] : [{ date, currency, counted, bookings: recount }];
    });
  };

  const sign = ({ counted, bookings: recount }: NumbersDrift): Omit<Finding, 'foundAt'> => ({
    seq: undefined,
    sold: counted.sold - recount.sold,
    bookings: counted.revenue - recount.revenue + counted.taxes - recount.taxes,
  });
  const isProved = async (hotelId: string, drift: NumbersDrift): Promise<boolean> => {
    const key = { hotelId, date: drift.date, roomTypeId: `numbers.${drift.currency}` };
    const { sold, bookings: recount } = sign(drift);
    const [known] = await ledger.findings([key]);
    const now = clock.now();
    const verdict = judgeFinding(known?.sold === sold && known.bookings === recount ? known : undefined, now);
    if (verdict === 'stale') await ledger.keepFinding(key, { ...sign(drift), foundAt: now });
    return verdict === 'proved';
  };
  const repairedDay = async (hotelId: string, drift: NumbersDrift, actor: string): Promise<boolean> => {
    if (!(await isProved(hotelId, drift))) return false;
    const { date, currency, counted, bookings: truth } = drift;
    const seen = { date, currency, figures: { ...noFigures, ...counted } };
    const outcome = await numbers.repairDay(hotelId, seen, truth, {
      subject: `HOTEL#${hotelId}`,
      action: 'numbers.repaired',
      actor,
      at: clock.now(),
      before: { date, currency, ...counted },
      after: { date, currency, ...truth },
    });
    return outcome === 'repaired';
  };

  /** @param met every booking that has nights in the window */
  return async (
    hotelId: string,
    window: Window,
    met: readonly Booking[],
    { repair, actor }: { readonly repair: boolean; readonly actor: string },
  ): Promise<ReconciledNumbers> => {
    const before = await numbers.days(hotelId, window.from, window.to);
    const counted = await countedOf(met);
    const known = new Map(counted.map((each) => [each.bookingId, each]));
    const open = met.filter((booking) => !isCounted(booking, known.get(booking.id)));
    const uncounted = open.filter(({ updatedAt }) => minutesBetween(updatedAt, clock.now()) >= PATIENCE_MINUTES);
    const total = met.filter((booking) => booking.confirmedAt !== null).length;
    const found = { bookings: total, uncounted: uncounted.length };
    if (open.length > 0) {
      if (repair) await inParallel(uncounted, AT_ONCE, ({ id }) => count(id));
      // What is counted anew moves the sums: the next pass judges them.
      return { ...found, counted: repair ? uncounted.length : 0, drift: [] };
    }
    const suspects = driftOf(before, sumsOf(hotelId, window, counted));
    if (suspects.length === 0) return { ...found, counted: 0, drift: [] };
    const again = new Map(
      driftOf(await numbers.days(hotelId, window.from, window.to), sumsOf(hotelId, window, await countedOf(met))).map(
        (each) => [dayName(each.date, each.currency), each],
      ),
    );
    const drift: (NumbersDrift & { repaired: boolean })[] = [];
    for (const each of suspects) {
      const now = again.get(dayName(each.date, each.currency));
      if (now === undefined || !isSame(now.counted, each.counted) || !isSame(now.bookings, each.bookings)) continue;
      drift.push({ ...each, repaired: repair && (await repairedDay(hotelId, each, actor)) });
    }
    return { ...found, counted: 0, drift };
  };
};
