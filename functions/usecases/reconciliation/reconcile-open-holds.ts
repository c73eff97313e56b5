import { type Unpaid, unpaidIn } from '../../domain/booking/unpaid.ts';
import type { Bookings } from '../ports/bookings.ts';
import type { OpenHolds, OpenHoldsLedger } from '../ports/reconciliation.ts';
import type { Clock } from '../ports/time.ts';
import { LEAST_MINUTES, minutesBetween } from './finding.ts';

export interface OpenHoldsDeps {
  readonly bookings: Pick<Bookings, 'idsOfUser' | 'findMany'>;
  readonly holds: OpenHoldsLedger;
  readonly clock: Clock;
}

export interface HoldsReconciled {
  readonly users: number;
  readonly drift: number;
  readonly repaired: number;
}

const PAGE = 100;
/** Bookings of a guest that are looked at, the newest; the count of a guest with more is never lowered. */
const MOST_BOOKINGS = 1000;

const sum = (unpaid: readonly Unpaid[]): Unpaid => ({
  holds: unpaid.reduce((total, { holds }) => total + holds, 0),
  roomNights: unpaid.reduce((total, { roomNights }) => total + roomNights, 0),
});

const isSame = (one: Unpaid, other: Unpaid): boolean =>
  one.holds === other.holds && one.roomNights === other.roomNights;

/** What the guest's bookings hold unpaid, and whether all of them were looked at. */
const countOpen = async ({ bookings }: Pick<OpenHoldsDeps, 'bookings'>, userId: string) => {
  let open = sum([]);
  let after: string | undefined;
  for (let seen = 0; seen < MOST_BOOKINGS; ) {
    const page = await bookings.idsOfUser(userId, PAGE, after);
    const found = await bookings.findMany(page.ids);
    open = sum([open, ...found.map(unpaidIn)]);
    if (page.next === undefined) return { open, all: true };
    seen += page.ids.length;
    after = page.next;
  }
  return { open, all: false };
};

/**
 * Counts what guests hold unpaid again (rule 8). Their bookings are found by an index that lags and read strongly
 * between two readings of the count; if its `seq` moved, nothing is said. A count too low is raised at once, for what
 * was read is held; one too high needs the same finding twice, five minutes apart, as the index may have missed a hold.
 */
export const reconcileOpenHolds = (deps: OpenHoldsDeps) => {
  const judge = async (before: OpenHolds): Promise<'true' | 'conflict' | 'drift' | 'repaired'> => {
    const { open, all } = await countOpen(deps, before.userId);
    if (isSame(open, before.open)) return 'true';
    const [now] = await deps.holds.read([before.userId]);
    if (now === undefined || now.seq !== before.seq) return 'conflict';
    const isLower = open.holds < now.open.holds || open.roomNights < now.open.roomNights;
    if (isLower && !(all && confirmed(now, open))) {
      if (all && !waits(now, open)) await deps.holds.keepFinding(now, open, deps.clock.now());
      return 'drift';
    }
    return (await deps.holds.repair(now, open)) === 'repaired' ? 'repaired' : 'conflict';
  };
  const waits = ({ finding, seq }: OpenHolds, counted: Unpaid): boolean =>
    finding !== undefined && finding.seq === seq && isSame(finding.counted, counted);
  const confirmed = (holds: OpenHolds, counted: Unpaid): boolean =>
    holds.finding !== undefined &&
    waits(holds, counted) &&
    minutesBetween(holds.finding.foundAt, deps.clock.now()) >= LEAST_MINUTES;

  /** @param believed guests of whom no open hold is known: a count of 0 is believed of them without a look */
  return async (userIds: readonly string[], believed: ReadonlySet<string> = new Set()): Promise<HoldsReconciled> => {
    const counts = { drift: 0, repaired: 0 };
    for (const holds of await deps.holds.read(userIds)) {
      if (isSame(holds.open, sum([])) && believed.has(holds.userId)) continue;
      const verdict = await judge(holds);
      if (verdict === 'drift' || verdict === 'repaired') counts.drift += 1;
      if (verdict === 'repaired') counts.repaired += 1;
    }
    return { users: userIds.length, ...counts };
  };
};
