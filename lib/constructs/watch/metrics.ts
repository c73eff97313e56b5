import { Duration } from 'aws-cdk-lib';
import { type IMetric, MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { StageName, StageSettings } from '../../settings/stages.ts';
import type { Measure, Part, Signal } from '../../settings/watch/signal.ts';

type QueuePart = 'queue' | 'dead-letters';
type Dimensions = Readonly<Record<string, string>>;

/** A monitored queue; the publisher reads a stream and has only dead letters. */
export interface WatchedQueue {
  readonly name: string;
  readonly queue?: IQueue;
  readonly dead: IQueue;
}

/** The monitored parts of a stage with the dimensions of their AWS metrics; a missing part is undefined. */
export interface Watched {
  readonly stage: StageName;
  readonly settings: StageSettings;
  readonly parts: Readonly<Record<Exclude<Part, QueuePart>, Dimensions | undefined>>;
  readonly queues: readonly WatchedQueue[];
}

/** The namespace of the system's own metrics, which functions write with the stage as a dimension. */
const NAMESPACE = 'HotelBooking';
/** The namespace of counts read from logs: a log filter cannot add the stage as a dimension. */
export const countNamespace = (stage: StageName): string => `${NAMESPACE}/${stage}`;

const dimensionsOf = ({ parts }: Watched, part: Part, queue?: WatchedQueue): Dimensions | undefined => {
  if (part !== 'queue' && part !== 'dead-letters') return parts[part];
  const one = part === 'queue' ? queue?.queue : queue?.dead;
  return one && { QueueName: one.queueName };
};

const metricOfMeasure = (
  watched: Watched,
  measure: Measure,
  minutes: number,
  queue?: WatchedQueue,
): Metric | undefined => {
  const period = Duration.minutes(minutes);
  if ('own' in measure) {
    return new Metric({
      namespace: NAMESPACE,
      metricName: measure.own,
      dimensionsMap: { stage: watched.stage, ...measure.labels },
      statistic: measure.statistic,
      period,
    });
  }
  if ('count' in measure) {
    // The emulator has no log filters.
    if (!watched.settings.filtersLogs) return undefined;
    return new Metric({
      namespace: countNamespace(watched.stage),
      metricName: measure.count,
      statistic: 'Maximum',
      period,
    });
  }
  const dimensionsMap = dimensionsOf(watched, measure.part, queue);
  const { namespace, name: metricName, statistic } = measure;
  return dimensionsMap && new Metric({ namespace, metricName, dimensionsMap, statistic, period });
};

/** `part` in percent of the sum of `whole`; no value if the whole has none. A metric without a value counts as 0. */
const share = (part: Metric, whole: readonly Metric[], period: Duration): MathExpression => {
  const wholes = Object.fromEntries(whole.map((metric, n) => [`w${n}`, metric]));
  const sum = Object.keys(wholes)
    .map((id) => `FILL(${id}, 0)`)
    .join(' + ');
  return new MathExpression({
    expression: `100 * FILL(p, 0) / (${sum})`,
    usingMetrics: { p: part, ...wholes },
    period,
  });
};

const named = (metric: Metric | MathExpression, label: string | undefined): IMetric =>
  label === undefined ? metric : metric.with({ label });

/**
 * A signal as a metric of CloudWatch.
 * @param minutes a window other than the signal's own
 * @param queue the queue, for a signal of queues
 * @param label the label in a graph; an alarm must not set it, because a label makes the metric count as a calculation
 * @returns undefined if the stage has no such part, or AWS does not measure the signal
 */
export const metricOf = (
  watched: Watched,
  { measure, shareOf, ofQuota, minutes: usual }: Signal,
  { minutes = usual, queue, label }: { minutes?: number; queue?: WatchedQueue; label?: string } = {},
): IMetric | undefined => {
  const metric = measure && metricOfMeasure(watched, measure, minutes, queue);
  if (metric === undefined) return undefined;
  const period = Duration.minutes(minutes);
  if (ofQuota) {
    const expression = `100 * m / ${watched.settings.quotas[ofQuota]}`;
    return named(new MathExpression({ expression, usingMetrics: { m: metric }, period }), label);
  }
  if (!shareOf) return named(metric, label);
  const whole = shareOf.map((each) => metricOfMeasure(watched, each, minutes, queue));
  const calculated = share(
    metric,
    whole.filter((each) => each !== undefined),
    period,
  );
  return named(calculated, label);
};

/** Whether each queue has its own value of the signal. */
export const isOfQueues = ({ measure }: Signal): boolean =>
  measure !== undefined && 'part' in measure && (measure.part === 'queue' || measure.part === 'dead-letters');

/** Whether it needs metric math of CloudWatch, which the emulator lacks. */
export const isCalculated = ({ shareOf, ofQuota }: Signal): boolean => shareOf !== undefined || ofQuota !== undefined;
