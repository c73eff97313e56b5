import { addDays, weekdayOf } from '../../lib/dates.ts';
import type { GridChange, NightSet } from './queries.ts';

// What is painted: nights of room types by name. Names are kept in a set, so that a night painted twice counts once.

export interface NightOf {
  readonly roomTypeId: string;
  readonly date: string;
}

/** The most nights of one change (the API's limit). */
export const mostNights = 2000;
/** The most room types of one run of the API. */
const mostTypes = 20;

export const nightName = (roomTypeId: string, date: string): string => `${date}#${roomTypeId}`;
export const nightNamed = (name: string): NightOf => ({ date: name.slice(0, 10), roomTypeId: name.slice(11) });

/** Names of the nights of these room types on these days, without those before `today`: a past night cannot be changed. */
export const namesOf = (roomTypeIds: readonly string[], dates: readonly string[], today: string): string[] =>
  roomTypeIds.flatMap((id) => dates.filter((date) => date >= today).map((date) => nightName(id, date)));

/** The items between two places of a list, both included, in either order. */
export const between = <T>(list: readonly T[], one: T, other: T): T[] => {
  const [first = 0, last = 0] = [list.indexOf(one), list.indexOf(other)].toSorted((a, b) => a - b);
  return first < 0 ? [] : list.slice(first, last + 1);
};

/** The days from `from` to `to`, both included, that fall on these weekdays (0 is Monday). */
export const weekdaysBetween = (from: string, to: string, weekdays: ReadonlySet<number>): string[] => {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) if (weekdays.has(weekdayOf(day))) days.push(day);
  return days;
};

export interface Run {
  readonly from: string;
  readonly to: string;
}

/** Days in order as runs without a gap. */
export const runsOf = (days: readonly string[]): Run[] => {
  const runs: { from: string; to: string }[] = [];
  for (const day of days.toSorted()) {
    const last = runs.at(-1);
    if (last && addDays(last.to, 1) === day) last.to = day;
    else runs.push({ from: day, to: day });
  }
  return runs;
};

/** Painted nights as few changes: runs of nights, and room types that are painted on the same nights together. */
export const changesOf = (painted: ReadonlySet<string>, set: NightSet): GridChange[] => {
  const byType = Map.groupBy([...painted].map(nightNamed), ({ roomTypeId }) => roomTypeId);
  const runs = [...byType].map(([id, nights]) => ({ id, runs: runsOf(nights.map(({ date }) => date)) }));
  const alike = Map.groupBy(runs, (each) => each.runs.map(({ from, to }) => `${from}/${to}`).join());
  return [...alike.values()].flatMap((types) => {
    const ids = types.map(({ id }) => id);
    const groups = Array.from({ length: Math.ceil(ids.length / mostTypes) }, (_, group) =>
      ids.slice(group * mostTypes, (group + 1) * mostTypes),
    );
    return groups.flatMap((roomTypeIds) =>
      (types[0]?.runs ?? []).map(({ from, to }) => ({ roomTypeIds, from, to, set })),
    );
  });
};
