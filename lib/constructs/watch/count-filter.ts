import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { ScheduleName } from '../../../functions/contract/schedules.ts';
import type { StageName } from '../../settings/stages.ts';
import { type SignalName, signalOf, signals } from '../../settings/watch/signals.ts';
import { countNamespace } from './metrics.ts';

/** Creates metrics from the counts that a schedule logs for each run, if a signal uses them. */
export const addCountFilters = (
  scope: Construct,
  { lambda, schedule, stage }: { lambda: LambdaFunction; schedule: ScheduleName; stage: StageName },
): void => {
  for (const name of Object.keys(signals) as SignalName[]) {
    const { measure } = signalOf(name);
    if (measure === undefined || !('count' in measure) || measure.schedule !== schedule) continue;
    const { count } = measure;
    new MetricFilter(scope, `Count-${count}`, {
      logGroup: lambda.logGroup,
      filterPattern: FilterPattern.numberValue(`$.counts.${count}`, '>', 0),
      metricNamespace: countNamespace(stage),
      metricName: count,
      metricValue: `$.counts.${count}`,
    });
  }
};
