import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';

/** Alarms where the hourly audit finds money that does not agree with the gateway's record: it stands in the log's line. */
export const addMoneyAlarm = (scope: Construct, lambda: LambdaFunction): void => {
  const metric = new MetricFilter(scope, 'WrongPayments', {
    logGroup: lambda.logGroup,
    filterPattern: FilterPattern.numberValue('$.counts.wrongPayments', '>', 0),
    metricNamespace: 'HotelBooking',
    metricName: 'WrongPayments',
    metricValue: '$.counts.wrongPayments',
  }).metric({ period: Duration.hours(1), statistic: 'Maximum' });
  new Alarm(scope, 'WrongPaymentsAlarm', {
    alarmDescription:
      'The gateway has taken or given money that no booking knows of, or the other way round: npm run reconcile tells which.',
    metric,
    threshold: 1,
    evaluationPeriods: 1,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  });
};
