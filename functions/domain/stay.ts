import { addDays, addMonths, daysBetween, eachNight, type IsoDate } from './calendar/date.ts';
import type { FieldErrorCode } from './field-error-codes.ts';
import type { Party } from './rates/party.ts';
import type { RefusalOf } from './refusal.ts';

/** A request to sleep: calendar dates of the hotel, never instants, and the people of each room. */
export interface Stay {
  readonly checkIn: IsoDate;
  readonly checkOut: IsoDate;
  readonly party: Party;
}

/** The furthest horizon that the settings allow, in months: no night is ever sold further ahead. */
export const MOST_HORIZON_MONTHS = 18;

/** What the platform allows at the moment. `today` is the hotel's own day. */
export interface StayLimits {
  readonly today: IsoDate;
  /** How far ahead the last night may lie, in months. */
  readonly horizonMonths: number;
  readonly maxNights: number;
}

/** The nights of a stay, oldest first. */
export function nightsOf(stay: Pick<Stay, 'checkIn' | 'checkOut'>): IsoDate[] {
  return eachNight(stay.checkIn, stay.checkOut);
}

/** The most nights a stay can have, whatever the settings: one that touches a day begins and ends so near to it. */
export const LONGEST_STAY = 30;

/** The last date on which a night can be sold today. */
export function horizon(today: IsoDate, horizonMonths: number): IsoDate {
  return addMonths(today, horizonMonths);
}

/**
 * Whether the rules allow a stay on these dates: at least one night, at most `maxNights`, arriving today or later
 * in the hotel's own calendar, the last night no further ahead than the horizon. Both dates must exist.
 */
export function judgeStay(
  stay: Pick<Stay, 'checkIn' | 'checkOut'>,
  limits: StayLimits,
): RefusalOf<'stay-not-allowed'> | undefined {
  const nights = daysBetween(stay.checkIn, stay.checkOut);
  if (nights < 1) return notAllowed('/checkOut', 'not_after', 'checkOut must be after checkIn', { field: 'checkIn' });
  if (nights > limits.maxNights) {
    const detail = `a stay is at most ${limits.maxNights} nights`;
    return notAllowed('/checkOut', 'too_many_nights', detail, { maximum: limits.maxNights });
  }
  if (stay.checkIn < limits.today) {
    return notAllowed('/checkIn', 'in_past', 'checkIn is already past at the hotel', { today: limits.today });
  }
  const last = horizon(limits.today, limits.horizonMonths);
  if (addDays(stay.checkOut, -1) > last) {
    const detail = `nights are sold at most ${limits.horizonMonths} months ahead, until ${last}`;
    return notAllowed('/checkOut', 'beyond_horizon', detail, { months: limits.horizonMonths, last });
  }
  return undefined;
}

function notAllowed(
  pointer: string,
  code: FieldErrorCode,
  detail: string,
  params: Readonly<Record<string, unknown>>,
): RefusalOf<'stay-not-allowed'> {
  return { refused: 'stay-not-allowed', pointer, code, params, detail };
}
