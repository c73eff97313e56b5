import { eachNight, type IsoDate } from '../calendar/date.ts';

/** What an owner forbids of a night: lengths are in nights. Absent is unrestricted. */
export interface Restrictions {
  /** Judged on the night of arrival. */
  readonly minStay?: number | undefined;
  /** Judged on every night of the stay; the strictest wins. */
  readonly minStayThrough?: number | undefined;
  /** Judged on the night of arrival. */
  readonly maxStay?: number | undefined;
  readonly closedToArrival?: true | undefined;
  /** Judged on the date of check-out. */
  readonly closedToDeparture?: true | undefined;
}

/** Why dates cannot be stayed, and the nights that say so. */
export type BrokenRestriction =
  | { readonly reason: 'closed_to_arrival' | 'closed_to_departure'; readonly nights: readonly IsoDate[] }
  | {
      readonly reason: 'min_stay' | 'max_stay';
      readonly nights: readonly IsoDate[];
      /** The lengths that are allowed for this arrival. */
      readonly nightsAllowed: { readonly min: number; readonly max: number };
    };

/** Dates to be judged. */
export interface RestrictedStay {
  readonly checkIn: IsoDate;
  readonly checkOut: IsoDate;
  /** What is restricted on a night of the stay. */
  readonly on: (date: IsoDate) => Restrictions | undefined;
  /** What is restricted on the date of check-out. */
  readonly onDeparture: Restrictions | undefined;
  /** The plan's own lengths bind as well. */
  readonly plan: { readonly minStay: number | null; readonly maxStay: number | null };
  /** The longest stay that can be booked. */
  readonly maxNights: number;
}

/** The first restriction that the stay breaks: arrival, departure, too short, too long. */
export function judgeRestrictions(stay: RestrictedStay): BrokenRestriction | undefined {
  const { checkIn, checkOut, on, plan } = stay;
  const nights = eachNight(checkIn, checkOut);
  const arrival = on(checkIn);
  if (arrival?.closedToArrival) return { reason: 'closed_to_arrival', nights: [checkIn] };
  if (stay.onDeparture?.closedToDeparture) return { reason: 'closed_to_departure', nights: [checkOut] };

  const through = nights.map((date) => ({ date, least: on(date)?.minStayThrough ?? 1 }));
  const min = Math.max(1, arrival?.minStay ?? 1, plan.minStay ?? 1, ...through.map(({ least }) => least));
  const max = Math.min(stay.maxNights, arrival?.maxStay ?? stay.maxNights, plan.maxStay ?? stay.maxNights);
  const nightsAllowed = { min, max };
  if (nights.length < min) {
    const strict = through.filter(({ date, least }) => {
      return least > nights.length || (date === checkIn && (arrival?.minStay ?? 1) > nights.length);
    });
    return { reason: 'min_stay', nights: strict.map(({ date }) => date), nightsAllowed };
  }
  if (nights.length > max) {
    const byNight = (arrival?.maxStay ?? nights.length) < nights.length;
    return { reason: 'max_stay', nights: byNight ? [checkIn] : [], nightsAllowed };
  }
  return undefined;
}

/** Whether anything is restricted. */
export function isRestricted(restrictions: Restrictions | undefined): restrictions is Restrictions {
  return restrictions !== undefined && Object.values(restrictions).some((value) => value !== undefined);
}

/** The dates whose restrictions a stay is judged by: its nights and its date of check-out. */
export function judgedDates(checkIn: IsoDate, checkOut: IsoDate): IsoDate[] {
  return [...eachNight(checkIn, checkOut), checkOut];
}
