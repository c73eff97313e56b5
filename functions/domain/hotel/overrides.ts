import { daysBetween, eachNight, type IsoDate, weekday } from '../calendar/date.ts';
import type { Minor } from '../money.ts';
import type { OverrideReason } from '../price.ts';
import type { RefusalOf } from '../refusal.ts';

/** The most nights one change of prices may name (rule 4). */
export const MOST_PRICED_NIGHTS = 2000;

/** An owner may price a year beyond what can be booked today, so that no night comes on sale at the wrong price. */
export const DAYS_BEYOND_HORIZON = 366;

/** The days of the week as owners name them, Monday first. */
export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** A price for the nights `from` to `to`, both included, on these days of the week or all; null takes it away. */
export interface Override {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly weekdays?: readonly Weekday[] | undefined;
  readonly price: Minor | null;
  readonly reason: OverrideReason;
}

/** A night's own price, in minor units. */
export type NightPrice = { readonly price: Minor; readonly reason: OverrideReason } | null;

/**
 * The price of every night the overrides name, by date; where several name one night the last wins. Refused beyond
 * `MOST_PRICED_NIGHTS` nights, before `first` (the hotel's today) and behind `last`.
 */
export const expandOverrides = (
  overrides: readonly Override[],
  { first, last }: { readonly first: IsoDate; readonly last: IsoDate },
): ReadonlyMap<IsoDate, NightPrice> | RefusalOf<'refused'> => {
  const nights = new Map<IsoDate, NightPrice>();
  for (const override of overrides) {
    if (override.from < first) return refused(`${override.from} is already past at the hotel.`);
    if (override.to > last) return refused(`Prices can be set until ${last}.`);
    // Counted before it is expanded: many long ranges must not cost more than the limit is worth.
    if (daysBetween(override.from, override.to) >= MOST_PRICED_NIGHTS) return refused(tooMany);
    for (const date of datesOf(override)) {
      nights.set(date, override.price === null ? null : { price: override.price, reason: override.reason });
    }
    if (nights.size > MOST_PRICED_NIGHTS) return refused(tooMany);
  }
  return new Map([...nights].sort(([one], [other]) => (one < other ? -1 : 1)));
};

const tooMany = `One request sets at most ${MOST_PRICED_NIGHTS} nights.`;
const refused = (detail: string): RefusalOf<'refused'> => ({ refused: 'refused', detail });

/** The dates of a range, both ends included, on the weekdays named or on all. */
export const datesOf = ({ from, to, weekdays }: Pick<Override, 'from' | 'to' | 'weekdays'>): IsoDate[] => {
  const dates = [...eachNight(from, to), to];
  if (weekdays === undefined) return dates;
  return dates.filter((date) => weekdays.some((name) => WEEKDAYS.indexOf(name) + 1 === weekday(date)));
};
