import type { MetricName } from '../contract/metrics.ts';
import type { Meter } from '../usecases/ports/metrics.ts';
import { jsonLine } from './log.ts';

/** The namespace of the system's own metrics in CloudWatch. */
const NAMESPACE = 'HotelBooking';
/** CloudWatch takes as many values of a metric in one line. */
const MOST_VALUES = 100;

/**
 * The labels that are dimensions, of metrics whose other labels are only in the line: each combination of values would
 * be a metric that is paid for, and Logs Insights finds them.
 */
export const dimensionsOf: Readonly<Partial<Record<MetricName, readonly string[]>>> = {
  http_requests_total: ['status'],
  http_request_duration_seconds: [],
};

/** Counts of one call of a function. */
export interface CallMeter extends Meter {
  /** Writes what was counted since the last time; nothing where nothing was. */
  flush(): void;
}

interface Kept {
  readonly name: MetricName;
  readonly labels: Readonly<Record<string, string>>;
  readonly unit: 'Count' | 'Seconds' | 'Bytes' | 'None';
  values: number[];
}

/**
 * Counts in the embedded metric format: lines of the log that CloudWatch reads as metrics, so that nothing is called
 * and no call waits. A line for each set of labels, once a call of the function.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export const emfMeter = (
  stage: string,
  write: (line: string) => void = (line) => {
    process.stdout.write(line);
  },
): CallMeter => {
  const kept = new Map<string, Kept>();

  const unitOf = (name: MetricName): Kept['unit'] =>
    name.endsWith('_total')
      ? 'Count'
      : name.endsWith('_seconds')
        ? 'Seconds'
        : name.endsWith('_bytes')
          ? 'Bytes'
          : 'None';

  const of = (name: MetricName, labels: Readonly<Record<string, string>>): Kept => {
    const key = JSON.stringify([name, labels]);
    const known = kept.get(key) ?? { name, labels, unit: unitOf(name), values: [] };
    kept.set(key, known);
    return known;
  };

  const lineOf = ({ name, labels, unit, values }: Kept): string =>
    jsonLine({
      _aws: {
        Timestamp: Date.now(),
        CloudWatchMetrics: [
          {
            Namespace: NAMESPACE,
            Dimensions: [['stage', ...(dimensionsOf[name] ?? Object.keys(labels))]],
            Metrics: [{ Name: name, Unit: unit }],
          },
        ],
      },
      stage,
      ...labels,
      [name]: values.length === 1 ? values[0] : values,
    });

  const meter: CallMeter = {
    count: (counter, labels, by = 1) => {
      const count = of(counter, labels);
      count.values = [(count.values[0] ?? 0) + by];
    },
    measure: (histogram, labels, value) => {
      const measured = of(histogram, labels);
      measured.values.push(value);
      if (measured.values.length >= MOST_VALUES) meter.flush();
    },
    gauge: (gauge, labels, value) => {
      of(gauge, labels).values = [value];
    },
    flush: () => {
      for (const each of kept.values()) write(`${lineOf(each)}\n`);
      kept.clear();
    },
  };
  return meter;
};
