/** Questions remembered at most; past it the oldest is forgotten, and asked again if it comes. */
const REMEMBERED = 1000;

/**
 * Asks once for all who want the same within `ttlMs` of real time: a thousand guests answered "sold out" at the same
 * moment cost one look for alternatives. A failure is not kept.
 */
export const singleFlight = <Q, A>(ask: (question: Q) => Promise<A>, keyOf: (question: Q) => string, ttlMs: number) => {
  // In the order of asking, which is that of expiry too, as all are kept equally long: the first is the oldest.
  const flights = new Map<string, { readonly answer: Promise<A>; readonly until: number }>();

  const forgetOldest = (now: number): void => {
    for (const [key, { until }] of flights) {
      if (until > now && flights.size < REMEMBERED) return;
      flights.delete(key);
    }
  };

  return (question: Q): Promise<A> => {
    const key = keyOf(question);
    const now = performance.now();
    const known = flights.get(key);
    if (known && known.until > now) return known.answer;
    // Before a place is taken again it is left, so that it moves to the end.
    flights.delete(key);
    forgetOldest(now);
    const flight = { answer: ask(question), until: now + ttlMs };
    flights.set(key, flight);
    flight.answer.catch(() => {
      if (flights.get(key) === flight) flights.delete(key);
    });
    return flight.answer;
  };
};
