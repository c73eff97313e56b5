import { isBefore } from '../../domain/calendar/instant.ts';
import { balanceAt, type PointsEntry } from '../../domain/loyalty/account.ts';
import type { PointsBatch } from '../../domain/loyalty/points-batch.ts';
import {
  type LoyaltyProgramme,
  type NightsByYear,
  type Tier,
  tierIn,
  worthOf,
} from '../../domain/loyalty/programme.ts';
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
  readonly expiring: readonly PointsBatch[];
  readonly entries: readonly PointsEntry[];
  readonly nextEntries: string | undefined;
}

/** The tier above the present one, and the nights of this year still missing for it. */
const nextTier = (tier: Tier, slept: number, programme: LoyaltyProgramme): PointsShown['next'] => {
  if (tier === 'gold') return null;
  return tier === 'silver'
    ? { tier: 'gold', nights: programme.goldNights - slept }
    : { tier: 'silver', nights: programme.silverNights - slept };
};

const tierOf = (nights: NightsByYear, year: number, programme: LoyaltyProgramme) => {
  const tier = tierIn(year, nights, programme);
  const nightsThisYear = nights[year] ?? 0;
  return { tier, nightsThisYear, next: nextTier(tier, nightsThisYear, programme) };
};

/** A guest's points now, with a page of their ledger. */
export const showPoints =
  (deps: { readonly points: Points; readonly settings: Settings; readonly clock: Clock }) =>
  async (userId: string, limit: number, after: string | undefined): Promise<PointsShown> => {
    const [account, programme, { entries, next: nextEntries }] = await Promise.all([
      deps.points.account(userId),
      deps.settings.current(),
      deps.points.entries(userId, limit, after),
    ]);
    const now = deps.clock.now();
    const balance = balanceAt(account, now);
    return {
      balance,
      worth: worthOf(balance, 'EUR', 1, programme),
      ...tierOf(account.nights, Number(now.slice(0, 4)), programme),
      expiring: account.batches.filter(({ until }) => isBefore(now, until)),
      entries,
      nextEntries,
    };
  };
