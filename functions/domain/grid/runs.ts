import { addDays, type IsoDate } from '../calendar/date.ts';
import type { GridNight, SettingsPart } from './settings.ts';

/** Alike nights as one change: every night from `from` to `to`, both included, of these room types. */
export interface GridRun {
  readonly roomTypeIds: readonly string[];
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly set: SettingsPart;
}

export interface SetNight extends GridNight {
  readonly set: SettingsPart;
}

/** The nights of one room type, in order of their dates, as runs of consecutive nights with the same values. */
const runsOfRoomType = (nights: readonly SetNight[]): GridRun[] => {
  const runs: GridRun[] = [];
  for (const { roomTypeId, date, set } of nights) {
    const last = runs.at(-1);
    if (last && addDays(last.to, 1) === date && JSON.stringify(last.set) === JSON.stringify(set)) {
      runs[runs.length - 1] = { ...last, to: date };
    } else {
      runs.push({ roomTypeIds: [roomTypeId], from: date, to: date, set });
    }
  }
  return runs;
};

/**
 * Nights as changes in absolute values, in order of their first nights: alike consecutive nights are one run, and runs
 * of several room types that are alike are one. Nights without values are left out.
 */
export const gridRuns = (nights: readonly SetNight[]): GridRun[] => {
  const byRoomType = Map.groupBy(
    nights.filter(({ set }) => Object.keys(set).length > 0).toSorted((one, other) => (one.date < other.date ? -1 : 1)),
    ({ roomTypeId }) => roomTypeId,
  );
  const alike = Map.groupBy([...byRoomType.values()].flatMap(runsOfRoomType), ({ from, to, set }) =>
    JSON.stringify([from, to, set]),
  );
  return [...alike.values()]
    .flatMap((runs) => {
      const [first] = runs;
      return first === undefined ? [] : [{ ...first, roomTypeIds: runs.flatMap(({ roomTypeIds }) => roomTypeIds) }];
    })
    .toSorted((one, other) => (one.from < other.from ? -1 : one.from > other.from ? 1 : 0));
};
