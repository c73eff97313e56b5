import type { Labels, MetricName } from '../../../functions/contract/metrics.ts';
import type { Quotas } from '../stages.ts';

/** A statistic of CloudWatch. */
export type Statistic = 'Sum' | 'Average' | 'Minimum' | 'Maximum' | 'p50' | 'p95' | 'p99';

/** The parts of a stage that AWS measures itself; the stacks define the dimensions of each. */
export type Part = 'api' | 'table' | 'publisher' | 'search' | 'queue' | 'dead-letters' | 'account';

/** One metric of CloudWatch. */
export type Measure =
  | {
      readonly [M in MetricName]: {
        readonly own: M;
        readonly labels?: Partial<Labels<M>>;
        readonly statistic: Statistic;
      };
    }[MetricName]
  | { readonly part: Part; readonly namespace: string; readonly name: string; readonly statistic: Statistic }
  /** A count in the line that a schedule logs for each run, read by a log filter. */
  | { readonly count: string; readonly schedule: 'outbox' };

/** A value for graphs and alarms: one number in CloudWatch, and the same number in Prometheus. */
export interface Signal {
  readonly title: string;
  /** Empty if the value is 0 or 1. */
  readonly unit: string;
  /** The period of one value, in minutes. */
  readonly minutes: number;
  /** Absent if only an installation outside AWS has it. */
  readonly measure?: Measure;
  /** The sum of `measure` in percent of the sum of these. */
  readonly shareOf?: readonly Measure[];
  /** `measure` in percent of a quota of the account; `perSecond` for a quota per second that AWS counts per minute. */
  readonly ofQuota?: keyof Quotas;
  /** The same in PromQL over a window such as `5m`; absent where only AWS measures it. */
  readonly prometheus?: (window: string) => string;
}

export const own = <M extends MetricName>(name: M, statistic: Statistic, labels?: Partial<Labels<M>>): Measure =>
  ({ own: name, statistic, ...(labels && { labels }) }) as Measure;
export const aws = (part: Part, namespace: string, name: string, statistic: Statistic): Measure => ({
  part,
  namespace,
  name,
  statistic,
});
export const api = (name: string, statistic: Statistic) => aws('api', 'AWS/ApiGateway', name, statistic);
export const table = (name: string, statistic: Statistic) => aws('table', 'AWS/DynamoDB', name, statistic);
export const lambdas = (name: string, statistic: Statistic) => aws('account', 'AWS/Lambda', name, statistic);
export const index = (name: string, statistic: Statistic) => aws('search', 'AWS/ES', name, statistic);

export const increase = (series: string) => (window: string) => `sum(increase(${series}[${window}]))`;
export const quantile =
  (q: number, histogram: string, factor = '') =>
  (window: string) =>
    `${factor}histogram_quantile(${q}, sum by (le) (rate(${histogram}_bucket[${window}])))`;
/** No value if the whole is 0. */
export const percent = (part: string, whole: string) => (window: string) =>
  `100 * (sum(rate(${part}[${window}])) or vector(0)) / (sum(rate(${whole}[${window}])) > 0)`;
/** 0 if a counter was never incremented: a counter with labels then has no series. */
export const orNone = (expression: (window: string) => string) => (window: string) =>
  `${expression(window)} or vector(0)`;
