import type { Party } from '../../rates/party.ts';
import type { SearchedRoomType } from '../candidate.ts';
import type { DayRange, RoomTypeCalendar } from './calendar-runs.ts';

/** The most people one room can sleep, so as many classes of guests a room. */
export const MOST_GUESTS_A_ROOM = 20;

/** How many adults a room of this type takes without children. */
export function adultsOf({ maxGuests, maxAdults }: Pick<SearchedRoomType, 'maxGuests' | 'maxAdults'>): number {
  return Math.min(maxGuests, maxAdults ?? maxGuests);
}

/**
 * How many adults each room of a party must take at least. Where there are no children a room type that takes them fits;
 * with children its own bands decide as well.
 */
export function adultsARoom(party: Party): number {
  return Math.max(1, ...party.map(({ adults }) => adults));
}

/** For so many adults a room the stretches of nights on which one room type has a room free. */
export type FreeRuns = ReadonlyMap<number, readonly DayRange[]>;

/**
 * The longest stretches of free nights by class of adults a room, 1 to the most any room type takes: a stay can be had
 * only if its nights lie within one of them, and one room of adults always, where neither nights nor plans restrict it.
 * Stretches within another are left out.
 */
export function freeRuns(calendars: readonly RoomTypeCalendar[], firstDay: number): FreeRuns {
  const runs = new Map<number, readonly DayRange[]>();
  const most = Math.min(MOST_GUESTS_A_ROOM, Math.max(0, ...calendars.map(({ roomType }) => adultsOf(roomType))));
  const own = calendars.map((calendar) => ({ calendar, runs: runsOf(calendar, firstDay) }));
  for (let guests = 1; guests <= most; guests += 1) {
    const fitting = own.filter(({ calendar }) => adultsOf(calendar.roomType) >= guests);
    runs.set(guests, outermost(fitting.flatMap((each) => each.runs)));
  }
  return runs;
}

function runsOf({ runs }: RoomTypeCalendar, firstDay: number): DayRange[] {
  const stretches: DayRange[] = [];
  let start: number | undefined;
  for (const [place, run] of runs.entries()) {
    if (run.left === 0) continue;
    start ??= run.start;
    if ((runs[place + 1]?.left ?? 0) > 0) continue;
    stretches.push({ first: firstDay + start, last: firstDay + run.end - 1 });
    start = undefined;
  }
  return stretches;
}

/** Of runs by their beginning, the longest first, those that end no later than an earlier one lie within it. */
function outermost(runs: readonly DayRange[]): DayRange[] {
  const inOrder = [...runs].sort((one, other) => one.first - other.first || other.last - one.last);
  const kept: DayRange[] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const run of inOrder) {
    if (run.last <= end) continue;
    kept.push(run);
    end = run.last;
  }
  return kept;
}
