import type { Delay } from './ports/time.ts';

/** Rule 10: eight tries, decorrelated jitter between 20 and 400 ms, eight seconds in all. */
const policy = { tries: 8, leastMs: 20, mostMs: 400, budgetMs: 8000 } as const;

/**
 * Calls `attempt` until it answers something other than `'again'`. The waits are decorrelated
 * (each between the least and three times the last), so that contenders spread out.
 *
 * @returns the answer, or `'gave-up'` once tries or budget are spent
 */
export const withBackoff = async <T>(
  delay: Delay,
  attempt: (number: number) => Promise<T | 'again'>,
): Promise<T | 'gave-up'> => {
  let wait: number = policy.leastMs;
  let waited = 0;
  for (let number = 1; ; number += 1) {
    const answer = await attempt(number);
    if (answer !== 'again') return answer;
    wait = Math.min(policy.mostMs, policy.leastMs + delay.random() * (wait * 3 - policy.leastMs));
    waited += wait;
    if (number >= policy.tries || waited > policy.budgetMs) return 'gave-up';
    await delay.sleep(wait);
  }
};
