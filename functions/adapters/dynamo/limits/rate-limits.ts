import { codeLimit, declineLimits, type LimitClass, limits, linkLimit } from '../../../contract/route.ts';
import { epochMillis } from '../../../domain/calendar/instant.ts';
import type { Declines, LimitState, Places, RateLimits } from '../../../usecases/ports/gate.ts';
import type { Clock } from '../../../usecases/ports/time.ts';
import { recent } from '../../cache/recent.ts';
import type { Table } from '../table.ts';
import { rateCounter } from './rate-limit-counter.ts';
import { addressSubject, emailSubject, referenceSubject, subjectsOf, userSubject } from './rate-limit-subject.ts';
import { type Counts, estimate, MINUTE_MS, secondsUntilAdmitted, shareLeft, slotOf } from './rate-limit-window.ts';

/** How many in which time. */
interface Allowance {
  /** Begins the key of its counters. */
  readonly name: string;
  readonly limit: number;
  readonly windowMs: number;
  /** Calls taken from the table at once: one by one where the limit is exact, for reads five in one write. */
  readonly lease: number;
  /** Refuses while the table is away; what only reads goes on. */
  readonly closed: boolean;
}

const leaseSize: Record<LimitClass, number> = {
  login: 1,
  proof: 1,
  mail: 1,
  visit: 1,
  booking: 1,
  search: 5,
  other: 5,
  notices: 50,
};
/** What proves a secret, writes to strangers or makes sessions does not go on unlimited while the table is away. */
const closedClasses: readonly LimitClass[] = ['login', 'proof', 'mail', 'visit'];

const allowanceOf = (limitClass: LimitClass): Allowance => ({
  name: limitClass,
  limit: limits[limitClass],
  windowMs: MINUTE_MS,
  lease: leaseSize[limitClass],
  closed: closedClasses.includes(limitClass),
});

const declinesOfGuest: Allowance = {
  name: 'declines',
  limit: declineLimits.guest,
  windowMs: declineLimits.windowMinutes * MINUTE_MS,
  lease: 1,
  closed: true,
};

const linksOfReference: Allowance = {
  name: 'links',
  limit: linkLimit.reference,
  windowMs: linkLimit.windowMinutes * MINUTE_MS,
  lease: 1,
  closed: true,
};

const codesOfAddress: Allowance = { name: 'codes', limit: codeLimit, windowMs: MINUTE_MS, lease: 1, closed: true };

/** What this process knows of a subject since its last write. */
interface Standing {
  readonly slot: number;
  readonly counts: Counts;
  /** Calls of the lease not yet used. */
  left: number;
  /** Until then the answer is known without asking. */
  readonly refusedUntilMs: number;
}

/** Subjects remembered by a process; one forgotten costs a write more. */
const REMEMBERED = 10_000;

/** Limits of calls, and of what goes wrong. */
export interface Limits extends RateLimits {
  /** Failed logins, by the folded e-mail address. */
  readonly failures: Places;
  /** Failed proofs of a secret without an account, by the caller's address. */
  readonly proofs: Places;
  readonly declines: Declines;
  /** Wrong codes of rate plans, by the caller's address. */
  readonly codes: Places;
  /** Links to a booking that are asked for, by its plain reference. */
  readonly links: Places;
}

/**
 * Sliding windows in the table (rule 20). In one process the writes of a subject go one after the other, so a refusal
 * is remembered before the next try: however fast a caller comes, it costs at most a write a second once refused.
 */
