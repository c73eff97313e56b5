import { digitsOf, type Minor } from '../money.ts';

/** By what guests earn points and pay with them; system admins set it within bounds. */
export interface LoyaltyProgramme {
  /** Points for each euro that a stay has cost in money. */
  readonly pointsPerEuro: number;
  /** Euros that 1,000 points pay. */
  readonly eurosPer1000Points: number;
  /** The most of a booking's total that points may pay, in percent; the rest is charged. */
  readonly pointsMostPercent: number;
  /** Points are good to the end of the month so many months after they were earned. */
  readonly pointsMonths: number;
  /** Nights in a calendar year that make a guest silver, or gold. */
  readonly silverNights: number;
  readonly goldNights: number;
  /** More points for a stay, in percent. */
  readonly silverBonusPercent: number;
  readonly goldBonusPercent: number;
}

/** In force until a system admin says otherwise. */
export const defaultLoyaltyProgramme: LoyaltyProgramme = {
  pointsPerEuro: 10,
  eurosPer1000Points: 5,
  pointsMostPercent: 50,
  pointsMonths: 24,
  silverNights: 10,
  goldNights: 25,
  silverBonusPercent: 10,
  goldBonusPercent: 25,
};

export type Tier = 'member' | 'silver' | 'gold';

/** Nights slept by calendar year. */
export type NightsByYear = Readonly<Record<string, number>>;

/** The tier in a year: by its own nights or by those of the year before, whichever were more. */
export const tierIn = (year: number, nights: NightsByYear, programme: LoyaltyProgramme): Tier => {
  const best = Math.max(nights[year] ?? 0, nights[year - 1] ?? 0);
  if (best >= programme.goldNights) return 'gold';
  return best >= programme.silverNights ? 'silver' : 'member';
};

const bonusOf = (tier: Tier, programme: LoyaltyProgramme): number =>
  ({ member: 0, silver: programme.silverBonusPercent, gold: programme.goldBonusPercent })[tier];

/** Below the precision of a double. */
const GRAIN = 1e-6;

/**
 * Points for money paid, whole ones only.
 * @param perEuro units of the currency for one euro
 */
export const pointsFor = (
  paid: { readonly amount: Minor; readonly currency: string; readonly perEuro: number },
  tier: Tier,
  programme: LoyaltyProgramme,
): number => {
  const euros = paid.amount / 10 ** digitsOf(paid.currency) / paid.perEuro;
  return Math.floor((euros * programme.pointsPerEuro * (100 + bonusOf(tier, programme))) / 100 + GRAIN);
};

/** What points pay in a currency, in its minor units, rounded down. */
export const worthOf = (points: number, currency: string, perEuro: number, programme: LoyaltyProgramme): Minor =>
  Math.floor(((points * programme.eurosPer1000Points) / 1000) * perEuro * 10 ** digitsOf(currency) + GRAIN);

/** The fewest of so many points that are worth as much as can be, up to `most`; 0 where none is worth anything. */
export const pointsWorthMost = (
  balance: number,
  most: Minor,
  { currency, perEuro }: { readonly currency: string; readonly perEuro: number },
  programme: LoyaltyProgramme,
): number => {
  const worth = (points: number): Minor => worthOf(points, currency, perEuro, programme);
  /** The first of 0 to `balance` that `is` so, else one more than there are; what is so stays so with more points. */
  const first = (is: (points: number) => boolean): number => {
    let [low, high] = [0, balance + 1];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (is(middle)) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  const best = worth(first((points) => worth(points) > most) - 1);
  return first((points) => worth(points) >= best);
};

/** The most of a total that points may pay. */
export const mostByPoints = (total: Minor, programme: LoyaltyProgramme): Minor =>
  Math.floor((total * programme.pointsMostPercent) / 100);
