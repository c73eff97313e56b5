import type { DayRange, RoomTypeCalendar } from './calendar-runs.ts';

/** The most people one room can sleep, so as many classes of guests a room. */
export const MOST_GUESTS_A_ROOM = 20;

/** For so many guests a room the stretches of nights on which one room type has a room free. */
export type FreeRuns = ReadonlyMap<number, readonly DayRange[]>;

/**
 * The longest stretches of free nights by class of guests a room, 1 to the most any room type sleeps: a stay of one
 * room can be had if and only if its nights lie within one of them. Stretches within another are left out.
 */
export function freeRuns(calendars: readonly RoomTypeCalendar[], firstDay: number): FreeRuns {
  const runs = new Map<number, readonly DayRange[]>();
  const most = Math.min(MOST_GUESTS_A_ROOM, Math.max(0, ...calendars.map(({ roomType }) => roomType.maxGuests)));
  const own = calendars.map((calendar) => ({ calendar, runs: runsOf(calendar, firstDay) }));
  for (let guests = 1; guests <= most; guests += 1) {
    const fitting = own.filter(({ calendar }) => calendar.roomType.maxGuests >= guests);
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