export const rateLimits = (table: Table, clock: Clock): Limits => {
  const standings = recent<Standing>(REMEMBERED);
  const flights = new Map<string, Promise<'asked' | 'unavailable'>>();

  const refuse = (key: string, { limit, windowMs }: Allowance, counts: Counts, nowMs: number): 'asked' => {
    const refusedUntilMs = nowMs + secondsUntilAdmitted(counts, limit, nowMs, windowMs) * 1000;
    standings.set(key, { slot: slotOf(nowMs, windowMs), counts, left: 0, refusedUntilMs });
    return 'asked';
  };

  /** A place was given back: no refusal follows from the counts of before. What is leased and not yet taken stays. */
  const lower = (key: string): void => {
    const standing = standings.get(key);
    if (standing === undefined || standing.left <= 0) {
      standings.delete(key);
      return;
    }
    const { current, previous } = standing.counts;
    standings.set(key, {
      ...standing,
      counts: { current: Math.max(0, current - 1), previous: Math.max(0, previous - 1) },
    });
  };

  const ask = async (key: string, allowance: Allowance): Promise<'asked' | 'unavailable'> => {
    const { limit, windowMs, lease } = allowance;
    const nowMs = epochMillis(clock.now());
    const slot = slotOf(nowMs, windowMs);
    const known = knownCounts(standings.get(key), slot);
    const room = roomFor(known, allowance, nowMs);
    if (room.current < 0) return refuse(key, allowance, known, nowMs);
    const counted = await rateCounter(table, windowMs).add(key, nowMs, lease, room);
    if (counted.kind === 'unavailable') return 'unavailable';
    const { counts } = counted;
    const before = estimate(counts, limit, nowMs, windowMs) - lease;
    const granted = counted.kind === 'full' ? 0 : Math.min(lease, Math.floor(limit - before));
    if (granted <= 0) return refuse(key, allowance, counts, nowMs);
    standings.set(key, { slot, counts, left: granted, refusedUntilMs: 0 });
    return 'asked';
  };

  /** The state after one call, and the slot it was counted in. */
  const takeOne = async (allowance: Allowance, subject: string): Promise<{ state: LimitState; slot: number }> => {
    const key = keyOf(allowance, subject);
    for (;;) {
      const nowMs = epochMillis(clock.now());
      const slot = slotOf(nowMs, allowance.windowMs);
      const state = fromStanding(standings.get(key), allowance, nowMs);
      if (state) return { state, slot };
      let flight = flights.get(key);
      if (!flight) {
        flight = ask(key, allowance).finally(() => flights.delete(key));
        flights.set(key, flight);
      }
      if ((await flight) === 'unavailable') return { state: withoutTable(allowance), slot };
    }
  };

  /** Places taken before it is known whether they are used, and given back if not. */
  const places = (allowance: Allowance, subjectOf: (whose: string) => string): Places => ({
    take: async (whose) => {
      const subject = subjectOf(whose);
      const { state, slot } = await takeOne(allowance, subject);
      const key = keyOf(allowance, subject);
      return {
        state,
        giveBack: async () => {
          if (!state.allowed) return;
          await rateCounter(table, allowance.windowMs).takeBack(key, slot);
          lower(key);
        },
      };
    },
  });

  return {
    take: async ({ limitClass, subject }) => {
      const allowance = allowanceOf(limitClass);
      const states = await Promise.all(subjectsOf(limitClass, subject).map((one) => takeOne(allowance, one)));
      return states.map(({ state }) => state).reduce(stricter);
    },
    failures: places(allowanceOf('login'), emailSubject),
    proofs: places(allowanceOf('proof'), addressSubject),
    declines: { ofUser: places(declinesOfGuest, userSubject), ofAddress: places(declinesOfGuest, addressSubject) },
    codes: places(codesOfAddress, addressSubject),
    links: places(linksOfReference, referenceSubject),
  };
};

const keyOf = ({ name }: Allowance, subject: string): string => `${name}#${subject}`;

/** Under `--no-limits`: every call is admitted, and the headers say what the limit would be. */
export const noLimits = (): Limits => {
  const open = ({ limit, windowMs }: Allowance): LimitState => ({
    allowed: true,
    limit,
    remaining: limit,
    resetSeconds: windowMs / 1000,
  });
  const places = (allowance: Allowance): Places => ({
    take: async () => ({ state: open(allowance), giveBack: async () => undefined }),
  });
  return {
    take: async ({ limitClass }) => open(allowanceOf(limitClass)),
    failures: places(allowanceOf('login')),
    proofs: places(allowanceOf('proof')),
    declines: { ofUser: places(declinesOfGuest), ofAddress: places(declinesOfGuest) },
    codes: places(codesOfAddress),
    links: places(linksOfReference),
  };
};

/** Counts that are certainly not less: this slot's and the one before, from an older standing too. */
const knownCounts = (standing: Standing | undefined, slot: number): Counts => {
  if (standing?.slot === slot) return standing.counts;
  return { current: 0, previous: standing?.slot === slot - 1 ? standing.counts.current : 0 };
};

/**
 * What each slot may have had at most for one more call to fit. A call that cannot fit is then refused without being
 * counted; one that is counted and does not fit all the same is rare (both slots had some, and we did not know).
 */
const roomFor = (known: Counts, { limit, windowMs }: Allowance, nowMs: number): Counts => {
  const share = shareLeft(nowMs, windowMs);
  const previous = Math.floor((limit - 1) / share);
  return {
    current: limit - 1 - Math.min(known.previous, limit) * share,
    // However many were refused in the slot before, only `limit` of them count.
    previous: previous >= limit ? Number.MAX_SAFE_INTEGER : previous,
  };
};

/** The answer where a lease or a refusal of this process gives it; undefined where the table must be asked. */
const fromStanding = (
  standing: Standing | undefined,
  { limit, windowMs }: Allowance,
  nowMs: number,
): LimitState | undefined => {
  if (!standing) return undefined;
  if (nowMs < standing.refusedUntilMs) {
    const resetSeconds = Math.ceil((standing.refusedUntilMs - nowMs) / 1000);
    return { allowed: false, limit, remaining: 0, resetSeconds };
  }
  const slot = slotOf(nowMs, windowMs);
  if (standing.slot !== slot || standing.left <= 0) return undefined;
  standing.left -= 1;
  const free = Math.max(0, Math.floor(limit - estimate(standing.counts, limit, nowMs, windowMs)));
  const resetSeconds = Math.max(1, Math.ceil(((slot + 1) * windowMs - nowMs) / 1000));
  return { allowed: true, limit, remaining: free + standing.left, resetSeconds };
};

/** The table is away: what reads goes on, and no passwords are guessed meanwhile. */
const withoutTable = ({ limit, closed }: Allowance): LimitState =>
  closed
    ? { allowed: false, limit, remaining: 0, resetSeconds: 1, unavailable: true }
    : { allowed: true, limit, remaining: limit, resetSeconds: 1 };

const stricter = (one: LimitState, other: LimitState): LimitState => {
  if (one.allowed !== other.allowed) return one.allowed ? other : one;
  if (one.allowed) return one.remaining <= other.remaining ? one : other;
  return one.resetSeconds >= other.resetSeconds ? one : other;
};
