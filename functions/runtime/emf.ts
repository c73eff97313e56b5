import type { Meter } from '../usecases/ports/metrics.ts';
import { jsonLine } from './log.ts';

/** The namespace of the system's own metrics in CloudWatch. */
const NAMESPACE = 'HotelBooking';
/** CloudWatch takes as many values of a metric in one line. */
const MOST_VALUES = 100;

/** Counts of one call of a function. */
export interface CallMeter extends Meter {
  /** Writes what was counted since the last time; nothing where nothing was. */
  flush(): void;
}

interface Kept {
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly unit: 'Count' | 'Seconds' | 'None';
  values: number[];
}

/**
 * Counts in the embedded metric format: lines of the log that CloudWatch reads as metrics, so that nothing is called
 * and nobody waits. A line for each set of labels, once a call of the function.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export const emfMeter = (
  stage: string,
  write: (line: string) => void = (line) => {
    process.stdout.write(line);
  },
): CallMeter => {
  const kept = new Map<string, Kept>();

  const of = (name: string, labels: Readonly<Record<string, string>>, unit: Kept['unit']): Kept => {
    const dimensions = { stage, ...labels };
    const key = JSON.stringify([name, dimensions]);
    const known = kept.get(key) ?? { name, dimensions, unit, values: [] };
    kept.set(key, known);
    return known;
  };

  const lineOf = ({ name, dimensions, unit, values }: Kept): string =>
    jsonLine({
      _aws: {
        Timestamp: Date.now(),
        CloudWatchMetrics: [
          { Namespace: NAMESPACE, Dimensions: [Object.keys(dimensions)], Metrics: [{ Name: name, Unit: unit }] },
        ],
      },
      ...dimensions,
      [name]: values.length === 1 ? values[0] : values,
    });

  const meter: CallMeter = {
    count: (counter, labels, by = 1) => {
      const count = of(counter, labels, 'Count');
      count.values = [(count.values[0] ?? 0) + by];
    },
    measure: (histogram, value) => {
      const measured = of(histogram, {}, histogram.endsWith('_seconds') ? 'Seconds' : 'None');
      measured.values.push(value);
      if (measured.values.length >= MOST_VALUES) meter.flush();
    },
    stand: (gauge, value) => {
      of(gauge, {}, 'None').values = [value];
    },
    flush: () => {
      for (const each of kept.values()) write(`${lineOf(each)}\n`);
      kept.clear();
    },
  };
  return meter;
};
