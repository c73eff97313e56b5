import { ConsecutiveBreaker, circuitBreaker, handleAll, TimeoutStrategy, timeout, wrap } from 'cockatiel';
import type { HotelNames } from '../../usecases/ports/search.ts';

/** Who types waits no longer for the index. */
const BUDGET_MS = 500;
const FAILURES = 3;
const HALF_OPEN_AFTER_MS = 5000;

/** One try of the index, else what the table knows: the next letter is the next try. */
export const resilientNames = (index: HotelNames, table: HotelNames): HotelNames => {
  const breaker = circuitBreaker(handleAll, {
    halfOpenAfter: HALF_OPEN_AFTER_MS,
    breaker: new ConsecutiveBreaker(FAILURES),
  });
  const policy = wrap(breaker, timeout(BUDGET_MS, TimeoutStrategy.Aggressive));
  return {
    complete: (words, limit) =>
      policy.execute(() => index.complete(words, limit)).catch(() => table.complete(words, limit)),
  };
};
