import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  balanceAt,
  earnPoints,
  emptyAccount,
  expirePoints,
  goodUntil,
  type PointsAccount,
  type PointsMove,
  redeemPoints,
  returnPoints,
} from '../../functions/domain/loyalty/account.ts';
import { giveBackWorth, type PointsBatch, pointsIn } from '../../functions/domain/loyalty/points-batch.ts';
import {
  defaultLoyaltyProgramme,
  mostByPoints,
  pointsFor,
  pointsWorthMost,
  tierIn,
  worthOf,
} from '../../functions/domain/loyalty/programme.ts';

const programme = defaultLoyaltyProgramme;
const stay = (bookingId: string, at: string) => ({ bookingId, reference: 'K7QM-2D9T', at });
const earned = (account: PointsAccount, points: number, at: string, months = 24): PointsAccount =>
  earnPoints(account, { points, nights: { [at.slice(0, 4)]: 2 }, months }, stay('b', at), at).after;
const sum = ({ entries }: PointsMove): number => entries.reduce((total, { points }) => total + points, 0);

describe('points of a stay', () => {
  it('are ten for a euro, whole ones only, and more for silver and gold', () => {
    const paid = { amount: 31_899, currency: 'EUR', perEuro: 1 };
    expect(pointsFor(paid, 'member', programme)).toBe(3189);
    expect(pointsFor(paid, 'silver', programme)).toBe(3508);
    expect(pointsFor(paid, 'gold', programme)).toBe(3987);
  });

  it('count what another currency is worth', () => {
    expect(pointsFor({ amount: 16_000, currency: 'JPY', perEuro: 160 }, 'member', programme)).toBe(1000);
  });

  it('pay five euros a thousand, rounded down to what the currency has', () => {
    expect(worthOf(1999, 'EUR', 1, programme)).toBe(999);
    expect(worthOf(1000, 'JPY', 160.5, programme)).toBe(802);
    expect(mostByPoints(31_899, programme)).toBe(15_949);
  });
});

describe('the most points that can pay', () => {
  it('are the fewest of the balance that are worth as much as any that do not exceed the share', () => {
    // Two points are a cent: 31,899 cents at half are 15,949, which take 31,898 points.
    expect(pointsWorthMost(50_000, 15_949, { currency: 'EUR', perEuro: 1 }, programme)).toBe(31_898);
    expect(pointsWorthMost(1_001, 15_949, { currency: 'EUR', perEuro: 1 }, programme)).toBe(1_000);
    expect(pointsWorthMost(1, 15_949, { currency: 'EUR', perEuro: 1 }, programme)).toBe(0);
    const cases = fc.record({
      balance: fc.nat(5_000),
      most: fc.nat(3_000),
      currency: fc.constantFrom('EUR', 'JPY', 'KWD'),
      perEuro: fc.double({ min: 0.01, max: 200, noNaN: true }),
      eurosPer1000Points: fc.integer({ min: 1, max: 100 }),
    });
    fc.assert(
      fc.property(cases, ({ balance, most, currency, perEuro, eurosPer1000Points }) => {
        const terms = { ...programme, eurosPer1000Points };
        const worths = Array.from({ length: balance + 1 }, (_, points) => worthOf(points, currency, perEuro, terms));
        const best = Math.max(...worths.filter((worth) => worth <= most));
        expect(pointsWorthMost(balance, most, { currency, perEuro }, terms)).toBe(worths.indexOf(best));
      }),
      { numRuns: 100 },
    );
  });
});

describe('the tier', () => {
  it('is that of the nights of this year or the last, whichever were more', () => {
    expect(tierIn(2027, {}, programme)).toBe('member');
    expect(tierIn(2027, { 2027: 9, 2026: 10 }, programme)).toBe('silver');
    expect(tierIn(2027, { 2027: 25 }, programme)).toBe('gold');
    expect(tierIn(2029, { 2027: 25 }, programme)).toBe('member');
  });
});

describe('points run out', () => {
  it('at the end of their month, so many months later', () => {
    expect(goodUntil('2027-03-15T10:00:00.000Z', 24)).toBe('2029-04-01T00:00:00.000Z');
    expect(goodUntil('2026-12-31T23:00:00.000Z', 1)).toBe('2027-02-01T00:00:00.000Z');
    const account = earned(emptyAccount('ada'), 100, '2027-03-15T10:00:00.000Z');
    expect(balanceAt(account, '2029-03-31T23:59:59.999Z')).toBe(100);
    expect(balanceAt(account, '2029-04-01T00:00:00.000Z')).toBe(0);
  });

  it('and are written off with the next movement, by an entry of their own', () => {
    const old = earned(emptyAccount('ada'), 100, '2024-03-15T10:00:00.000Z');
    expect(expirePoints(old, '2026-03-31T00:00:00.000Z')).toBeUndefined();
    const gone = expirePoints(old, '2027-01-01T00:00:00.000Z');
    expect(gone?.entries).toMatchObject([
      { kind: 'expired', points: -100, balance: 0, at: '2026-04-01T00:00:00.000Z' },
    ]);
    const at = '2027-01-01T00:00:00.000Z';
    const next = earnPoints(old, { points: 7, nights: {}, months: 24 }, stay('c', at), at);
    expect(next.entries.map(({ kind, balance }) => [kind, balance])).toEqual([
      ['expired', 0],
      ['earned', 7],
    ]);
  });
});

