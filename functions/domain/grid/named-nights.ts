import { daysBetween, type IsoDate } from '../calendar/date.ts';
import { datesOf, MOST_PRICED_NIGHTS, type Weekday } from '../hotel/overrides.ts';
import type { RefusalOf } from '../refusal.ts';
import { type GridNight, gridNightName, mergeSets, type NightSet } from './settings.ts';

/** One change of the grid: what it sets of the nights `from` to `to`, both included, on these weekdays or all. */
export interface GridChange {
  readonly roomTypeIds: readonly string[];
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly weekdays?: readonly Weekday[] | undefined;
  readonly set: NightSet;
}

/** What all changes of a request say of one night. */
export interface NamedNight extends GridNight {
  readonly set: NightSet;
  /** The last change that names the night, by its place. */
  readonly by: number;
}

/** Nights of a request that are named again count too, so that many ranges over the same nights stay cheap to merge. */
const MOST_NAMED = 10 * MOST_PRICED_NIGHTS;

/**
 * Every night that the changes name, merged: of a field that several name, the later value counts. Refused before
 * `first` (the hotel's today), behind `last`, and beyond 2,000 nights.
 */
export const namedNights = (
  changes: readonly GridChange[],
  { first, last }: { readonly first: IsoDate; readonly last: IsoDate },
): readonly NamedNight[] | RefusalOf<'refused'> | RefusalOf<'invalid-request'> => {
  const named = new Map<string, NamedNight>();
  let count = 0;
  for (const [by, change] of changes.entries()) {
    const at = `/changes/${by}`;
    if (change.from < first) {
      const detail = `${change.from} is already past at the hotel.`;
      return { refused: 'refused', detail, pointer: `${at}/from`, code: 'in_past', params: { today: first } };
    }
    if (change.to > last) {
      const detail = `The grid can be changed until ${last}.`;
      return { refused: 'refused', detail, pointer: `${at}/to`, code: 'beyond_horizon', params: { last } };
    }
    // Counted before it is expanded: a long range must not cost more than the limit is worth.
    if (daysBetween(change.from, change.to) >= MOST_PRICED_NIGHTS) return tooMany(at);
    const dates = datesOf(change);
    if (dates.length === 0) {
      const detail = 'names no day of this range';
      return { refused: 'invalid-request', errors: [{ pointer: `${at}/weekdays`, code: 'nothing_to_change', detail }] };
    }
    count += dates.length * change.roomTypeIds.length;
    if (count > MOST_NAMED) return tooMany(at);
    for (const roomTypeId of change.roomTypeIds) {
      for (const date of dates) {
        const name = gridNightName({ roomTypeId, date });
        named.set(name, { roomTypeId, date, by, set: mergeSets(named.get(name)?.set ?? {}, change.set) });
      }
    }
    if (named.size > MOST_PRICED_NIGHTS) return tooMany(at);
  }
  return [...named.values()];
};

const tooMany = (pointer: string): RefusalOf<'refused'> => ({
  refused: 'refused',
  detail: `One change sets at most ${MOST_PRICED_NIGHTS} nights.`,
  pointer,
  code: 'too_many_nights',
  params: { maximum: MOST_PRICED_NIGHTS },
});
