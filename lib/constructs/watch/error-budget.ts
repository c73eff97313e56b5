import {
  Alarm,
  AlarmRule,
  AlarmState,
  ComparisonOperator,
  CompositeAlarm,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { alarmText } from '../../settings/watch/alarms.ts';
import { type BurnRate, budgetPercent, burnRates, objective } from '../../settings/watch/objective.ts';
import { signalOf } from '../../settings/watch/signals.ts';
import { alarmNameOf } from './alarms.ts';
import { metricOf, type Watched } from './metrics.ts';
import type { OnCall } from './on-call.ts';

/** Alarms on the burn rate of the error budget: each fires only if both of its windows exceed the rate. */
export class ErrorBudget extends Construct {
  constructor(scope: Construct, id: string, watched: Watched, onCall: OnCall | undefined) {
    super(scope, id);
    for (const [name, { rate, windows, meaning, severity }] of Object.entries(burnRates) as [string, BurnRate][]) {
      const window = (minutes: number): Alarm => {
        const metric = metricOf(watched, signalOf('errorRate'), { minutes });
        if (metric === undefined) throw new Error('the API has no metrics');
        return new Alarm(this, `${name}${minutes}`, {
          alarmName: alarmNameOf(watched.stage, `${name}-${minutes}min`),
          alarmDescription: alarmText(`One of two windows. ${meaning}`, objective.runbook),
          metric,
          threshold: rate * budgetPercent,
          evaluationPeriods: 1,
          comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
          treatMissingData: TreatMissingData.NOT_BREACHING,
        });
      };
      const both = new CompositeAlarm(this, name, {
        compositeAlarmName: alarmNameOf(watched.stage, name),
        alarmDescription: alarmText(meaning, objective.runbook),
        alarmRule: AlarmRule.allOf(...windows.map((minutes) => AlarmRule.fromAlarm(window(minutes), AlarmState.ALARM))),
      });
      onCall?.tell(both, severity);
    }
  }
}
