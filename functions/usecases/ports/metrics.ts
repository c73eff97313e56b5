import type { CounterName, GaugeName, HistogramName, Labels } from '../../contract/metrics.ts';

/** What was counted, where a process keeps count itself; on AWS CloudWatch does. */
export interface Metrics {
  /** In the text format of Prometheus, summed over the processes of the run. */
  text(): Promise<string>;
}

/** Counts and measures. It never fails, and no caller waits for it. */
export interface Meter {
  count<C extends CounterName>(counter: C, labels: Labels<C>, by?: number): void;
  measure<H extends HistogramName>(histogram: H, labels: Labels<H>, value: number): void;
  /** Sets a value that stays until it is set again. */
  gauge<G extends GaugeName>(name: G, labels: Labels<G>, value: number): void;
}

/** Counts nothing. */
export const noMeter: Meter = { count: () => undefined, measure: () => undefined, gauge: () => undefined };
