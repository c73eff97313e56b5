import type { SignalName } from './signals.ts';

/** `critical` pages the on-call engineer; `warning` can wait for the morning. */
export const severities = ['warning', 'critical'] as const;
export type Severity = (typeof severities)[number];

/** The threshold of an alarm, in the unit of its signal, and the effect on guests. */
export interface Level {
  readonly at: number;
  readonly meaning: string;
}

export interface AlarmRow {
  readonly signal: SignalName;
  /** The section of docs/runbook.md with the checks and actions. */
  readonly runbook: string;
  /** The number of consecutive periods beyond the threshold. */
  readonly periods: number;
  /** The alarm fires below the threshold. */
  readonly below?: true;
  /** The alarm fires if there is no data. */
  readonly missingIsBad?: true;
  readonly levels: Readonly<Partial<Record<Severity, Level>>>;
}

const quota = (what: string) => ({
  warning: { at: 80, meaning: `${what} is at 80 % of its quota. Nothing is refused yet.` },
  critical: { at: 95, meaning: `${what} is at 95 % of its quota. Requests will be refused in a moment.` },
});

/**
 * Every alarm, at the thresholds of the design. The alarms of CloudWatch, the rules of Prometheus and docs/alarms.md
 * are generated from it. A queue alarm is created for each queue.
 */
