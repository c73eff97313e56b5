import type { Success } from './api.ts';
import { addDays, daysBetween, nightsOf } from './dates.ts';
import type { Picked } from './pick-nights.ts';

export type CalendarNight = Success<'getCalendar'>['items'][number];
/** The reason why nights cannot be booked, as the API names it. */
export type Broken = NonNullable<Success<'getHotelRooms'>['rooms'][number]['unavailable']>;

export interface StayRules {
  /** What is known of a day; undefined until the calendar has come. What is not known is left to the API to judge. */
  readonly night: (day: string) => Pick<CalendarNight, 'available' | 'closed' | 'restrictions'> | undefined;
  /** Requested rooms: a night with fewer counts as taken. */
  readonly rooms: number;
  /** The longest stay allowed. */
  readonly mostNights: number;
  /** The departure of a stay that is changed: it was allowed when it was booked, and is not judged again. */
  readonly bookedDeparture?: string | undefined;
}

/** Whether all requested rooms are free on a night. */
export const sellsNight = ({ night, rooms }: StayRules, day: string): boolean => {
  const known = night(day);
  return known === undefined || (!known.closed && known.available >= rooms);
};

/** The lengths that the night of arrival allows. */
export const lengthsFrom = ({ night, mostNights }: StayRules, arrival: string) => {
  const { minStay = null, minStayThrough = null, maxStay = null } = night(arrival)?.restrictions ?? {};
  return { min: Math.max(1, minStay ?? 1, minStayThrough ?? 1), max: Math.min(mostNights, maxStay ?? mostNights) };
};

/** The first reason that forbids the nights, in the order of the API; null where nothing known does. */
export const judgeStay = (rules: StayRules, checkIn: string, checkOut: string): Broken | null => {
  const { night } = rules;
  const nights = nightsOf(checkIn, checkOut);
  const closed = nights.filter((day) => night(day)?.closed);
  if (closed.length > 0) return { reason: 'closed', nights: closed };
  const taken = nights.filter((day) => !sellsNight(rules, day));
  if (taken.length > 0) return { reason: 'sold_out', nights: taken };
  if (night(checkIn)?.restrictions.closedToArrival) return { reason: 'closed_to_arrival', nights: [checkIn] };
  if (checkOut !== rules.bookedDeparture && night(checkOut)?.restrictions.closedToDeparture)
    return { reason: 'closed_to_departure', nights: [checkOut] };
  const arrival = lengthsFrom(rules, checkIn);
  const through = nights.map((day) => night(day)?.restrictions.minStayThrough ?? 1);
  const nightsAllowed = { min: Math.max(arrival.min, ...through), max: arrival.max };
  if (nights.length < nightsAllowed.min) return { reason: 'min_stay', nights: [checkIn], nightsAllowed };
  if (nights.length > nightsAllowed.max) return { reason: 'max_stay', nights: [checkIn], nightsAllowed };
  return null;
};

type Outcome = { readonly picked: Picked } | { readonly refused: Broken };

/** Reasons that a longer stay from the same arrival can mend. */
const mends: readonly Broken['reason'][] = ['min_stay', 'closed_to_departure'];

/** The shortest stay that an arrival allows, to begin with. */
const shortestFrom = (rules: StayRules, checkIn: string): Outcome => {
  const { min, max } = lengthsFrom(rules, checkIn);
  let first: Broken | undefined;
  for (let length = min; length <= max; length += 1) {
    const checkOut = addDays(checkIn, length);
    const refused = judgeStay(rules, checkIn, checkOut);
    if (refused === null) return { picked: { checkIn, checkOut, open: true } };
    first ??= refused;
    if (!mends.includes(refused.reason)) break;
  }
  return { refused: first ?? { reason: 'min_stay', nights: [checkIn], nightsAllowed: { min, max } } };
};

/** The day of departure that a second pick means: the morning after the night, or of a taken night that day itself. */
export const departureAt = (rules: StayRules, day: string): string => (sellsNight(rules, day) ? addDays(day, 1) : day);

/**
 * The next pick. The first is the night of arrival and takes the shortest stay allowed from it; the second is the last
 * night slept. A night too early for the shortest stay, or before a day without departures, is refused; one beyond a
 * taken night or the longest stay begins anew.
 */
export const pickStay = (rules: StayRules, picked: Picked, day: string): Outcome => {
  const { checkIn, open } = picked;
  if (!open || checkIn === null || day < checkIn) return shortestFrom(rules, day);
  const checkOut = departureAt(rules, day);
  if (daysBetween(checkIn, checkOut) < 1) return shortestFrom(rules, day);
  const refused = judgeStay(rules, checkIn, checkOut);
  if (refused === null) return { picked: { checkIn, checkOut, open: false } };
  return mends.includes(refused.reason) ? { refused } : shortestFrom(rules, day);
};