describe('paying with points', () => {
  const at = '2027-05-01T00:00:00.000Z';
  const account = earned(
    earned(emptyAccount('ada'), 100, '2027-03-15T10:00:00.000Z', 3),
    50,
    '2027-04-15T10:00:00.000Z',
    24,
  );

  it('takes those that run out first, and no more than there are', () => {
    expect(redeemPoints(account, 151, { ...stay('b', at), revision: 2 })).toBeUndefined();
    const { taken, move } = redeemPoints(account, 120, { ...stay('b', at), revision: 2 }) ?? {};
    expect(taken).toEqual([
      { until: '2027-07-01T00:00:00.000Z', points: 100 },
      { until: '2029-05-01T00:00:00.000Z', points: 20 },
    ]);
    expect(move?.after.batches).toEqual([{ until: '2029-05-01T00:00:00.000Z', points: 30 }]);
  });

  it('gives them back with their own dates, good to the end of the next month at least', () => {
    const { taken = [], move } = redeemPoints(account, 120, { ...stay('b', at), revision: 2 }) ?? {};
    const later = '2027-09-10T00:00:00.000Z';
    const back = returnPoints(move?.after ?? account, taken, { ...stay('b', later), revision: 5 });
    expect(back.after.batches).toEqual([
      { until: '2027-11-01T00:00:00.000Z', points: 100 },
      { until: '2029-05-01T00:00:00.000Z', points: 50 },
    ]);
    expect(sum(back)).toBe(120);
  });

  it('gives back in the proportion of the worth, and the last of them with the last of it', () => {
    const batches = [{ until: '2029-05-01T00:00:00.000Z', points: 1001 }];
    const half = giveBackWorth({ worth: 500, batches }, 250);
    expect(half).toMatchObject({ worth: 250, batches: [{ points: 500 }] });
    expect(giveBackWorth({ worth: 500, batches }, 500)).toBeUndefined();
  });

  it('never makes or loses a point: the ledger adds up to the account, whatever is done', () => {
    fc.assert(
      fc.property(fc.array(aStep, { maxLength: 40 }), (steps) => {
        const life = aLife();
        for (const step of steps) life[step.does](step.points);
      }),
    );
  });
});

const aStep = fc.oneof(
  fc.record({ does: fc.constant('earn' as const), points: fc.integer({ min: 0, max: 500 }) }),
  fc.record({ does: fc.constant('redeem' as const), points: fc.integer({ min: 1, max: 400 }) }),
  fc.record({ does: fc.constant('giveBack' as const), points: fc.constant(0) }),
  fc.record({ does: fc.constant('wait' as const), points: fc.integer({ min: 1, max: 90 }) }),
);

/** A guest who earns, pays, has points back and waits; every movement is held against the ledger. */
function aLife() {
  let account = emptyAccount('ada');
  let now = Date.parse('2027-01-01T00:00:00.000Z');
  let ledger = 0;
  let revision = 0;
  const open: (readonly PointsBatch[])[] = [];
  const names = new Set<string>();
  const commit = (move: PointsMove): void => {
    account = move.after;
    ledger += sum(move);
    for (const { at, name } of move.entries) {
      expect(names.has(`${at}${name}`)).toBe(false);
      names.add(`${at}${name}`);
    }
    expect(move.entries.at(-1)?.balance).toBe(pointsIn(account.batches));
    expect(ledger).toBe(pointsIn(account.batches));
  };
  const cause = () => {
    revision += 1;
    return { ...stay(`b${revision}`, new Date(now).toISOString()), revision };
  };
  return {
    earn: (points: number) => {
      const from = cause();
      commit(earnPoints(account, { points, nights: {}, months: 2 }, from, from.at));
    },
    redeem: (points: number) => {
      const from = cause();
      const paid = redeemPoints(account, points, from);
      expect(paid === undefined).toBe(balanceAt(account, from.at) < points);
      if (paid) commit(paid.move);
      if (paid) open.push(paid.taken);
    },
    giveBack: () => {
      const taken = open.pop();
      if (taken) commit(returnPoints(account, taken, cause()));
    },
    wait: (days: number) => {
      now += days * 86_400_000;
    },
  };
}
