import { addDays, daysBetween } from './dates.ts';

/** Nights chosen one after another; `open` while only the first of them was picked. */
export interface Picked {
  readonly checkIn: string | null;
  readonly checkOut: string | null;
  readonly open: boolean;
}

export interface PickRules {
  readonly mostNights: number;
  /** Whether a night can be slept in; a stay never runs over one that cannot. */
  readonly sells: (night: string) => boolean;
}

const allSell = (from: string, to: string, sells: PickRules['sells']): boolean => {
  for (let night = from; night <= to; night = addDays(night, 1)) if (!sells(night)) return false;
  return true;
};

/**
 * The next pick: the first is the night of arrival, the second the last night slept. Guests leave the morning after it,
 * so a night that is taken can still be the day of departure.
 */
export const pickNight = (picked: Picked, night: string, { mostNights, sells }: PickRules): Picked => {
  const { checkIn, open } = picked;
  const extends_ =
    open &&
    checkIn !== null &&
    night >= checkIn &&
    daysBetween(checkIn, night) < mostNights &&
    allSell(checkIn, night, sells);
  return extends_
    ? { checkIn, checkOut: addDays(night, 1), open: false }
    : { checkIn: night, checkOut: addDays(night, 1), open: true };
};
