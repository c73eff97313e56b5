import { balanceAt, type PointsEntry } from '../../domain/loyalty/account.ts';
import type { Lot } from '../../domain/loyalty/lots.ts';
import { type LoyaltyTerms, type NightsByYear, type Tier, tierIn, worthOf } from '../../domain/loyalty/terms.ts';
import type { Minor } from '../../domain/money.ts';
import type { Points } from '../ports/loyalty.ts';
import type { Settings } from '../ports/settings.ts';
import type { Clock } from '../ports/time.ts';

export interface PointsShown {
  readonly balance: number;
  /** Cents of a euro. */
  readonly worth: Minor;
  readonly tier: Tier;
  readonly nightsThisYear: number;
  readonly next: { readonly tier: 'silver' | 'gold'; readonly nights: number } | null;
  readonly expiring: readonly Lot[];
  readonly entries: readonly PointsEntry[];
  readonly nextEntries: string | undefined;
}

/** The tier above the present one, and the nights of this year still missing for it. */
const nextTier = (tier: Tier, slept: number, terms: LoyaltyTerms): PointsShown['next'] => {
  if (tier === 'gold') return null;
  return tier === 'silver'
    ? { tier: 'gold', nights: terms.goldNights - slept }
    : { tier: 'silver', nights: terms.silverNights - slept };
};

const tierOf = (nights: NightsByYear, year: number, terms: LoyaltyTerms) => {
  const tier = tierIn(year, nights, terms);
  const nightsThisYear = nights[year] ?? 0;
  return { tier, nightsThisYear, next: nextTier(tier, nightsThisYear, terms) };
};

/** A guest's points now, with a page of their ledger. */
export const showPoints =
  (deps: { readonly points: Points; readonly settings: Settings; readonly clock: Clock }) =>
  async (userId: string, limit: number, after: string | undefined): Promise<PointsShown> => {
    const [account, terms, { entries, next: nextEntries }] = await Promise.all([
      deps.points.account(userId),
      deps.settings.current(),
      deps.points.entries(userId, limit, after),
    ]);
    const now = deps.clock.now();
    const balance = balanceAt(account, now);
    return {
      balance,
      worth: worthOf(balance, 'EUR', 1, terms),
      ...tierOf(account.nights, Number(now.slice(0, 4)), terms),
      expiring: account.lots.filter(({ until }) => until > now),
      entries,
      nextEntries,
    };
  };
