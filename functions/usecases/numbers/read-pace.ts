import type { IsoDate } from '../../domain/calendar/date.ts';
import { noFigures } from '../../domain/numbers/figures.ts';
import { type DayNumbers, type NumbersRow, type Period, rowOf } from '../../domain/numbers/rows.ts';
import type { RefusalOf } from '../../domain/refusal.ts';
import { type Caller, noHotel, owns } from '../hotels/ownership.ts';
import { daysOf, type ReadNumbersDeps } from './read-numbers.ts';

/** A night, or all of them, at the end of a day and now. */
export interface PaceRow extends Pick<DayNumbers, 'roomNights' | 'blocked'> {
  readonly asOf: NumbersRow;
  readonly now: NumbersRow;
}

export interface Pace {
  readonly currency: string;
  readonly rows: readonly (PaceRow & { readonly date: IsoDate })[];
  readonly total: PaceRow;
}

export interface ReadPace extends Period {
  readonly caller: Caller;
  readonly hotelId: string;
  readonly asOf: IsoDate;
}

type PaceDeps = Omit<ReadNumbersDeps, 'lists'>;

/** What was on the books for each night at the end of a day of the hotel's calendar, against now. */
export const readPace =
  (deps: PaceDeps) =>
  async ({ caller, hotelId, asOf, ...range }: ReadPace): Promise<Pace | RefusalOf<'not-found'>> => {
    const facts = await deps.hotels.facts(hotelId);
    if (facts === undefined || !owns(caller, facts.hotel)) return noHotel;
    const { currency } = facts.hotel;
    const [numbers, pickups] = await Promise.all([
      daysOf(deps, facts, range),
      deps.numbers.pickups(hotelId, range.from, range.to, asOf),
    ]);
    const then = Map.groupBy(
      pickups.filter((pickup) => pickup.currency === currency),
      ({ date }) => date,
    );
    const days = numbers.map(({ date, roomNights, blocked, sold, revenue }) => {
      const picked = then.get(date) ?? [];
      const sumOf = (name: 'sold' | 'revenue'): number => picked.reduce((sum, pickup) => sum + pickup[name], 0);
      const empty = { ...noFigures, date, roomNights, blocked };
      return {
        date,
        asOf: { ...empty, sold: sumOf('sold'), revenue: sumOf('revenue') },
        now: { ...empty, sold, revenue },
      };
    });
    const rowFor = (period: Period, some: typeof days): PaceRow => {
      const rowAt = (when: 'asOf' | 'now'): NumbersRow =>
        rowOf(
          period,
          some.map((day) => day[when]),
        );
      const now = rowAt('now');
      return { roomNights: now.roomNights, blocked: now.blocked, asOf: rowAt('asOf'), now };
    };
    return {
      currency,
      rows: days.map((day) => ({ date: day.date, ...rowFor({ from: day.date, to: day.date }, [day]) })),
      total: rowFor(range, days),
    };
  };
