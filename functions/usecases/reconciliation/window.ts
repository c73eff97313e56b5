import { addDays, daysBetween, type IsoDate } from '../../domain/calendar/date.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { today } from '../../domain/calendar/zone.ts';
import type { RefusalOf } from '../../domain/refusal.ts';
import { horizon, MOST_HORIZON_MONTHS } from '../../domain/stay.ts';

/** Nights from `from` to `to`, both included. */
export interface Window {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** Nights looked at in one call; from yesterday to the horizon there are at most 552. */
export const MOST_NIGHTS = 600;

export interface WindowRequest {
  readonly from?: IsoDate | undefined;
  readonly to?: IsoDate | undefined;
}

/**
 * The nights to look at in the hotel's calendar: those asked for, else from `daysBack` days ago to the horizon.
 * `refused` where there are too many for one call.
 */
export const windowOf = (
  { from, to }: WindowRequest,
  hotel: { readonly timeZone: string },
  now: Instant,
  daysBack: number,
): Window | RefusalOf<'refused'> => {
  const day = today(now, hotel.timeZone);
  const start = from ?? earlier(addDays(day, -daysBack), to);
  const end = to ?? later(horizon(day, MOST_HORIZON_MONTHS), start);
  if (daysBetween(start, end) < MOST_NIGHTS) return { from: start, to: end };
  return {
    refused: 'refused',
    detail: `at most ${MOST_NIGHTS} nights at once`,
    pointer: to === undefined ? '/from' : '/to',
    code: 'too_many_nights',
    params: { maximum: MOST_NIGHTS },
  };
};

const earlier = (one: IsoDate, other: IsoDate | undefined): IsoDate =>
  other !== undefined && other < one ? other : one;
const later = (one: IsoDate, other: IsoDate): IsoDate => (other > one ? other : one);
