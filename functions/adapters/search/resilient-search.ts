import {
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  DelegateBackoff,
  handleWhen,
  retry,
  TimeoutStrategy,
  timeout,
  wrap,
} from 'cockatiel';
import type { HotelSearch } from '../../usecases/ports/search.ts';

/** Waits before the second, third and fourth try, halved or half as much again by chance. */
const WAITS_MS = [100, 200, 400] as const;
/** For all tries together: of the two seconds a search may take, the table is to have its part. */
const BUDGET_MS = 1500;
/** So many searches that failed in a row open the circuit; after so long one is let through to see. */
const FAILURES = 3;
const HALF_OPEN_AFTER_MS = 5000;

/** What is wrong with the request itself will be so every time, and says nothing of the engine's health. */
const status = (error: unknown): number | undefined =>
  error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : undefined;
const isOurFault = (error: unknown): boolean => status(error) === 400;
/** Worth another try: no answer, or a busy one. A missing index is missing a moment later too. */
const isPassing = (error: unknown): boolean => {
  const code = status(error);
  return code === undefined || code === 429 || code >= 500;
};

export interface ResilientDeps {
  readonly index: HotelSearch;
  /** What answers the same while the index does not. */
  readonly table: HotelSearch;
  /** Called when searches leave the index, with the reason, and when they return to it. */
  readonly onChange: (degraded: boolean, reason?: unknown) => void;
}

export interface ResilientSearch extends HotelSearch {
  /** Whether searches go to the index. */
  readonly isWhole: () => boolean;
}

/**
 * The index where it answers, else the table: three more tries within a second and a half, then a circuit breaker, so
 * that an index that is away delays only the first few searches. Recovery is noticed by the first search
 * after five seconds.
 */
export const resilientSearch = ({ index, table, onChange }: ResilientDeps): ResilientSearch => {
  const breaker = circuitBreaker(
    handleWhen((error) => !isOurFault(error)),
    { halfOpenAfter: HALF_OPEN_AFTER_MS, breaker: new ConsecutiveBreaker(FAILURES) },
  );
  const tries = retry(handleWhen(isPassing), {
    maxAttempts: WAITS_MS.length,
    backoff: new DelegateBackoff(({ attempt }) => (WAITS_MS[attempt - 1] ?? 0) * (0.5 + Math.random())),
  });
  const policy = wrap(breaker, timeout(BUDGET_MS, TimeoutStrategy.Aggressive), tries);
  let last: unknown;
  breaker.onBreak(() => onChange(true, last));
  breaker.onReset(() => onChange(false));

  return {
    isWhole: () => breaker.state === CircuitState.Closed,
    async find(criteria, page) {
      try {
        return await policy.execute(() => index.find(criteria, page));
      } catch (error) {
        last = error;
        return { ...(await table.find(criteria, page)), degraded: true };
      }
    },
  };
};
