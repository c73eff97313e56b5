import { LRUCache } from 'lru-cache';

/**
 * Asks once for all who want the same within `ttlMs` of real time: a thousand guests told "sold out" at the same
 * moment cost one look for alternatives. A failure is not kept.
 */
export const singleFlight = <Q, A>(ask: (question: Q) => Promise<A>, keyOf: (question: Q) => string, ttlMs: number) => {
  const answers = new LRUCache<string, Promise<A>>({ max: 1000, ttl: ttlMs });
  return (question: Q): Promise<A> => {
    const key = keyOf(question);
    const known = answers.get(key);
    if (known) return known;
    const asked = ask(question);
    answers.set(key, asked);
    asked.catch(() => answers.delete(key));
    return asked;
  };
};
