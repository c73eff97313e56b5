import { addMonths, type IsoDate } from '../calendar/date.ts';
import { type Instant, isBefore, later } from '../calendar/instant.ts';
import { type PointsBatch, pointsIn, sorted, takeOldest } from './points-batch.ts';
import type { NightsByYear } from './programme.ts';

/** A guest's points: what is left of what was earned, and the nights that make the tier. */
export interface PointsAccount {
  readonly userId: string;
  /** The one that ends first is first. */
  readonly batches: readonly PointsBatch[];
  readonly nights: NightsByYear;
  /** One more with every write; 0 is an account that was never written. */
  readonly revision: number;
}

/** Why a guest's points changed. */
export const POINTS_KINDS = ['earned', 'redeemed', 'returned', 'expired'] as const;
export type PointsKind = (typeof POINTS_KINDS)[number];

/** One movement of points, never changed once written. `name` is unique to it: the same movement twice is one. */
export interface PointsEntry {
  readonly userId: string;
  readonly kind: PointsKind;
  readonly name: string;
  /** Above 0 where the guest has more of them. */
  readonly points: number;
  /** What the guest had after it. */
  readonly balance: number;
  readonly bookingId: string | null;
  readonly reference: string | null;
  readonly at: Instant;
}

/** A change of an account with its entries: one commit. */
export interface PointsMove {
  readonly before: PointsAccount;
  readonly after: PointsAccount;
  readonly entries: readonly PointsEntry[];
}

/** The booking that points are moved for. */
export interface PointsCause {
  readonly bookingId: string;
  readonly reference: string;
  readonly at: Instant;
}

export const emptyAccount = (userId: string): PointsAccount => ({ userId, batches: [], nights: {}, revision: 0 });

const isGood = (batch: PointsBatch, now: Instant): boolean => isBefore(now, batch.until);

/** What can be paid with now; what has run out counts no more, written off or not. */
export const balanceAt = (account: PointsAccount, now: Instant): number =>
  pointsIn(account.batches.filter((batch) => isGood(batch, now)));

/** The beginning of the month `months` after the next one: what was earned in March lasts to the end of a March. */
export const goodUntil = (at: Instant, months: number): Instant => {
  const first: IsoDate = `${at.slice(0, 7)}-01`;
  return `${addMonths(first, months + 1)}T00:00:00.000Z`;
};

/** The account without what has run out by now, and the entry that writes it off. */
const writeOff = (account: PointsAccount, now: Instant) => {
  const gone = account.batches.filter((batch) => !isGood(batch, now));
  const batches = account.batches.filter((batch) => isGood(batch, now));
  const at = gone.at(-1)?.until;
  const entries: PointsEntry[] =
    at === undefined
      ? []
      : [
          {
            userId: account.userId,
            kind: 'expired',
            name: `expired:${account.revision + 1}`,
            points: -pointsIn(gone),
            balance: pointsIn(batches),
            bookingId: null,
            reference: null,
            at,
          },
        ];
  return { batches, entries };
};

/** The move whose last entry is this one, behind the writing off of what has run out. */
const move = (
  before: PointsAccount,
  now: Instant,
  change: (batches: readonly PointsBatch[]) => readonly PointsBatch[],
  entry?: Omit<PointsEntry, 'userId' | 'balance'>,
): PointsMove => {
  const { batches, entries } = writeOff(before, now);
  const after = sorted(change(batches));
  const own = entry ? [{ ...entry, userId: before.userId, balance: pointsIn(after) }] : [];
  return { before, after: { ...before, batches: after, revision: before.revision + 1 }, entries: [...entries, ...own] };
};

/** Writes off what has run out; undefined where nothing has. */
export const expirePoints = (account: PointsAccount, now: Instant): PointsMove | undefined =>
  account.batches.some((batch) => !isGood(batch, now)) ? move(account, now, (batches) => batches) : undefined;

/** Of a change of a booking: its revision is unique to it, and puts those of one instant in order. */
const movementName = (bookingId: string, revision: number, kind: PointsKind): string =>
  `${bookingId}:${String(revision).padStart(6, '0')}:${kind}`;

/** Takes points, those that run out first; undefined where there are too few. */
export const redeemPoints = (
  account: PointsAccount,
  points: number,
  { bookingId, reference, at, revision }: PointsCause & { readonly revision: number },
): { readonly move: PointsMove; readonly taken: readonly PointsBatch[] } | undefined => {
  if (balanceAt(account, at) < points) return undefined;
  const good = account.batches.filter((batch) => isGood(batch, at));
  const { taken, left } = takeOldest(good, points);
  const name = movementName(bookingId, revision, 'redeemed');
  const entry = { kind: 'redeemed', name, points: -points, bookingId, reference, at } as const;
  return { move: move(account, at, () => left, entry), taken };
};

/** Points that come back keep their own date, but are good to the end of the next month at least. */
export const returnPoints = (
  account: PointsAccount,
  batches: readonly PointsBatch[],
  { bookingId, reference, at, revision }: PointsCause & { readonly revision: number },
): PointsMove => {
  const least = goodUntil(at, 1);
  const back = batches.map((batch) => ({ ...batch, until: later(batch.until, least) }));
  const name = movementName(bookingId, revision, 'returned');
  const entry = { kind: 'returned', name, points: pointsIn(batches), bookingId, reference, at } as const;
  return move(account, at, (own) => [...own, ...back], entry);
};

/** The name of what a stay earns: a stay earns once. */
export const earningName = (bookingId: string): string => `${bookingId}:earned`;

/** Points and nights of a stay that is over. `at` is when it ended, `now` when it is written down. */
export const earnPoints = (
  account: PointsAccount,
  earned: { readonly points: number; readonly nights: NightsByYear; readonly months: number },
  { bookingId, reference, at }: PointsCause,
  now: Instant,
): PointsMove => {
  const batch = { until: goodUntil(at, earned.months), points: earned.points };
  const entry = {
    kind: 'earned',
    name: earningName(bookingId),
    points: earned.points,
    bookingId,
    reference,
    at,
  } as const;
  const moved = move(account, now, (batches) => (earned.points > 0 ? [...batches, batch] : batches), entry);
  const nights = { ...account.nights };
  for (const [year, count] of Object.entries(earned.nights)) nights[year] = (nights[year] ?? 0) + count;
  return { ...moved, after: { ...moved.after, nights } };
};
