import { Duration } from 'aws-cdk-lib';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { addAlarm } from './alarm.ts';

/** A count in the line that a schedule logs of each run, and what it means for people where it is above 0. */
export interface CountAlarm {
  readonly count: string;
  readonly meaning: string;
}

/** Alarms where a run of a schedule has counted something that should not be. */
export const addCountAlarm = (scope: Construct, lambda: LambdaFunction, { count, meaning }: CountAlarm): void => {
  const name = `${count.charAt(0).toUpperCase()}${count.slice(1)}`;
  const metric = new MetricFilter(scope, name, {
    logGroup: lambda.logGroup,
    filterPattern: FilterPattern.numberValue(`$.counts.${count}`, '>', 0),
    metricNamespace: 'HotelBooking',
    metricName: name,
    metricValue: `$.counts.${count}`,
  }).metric({ period: Duration.hours(1), statistic: 'Maximum' });
  addAlarm(scope, `${name}Alarm`, { meaning, metric, threshold: 1 });
};
