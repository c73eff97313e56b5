import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';

interface AlarmSettings {
  /** What it means for people. */
  readonly meaning: string;
  readonly metric: IMetric;
  /** In the metric's unit. */
  readonly threshold: number;
  /** Where too little is what is wrong, so many times running. */
  readonly belowFor?: number;
}

/** Alarms as a metric reaches its threshold, or stays below it; nothing measured is nothing wrong. */
export const addAlarm = (
  scope: Construct,
  id: string,
  { meaning, metric, threshold, belowFor }: AlarmSettings,
): void => {
  new Alarm(scope, id, {
    alarmDescription: meaning,
    metric,
    threshold,
    evaluationPeriods: belowFor ?? 1,
    comparisonOperator:
      belowFor === undefined
        ? ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD
        : ComparisonOperator.LESS_THAN_THRESHOLD,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  });
};
