import type { SignalName } from './signals.ts';

/** A graph, or a row of the SLO: its title and the signals in it, which share a unit. */
export interface Panel {
  readonly title: string;
  readonly signals: readonly SignalName[];
}

/** The contents of each dashboard in CloudWatch and Grafana; a signal that one of them lacks is left out there. */
export const dashboards = {
  'guest-journey': {
    title: 'Guest journey',
    panels: [
      { title: 'Requests', signals: ['requests', 'refusedRequests', 'failedRequests'] },
      { title: 'Latency', signals: ['latencyMedian', 'latencyP95'] },
      { title: 'Requests failed by our fault; the objective allows 0.1 %', signals: ['errorRate'] },
      { title: 'Attempts to book', signals: ['bookingsDone', 'bookingsRefused'] },
      { title: 'Attempts to book failed by our fault', signals: ['bookingFailureRate'] },
      { title: 'Payment gateway away', signals: ['paymentBreaker'] },
    ],
  },
  inventory: {
    title: 'Inventory',
    panels: [
      { title: 'Holds made and run out', signals: ['holds', 'expired'] },
      { title: 'Writes that met another write', signals: ['conflicts'] },
      { title: 'Drift', signals: ['nightDrift', 'paymentDrift'] },
      { title: 'Runs of the expiry', signals: ['expiryRuns'] },
    ],
  },
  search: {
    title: 'Search',
    panels: [
      { title: 'Latency', signals: ['searchP95'] },
      { title: 'Searches by what answered', signals: ['indexSearches', 'fallbackSearches', 'tableSearches'] },
      { title: 'Reads of nights from memory', signals: ['cacheHitRate'] },
      { title: 'Staleness of the index', signals: ['indexStaleness'] },
      { title: 'Index away', signals: ['indexDown', 'indexRed', 'indexYellow'] },
      { title: 'Memory of the search domain', signals: ['indexMemory'] },
    ],
  },
  events: {
    title: 'Events',
    panels: [
      { title: 'From a commit to its events', signals: ['outboxLag'] },
      { title: 'Messages that wait', signals: ['queueDepth'] },
      { title: 'Age of the oldest message', signals: ['queueAge'] },
      { title: 'Dead letters', signals: ['deadLetters'] },
    ],
  },
  cost: {
    title: 'Cost and capacity',
    panels: [
      { title: 'Calls of functions', signals: ['invocations'] },
      { title: 'Functions at once', signals: ['concurrency'] },
      { title: 'Units of the table', signals: ['tableReads', 'tableWrites'] },
      { title: 'Calls of the table at once', signals: ['tableCalls'] },
      { title: 'Memory', signals: ['memory', 'cacheBytes'] },
      { title: 'Requests', signals: ['requests'] },
    ],
  },
} as const satisfies Record<string, { readonly title: string; readonly panels: readonly Panel[] }>;

export type DashboardName = keyof typeof dashboards;

/** The panels of a dashboard. */
export const panelsOf = (name: DashboardName): readonly Panel[] => dashboards[name].panels;
