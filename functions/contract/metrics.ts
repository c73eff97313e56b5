/**
 * Every metric of the system's own: its name, its labels and what it means. The names are the same in Prometheus and in
 * CloudWatch. docs/metrics.md is generated from here.
 */
interface MetricRow {
  readonly meaning: string;
  readonly labels: readonly string[];
  /** The metric of a system of servers that this is the serverless kin of. */
  readonly replaces?: string;
  /** Where it is found on AWS, unless a function writes it under its own name. */
  readonly onAws?: string;
}

/** What is counted. */
export const counters = {
  http_requests_total: {
    meaning:
      'Requests by method, route template and status. `none` is what no route answers, pages and files of the web app among it.',
    labels: ['method', 'route', 'status'],
  },
  booking_attempts_total: {
    meaning:
      'Holds and confirmations asked for. `done`; `refused` for a reason of the guest or the nights (4xx); `failed` by our fault (5xx): the booking failure rate is failed / all.',
    labels: ['outcome'],
  },
  bookings_created_total: {
    meaning:
      'Bookings made, by the status they were made in: `reserved` by a guest, `confirmed` at the desk. Counted as the event is published.',
    labels: ['status'],
  },
  bookings_expired_total: {
    meaning: 'Holds whose time ran out before they were paid. Counted as the event is published.',
    labels: [],
  },
  availability_cache_hits_total: {
    meaning: "Reads of a hotel's nights that were answered from memory, those that shared a read under way among them.",
    labels: [],
  },
  availability_cache_misses_total: { meaning: "Reads of a hotel's nights that went to the table.", labels: [] },
  cache_requests_total: {
    meaning:
      'Reads of the other caches of a process: `hit`, `miss`, `shared` (another caller was reading the same already).',
    labels: ['cache', 'outcome'],
  },
  search_requests_total: {
    meaning:
      'Searches by what answered: `opensearch`; `table`, as there is no index; `fallback`, the table because the index failed.',
    labels: ['path'],
  },
  search_corrections_total: {
    meaning: 'What the check against the table changed: hotels `dropped` or `repriced`, pages `topped-up`.',
    labels: ['kind'],
  },
  transaction_conflicts_total: {
    meaning:
      'Writes that met another write of the same item. Each is tried again with jitter, up to eight times: these are the conflict retries.',
    labels: [],
  },
  schedule_runs_total: {
    meaning: 'Runs of the schedules: `done` or `failed`.',
    labels: ['schedule', 'outcome'],
  },
  log_lines_total: { meaning: 'Lines of the log by level.', labels: ['level'], onAws: 'CloudWatch Logs Insights' },
} as const satisfies Record<string, MetricRow>;

/** What is measured, in the unit the name ends with; `upTo` are the bounds of the buckets. */
export const histograms = {
  http_request_duration_seconds: {
    meaning: 'Time to answer a request, by method, route template and status.',
    labels: ['method', 'route', 'status'],
    // The targets are among the bounds: searches 500 ms, bookings 1 s, pages 2 s.
    upTo: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10],
  },
  search_latency_seconds: {
    meaning: 'Time of a search, the check of its page against the table included.',
    labels: [],
    upTo: [0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2, 5],
  },
  outbox_lag_seconds: {
    meaning: 'From a commit to the publication of its events. The stream gives the time of a commit in whole seconds.',
    labels: [],
    upTo: [0.5, 1, 2, 5, 10, 30, 60, 300, 3600],
  },
  index_staleness_seconds: {
    meaning: "From a change's commit, whose time its event carries, to its being written to the search index.",
    labels: [],
    upTo: [0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 120],
  },
} as const satisfies Record<string, MetricRow & { readonly upTo: readonly number[] }>;

/** How the values of several processes make one. */
type Over = 'sum' | 'max' | 'min';

/** What has a value until it changes; `unit` is what the name does not say. */
export const gauges = {
  table_calls_active: {
    meaning: 'Most calls of the table at once since the last scrape. DynamoDB is called by HTTP and has no pool.',
    labels: [],
    replaces: 'db_pool_active',
    onAws: 'AWS/Lambda ConcurrentExecutions, AWS/DynamoDB ConsumedReadCapacityUnits and ConsumedWriteCapacityUnits',
    unit: 'calls',
    over: 'sum',
  },
  cache_kept_bytes: {
    meaning: 'What each cache keeps. Caches live in the memory of a process, so none can lose its connection.',
    labels: ['cache'],
    replaces: 'redis_connected',
    unit: 'bytes',
    over: 'sum',
  },
  search_index_up: {
    meaning:
      '1 where the index answered the last search that asked it, 0 where it did not; absent where there is no index.',
    labels: [],
    replaces: 'elasticsearch_cluster_health',
    unit: '0 or 1',
    over: 'min',
  },
  circuit_breaker_open: {
    meaning: 'Processes whose breaker keeps calls from a part that does not answer: `search` or `payments`.',
    labels: ['part'],
    unit: 'processes',
    over: 'sum',
  },
  reconciliation_drift: {
    meaning:
      'What the last run of the reconciliation found wrong: `nights` and open holds that differ from their bookings, `payments` that differ from the record of the gateway.',
    labels: ['of'],
    unit: 'findings',
    over: 'max',
  },
  queue_depth: {
    meaning: 'Messages that wait in a queue.',
    labels: ['queue'],
    onAws: 'AWS/SQS ApproximateNumberOfMessagesVisible',
    unit: 'messages',
    over: 'max',
  },
  queue_oldest_age_seconds: {
    meaning: 'Age of the oldest message of a queue; 0 where none waits.',
    labels: ['queue'],
    onAws: 'AWS/SQS ApproximateAgeOfOldestMessage',
    unit: 'seconds',
    over: 'max',
  },
  dead_letters: {
    meaning: 'Messages in the dead-letter queue of a queue.',
    labels: ['queue'],
    onAws: 'AWS/SQS ApproximateNumberOfMessagesVisible',
    unit: 'messages',
    over: 'max',
  },
} as const satisfies Record<string, MetricRow & { readonly unit: string; readonly over: Over }>;

export type CounterName = keyof typeof counters;
export type HistogramName = keyof typeof histograms;
export type GaugeName = keyof typeof gauges;
type Table = typeof counters & typeof histograms & typeof gauges;
export type MetricName = keyof Table;

/** A value for each label of a metric. */
export type Labels<M extends MetricName> = Readonly<Record<Table[M]['labels'][number], string>>;