export const alarms = {
  ApiSlow: {
    signal: 'latencyP95',
    runbook: 'api-slow',
    periods: 3,
    levels: {
      warning: { at: 500, meaning: 'One request in twenty takes half a second or more. Guests notice slow pages.' },
      critical: {
        at: 2000,
        meaning: 'One request in twenty takes two seconds or more. Guests leave before they book.',
      },
    },
  },
  ApiErrors: {
    signal: 'errorRate',
    runbook: 'api-errors',
    periods: 1,
    levels: {
      warning: {
        at: 1,
        meaning: 'One request in a hundred fails by our fault. Some guests see an error and try again.',
      },
      critical: { at: 5, meaning: 'One request in twenty fails by our fault. Guests cannot rely on any page.' },
    },
  },
  BookingFailures: {
    signal: 'bookingFailureRate',
    runbook: 'booking-failures',
    periods: 1,
    levels: {
      warning: { at: 5, meaning: 'One attempt in twenty to hold or pay a room fails by our fault.' },
      critical: {
        at: 10,
        meaning: 'One attempt in ten to hold or pay a room fails by our fault. Hotels lose bookings.',
      },
    },
  },
  SearchSlow: {
    signal: 'searchP95',
    runbook: 'search-slow',
    periods: 3,
    levels: { warning: { at: 0.2, meaning: 'One search in twenty takes 200 ms or more. Guests wait for results.' } },
  },
  SearchFallback: {
    signal: 'fallbackSearches',
    runbook: 'search-index',
    periods: 2,
    levels: { warning: { at: 1, meaning: 'Guests get results from the table, slower, as the search index failed.' } },
  },
  IndexRed: {
    signal: 'indexRed',
    runbook: 'search-index',
    periods: 1,
    levels: {
      critical: { at: 1, meaning: 'Searches are answered from the table: OpenSearch lost a part of the index.' },
    },
  },
  IndexYellow: {
    signal: 'indexYellow',
    runbook: 'search-index',
    periods: 3,
    levels: { warning: { at: 1, meaning: 'Searches work, but one more lost node of OpenSearch would degrade them.' } },
  },
  IndexDisk: {
    signal: 'indexDisk',
    runbook: 'search-index',
    periods: 3,
    below: true,
    // Below 2 GB a node soon refuses writes: the index would become stale while searches continue.
    levels: {
      critical: { at: 2048, meaning: 'Searches will soon show old facts: OpenSearch is running out of disk.' },
    },
  },
  IndexMemory: {
    signal: 'indexMemory',
    runbook: 'search-index',
    periods: 3,
    levels: {
      warning: { at: 70, meaning: 'Searches may get slow: the memory of OpenSearch is 70 % full.' },
      critical: {
        at: 90,
        meaning: 'Searches will fall back to the table: OpenSearch refuses work, its memory is 90 % full.',
      },
    },
  },
  CacheMisses: {
    signal: 'cacheHitRate',
    runbook: 'cache',
    periods: 4,
    below: true,
    levels: {
      warning: {
        at: 80,
        meaning: 'Hotel pages and searches get slower: fewer than 80 % of reads of nights come from memory.',
      },
    },
  },
  ExpiryNotRunning: {
    signal: 'expiryRuns',
    runbook: 'expiry-not-running',
    periods: 1,
    below: true,
    missingIsBad: true,
    levels: {
      critical: {
        at: 1,
        meaning: 'Rooms of guests who did not pay stay off sale: the expiry has not run for five minutes.',
      },
    },
  },
  PaymentsAway: {
    signal: 'paymentBreaker',
    runbook: 'payments-away',
    periods: 1,
    levels: {
      critical: { at: 1, meaning: 'Guests see "payment pending" and wait: the payment gateway does not answer.' },
    },
  },
  NightDrift: {
    signal: 'nightDrift',
    runbook: 'drift',
    periods: 1,
    levels: {
      critical: { at: 1, meaning: 'A hotel may sell a room it does not have: nights differed from their bookings.' },
    },
  },
  PaymentDrift: {
    signal: 'paymentDrift',
    runbook: 'drift',
    periods: 1,
    levels: {
      critical: {
        at: 1,
        meaning:
          'A guest may have paid for no booking: npm run reconcile lists which payments differ from the gateway.',
      },
    },
  },
  QueueDepth: {
    signal: 'queueDepth',
    runbook: 'queue-depth',
    periods: 5,
    levels: {
      warning: {
        at: 1000,
        meaning: 'What guests, owners or integrators wait for is late: messages come faster than they are handled.',
      },
      critical: { at: 5000, meaning: 'What guests, owners or integrators wait for is very late.' },
    },
  },
  DeadLetters: {
    signal: 'deadLetters',
    runbook: 'dead-letters',
    periods: 1,
    levels: { critical: { at: 1, meaning: 'A message failed in every try.' } },
  },
  OutboxLag: {
    signal: 'outboxLag',
    runbook: 'publisher-late',
    periods: 3,
    levels: {
      warning: { at: 60, meaning: 'Mails, webhooks and the search index follow bookings by a minute or more.' },
    },
  },
  PublisherLate: {
    signal: 'publisherAge',
    runbook: 'publisher-late',
    periods: 1,
    levels: {
      critical: {
        at: 3_600_000,
        meaning: 'Guests, owners and integrators are informed of nothing: the publisher is an hour behind.',
      },
    },
  },
  Unpublished: {
    signal: 'unpublished',
    runbook: 'outbox-overdue',
    periods: 1,
    levels: {
      critical: {
        at: 1,
        meaning: 'Somebody was not informed of a booking or hotel change within a day. It is published again.',
      },
    },
  },
  Overdue: {
    signal: 'overdue',
    runbook: 'outbox-overdue',
    periods: 1,
    levels: { critical: { at: 1, meaning: 'A guest waits: a payment, a refund or the end of a hold is a day late.' } },
  },
  FunctionThrottles: {
    signal: 'functionThrottles',
    runbook: 'throttles',
    periods: 1,
    levels: {
      critical: { at: 1, meaning: 'Guests are refused before a function sees their request: AWS throttles functions.' },
    },
  },
  TableReadThrottles: {
    signal: 'tableReadThrottles',
    runbook: 'throttles',
    periods: 2,
    levels: { warning: { at: 1, meaning: 'Some guests wait or get 503: DynamoDB throttles reads of the table.' } },
  },
  TableWriteThrottles: {
    signal: 'tableWriteThrottles',
    runbook: 'throttles',
    periods: 2,
    levels: {
      critical: { at: 1, meaning: 'Some guests cannot book at once: DynamoDB throttles writes of the table.' },
    },
  },
  Concurrency: {
    signal: 'concurrency',
    runbook: 'concurrency',
    periods: 1,
    levels: quota("The account's concurrency"),
  },
  TableReads: { signal: 'tableReadShare', runbook: 'table-capacity', periods: 1, levels: quota('Reading the table') },
  TableWrites: { signal: 'tableWriteShare', runbook: 'table-capacity', periods: 1, levels: quota('Writing the table') },
} as const satisfies Record<string, AlarmRow>;

export type AlarmName = keyof typeof alarms;

/** The alarms with their rows; optional fields may be absent. */
export const alarmRows = (): [AlarmName, AlarmRow][] => Object.entries(alarms) as [AlarmName, AlarmRow][];

/** The levels of a row, mildest first. */
export const levelsOf = ({ levels }: AlarmRow): [Severity, Level][] =>
  severities.flatMap((severity) => {
    const level = levels[severity];
    return level ? [[severity, level] as [Severity, Level]] : [];
  });

/** The text of an alarm: the effect on guests, and the link to the runbook. */
export const alarmText = (meaning: string, runbook: string): string =>
  `${meaning} What to do: docs/runbook.md#${runbook}`;
