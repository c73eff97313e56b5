import { type LimitClass, limits } from '../../contract/route.ts';
import { epochMillis } from '../../domain/calendar/instant.ts';
import type { LoginFailures } from '../../usecases/ports/accounts.ts';
import type { LimitState, RateLimits } from '../../usecases/ports/gate.ts';
import type { Clock } from '../../usecases/ports/time.ts';
import { recent } from '../cache/recent.ts';
import { rateCounter } from './rate-limit-counter.ts';
import { emailSubject, subjectsOf } from './rate-limit-subject.ts';
import { type Counts, estimate, MINUTE_MS, minuteOf, secondsUntilAdmitted, shareLeft } from './rate-limit-window.ts';
import type { Table } from './table.ts';

/** Calls taken from the table at once: one by one where the limit is exact, for reads five in one write. */
const leaseSize: Record<LimitClass, number> = { login: 1, booking: 1, search: 5, other: 5, notices: 50 };

/** What this process knows of a subject since its last write. */
interface Standing {
  readonly minute: number;
  readonly counts: Counts;
  /** Calls of the lease not yet used. */
  left: number;
  /** Until then the answer is known without asking. */
  readonly refusedUntilMs: number;
}

/** Subjects remembered by a process; one forgotten costs a write more. */
const REMEMBERED = 10_000;

/**
 * Sliding windows in the table (rule 20). In one process the writes of a subject go one after the other, so a refusal
 * is remembered before the next try: however fast a caller comes, it costs at most a write a second once refused.
 */
export const rateLimits = (table: Table, clock: Clock): RateLimits & LoginLimits => {
  const counter = rateCounter(table);
  const standings = recent<Standing>(REMEMBERED);
  const flights = new Map<string, Promise<'asked' | 'unavailable'>>();

  const refuse = (key: string, limit: number, counts: Counts, nowMs: number): 'asked' => {
    const refusedUntilMs = nowMs + secondsUntilAdmitted(counts, limit, nowMs) * 1000;
    standings.set(key, { minute: minuteOf(nowMs), counts, left: 0, refusedUntilMs });
    return 'asked';
  };

  const ask = async (key: string, limit: number, calls: number): Promise<'asked' | 'unavailable'> => {
    const nowMs = epochMillis(clock.now());
    const known = knownCounts(standings.get(key), minuteOf(nowMs));
    const room = roomFor(known, limit, nowMs);
    if (room.current < 0) return refuse(key, limit, known, nowMs);
    const counted = await counter.add(key, nowMs, calls, room);
    if (counted.kind === 'unavailable') return 'unavailable';
    const { counts } = counted;
    const granted =
      counted.kind === 'full' ? 0 : Math.min(calls, Math.floor(limit - (estimate(counts, limit, nowMs) - calls)));
    if (granted <= 0) return refuse(key, limit, counts, nowMs);
    standings.set(key, { minute: minuteOf(nowMs), counts, left: granted, refusedUntilMs: 0 });
    return 'asked';
  };

  const takeOne = async (limitClass: LimitClass, subject: string): Promise<LimitState> => {
    const key = `${limitClass}#${subject}`;
    const limit = limits[limitClass];
    for (;;) {
      const nowMs = epochMillis(clock.now());
      const told = fromStanding(standings.get(key), limit, nowMs);
      if (told) return told;
      let flight = flights.get(key);
      if (!flight) {
        flight = ask(key, limit, leaseSize[limitClass]).finally(() => flights.delete(key));
        flights.set(key, flight);
      }
      if ((await flight) === 'unavailable') return withoutTable(limitClass);
    }
  };

  return {
    take: async ({ limitClass, subject }) => {
      const states = await Promise.all(subjectsOf(limitClass, subject).map((one) => takeOne(limitClass, one)));
      return states.reduce(stricter);
    },

    failures: {
      take: async (foldedEmail) => {
        const subject = emailSubject(foldedEmail);
        const state = await takeOne('login', subject);
        const key = `login#${subject}`;
        const minute = standings.get(key)?.minute;
        return {
          state,
          giveBack: async () => {
            if (!state.allowed || minute === undefined) return;
            await counter.takeBack(key, minute);
            standings.delete(key);
          },
        };
      },
    },
  };
};

export interface LoginLimits {
  readonly failures: LoginFailures;
}

/** Under `--no-limits`: every call is admitted, and the headers say what the limit would be. */
export const noLimits = (): RateLimits & LoginLimits => {
  const open = (limitClass: LimitClass): LimitState => {
    const limit = limits[limitClass];
    return { allowed: true, limit, remaining: limit, resetSeconds: MINUTE_MS / 1000 };
  };
  return {
    take: async ({ limitClass }) => open(limitClass),
    failures: { take: async () => ({ state: open('login'), giveBack: async () => undefined }) },
  };
};

/** Counts that are certainly not less: this minute's and the one before, from an older standing too. */
const knownCounts = (standing: Standing | undefined, minute: number): Counts => {
  if (standing?.minute === minute) return standing.counts;
  return { current: 0, previous: standing?.minute === minute - 1 ? standing.counts.current : 0 };
};

/**
 * What each minute may have had at most for one more call to fit. A call that cannot fit is then refused without being
 * counted; one that is counted and does not fit all the same is rare (both minutes had some, and we did not know).
 */
const roomFor = (known: Counts, limit: number, nowMs: number): Counts => {
  const share = shareLeft(nowMs);
  const previous = Math.floor((limit - 1) / share);
  return {
    current: limit - 1 - Math.min(known.previous, limit) * share,
    // However many were refused in the minute before, only `limit` of them count.
    previous: previous >= limit ? Number.MAX_SAFE_INTEGER : previous,
  };
};

/** The answer where a lease or a refusal of this process gives it; undefined where the table must be asked. */
const fromStanding = (standing: Standing | undefined, limit: number, nowMs: number): LimitState | undefined => {
  if (!standing) return undefined;
  if (nowMs < standing.refusedUntilMs) {
    const resetSeconds = Math.ceil((standing.refusedUntilMs - nowMs) / 1000);
    return { allowed: false, limit, remaining: 0, resetSeconds };
  }
  const minute = minuteOf(nowMs);
  if (standing.minute !== minute || standing.left <= 0) return undefined;
  standing.left -= 1;
  const free = Math.max(0, Math.floor(limit - estimate(standing.counts, limit, nowMs)));
  const resetSeconds = Math.max(1, Math.ceil(((minute + 1) * MINUTE_MS - nowMs) / 1000));
  return { allowed: true, limit, remaining: free + standing.left, resetSeconds };
};

/** The table is away: what reads goes on, and nobody guesses passwords meanwhile. */
const withoutTable = (limitClass: LimitClass): LimitState => {
  const limit = limits[limitClass];
  if (limitClass === 'login') return { allowed: false, limit, remaining: 0, resetSeconds: 1, unavailable: true };
  return { allowed: true, limit, remaining: limit, resetSeconds: 1 };
};

const stricter = (one: LimitState, other: LimitState): LimitState => {
  if (one.allowed !== other.allowed) return one.allowed ? other : one;
  if (one.allowed) return one.remaining <= other.remaining ? one : other;
  return one.resetSeconds >= other.resetSeconds ? one : other;
};
