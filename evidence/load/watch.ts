/** Answers of one route. */
interface Answers {
  readonly times: number[];
  readonly statuses: Map<number, number>;
}

export interface RouteTimes {
  readonly route: string;
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** Unexpected answers: 5xx, and 4xx except for a room that was just sold (409). */
  readonly errors: number;
  readonly statuses: string;
}

export interface Watch {
  readonly answered: (route: string, status: number, ms: number) => void;
  readonly report: () => RouteTimes[];
}

/** The value that a share of all is at or below. */
export const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;

const isError = (status: number): boolean => status >= 400 && status !== 409;

/** Records the time of every answer by route, so that percentiles are exact. */
export const watch = (): Watch => {
  const routes = new Map<string, Answers>();
  return {
    answered: (route, status, ms) => {
      const answers: Answers = routes.get(route) ?? { times: [], statuses: new Map() };
      routes.set(route, answers);
      answers.times.push(ms);
      answers.statuses.set(status, (answers.statuses.get(status) ?? 0) + 1);
    },
    report: () =>
      [...routes]
        .sort(([one], [other]) => (one < other ? 1 : -1))
        .map(([route, { times, statuses }]) => {
          const sorted = times.toSorted((one, other) => one - other);
          const counted = [...statuses].sort(([one], [other]) => one - other);
          return {
            route,
            count: times.length,
            p50: percentile(sorted, 0.5),
            p95: percentile(sorted, 0.95),
            p99: percentile(sorted, 0.99),
            errors: counted.filter(([status]) => isError(status)).reduce((sum, [, count]) => sum + count, 0),
            statuses: counted.map(([status, count]) => `${count} x ${status}`).join(', '),
          };
        }),
  };
};
