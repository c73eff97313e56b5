/** What was counted, where a process keeps count itself; on AWS CloudWatch does. */
export interface Metrics {
  /** In the text format of Prometheus, summed over the processes of the run. */
  text(): Promise<string>;
}

/** What is counted. Names, of metrics and of their labels, are the same in Prometheus and in CloudWatch. */
export const counters = {
  cache_requests_total: {
    help: 'Questions to a memory of this process: hit, miss, shared (another one was reading it already).',
    labels: ['cache', 'outcome'],
  },
  search_requests_total: {
    help: 'Searches by who answered: opensearch, or the table: because there is no index (table) or it failed (fallback).',
    labels: ['path'],
  },
  search_corrections_total: {
    help: 'Hotels that the check against the table dropped or repriced, and pages it topped up.',
    labels: ['kind'],
  },
} as const;

/** What is measured, in the unit the name ends with; `upTo` are the bounds of the buckets. */
export const histograms = {
  index_staleness_seconds: {
    help: 'From the commit of a change to its being written to the index, by the clock of the system.',
    upTo: [0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 120],
  },
} as const;

/** What stands at a value until it changes. */
export const gauges = {
  search_breaker_open: { help: 'Processes whose searches have left the index because it does not answer.' },
} as const;

export type CounterName = keyof typeof counters;
export type Labels<C extends CounterName> = Readonly<Record<(typeof counters)[C]['labels'][number], string>>;

/** Counts and measures. It never fails, and no caller waits for it. */
export interface Meter {
  count<C extends CounterName>(counter: C, labels: Labels<C>, by?: number): void;
  measure(histogram: keyof typeof histograms, value: number): void;
  stand(gauge: keyof typeof gauges, value: number): void;
}

/** Counts nothing. */
export const noMeter: Meter = { count: () => undefined, measure: () => undefined, stand: () => undefined };
